import Foundation

/// Rows of text for the terminal, documents and other programs.
package struct AnswerTable: Sendable, Hashable {
  /// The columns' titles.
  package var head: [String]
  /// The cells.
  package var rows: [[String]]
  /// Columns of words, which stand to the left; numbers stand to the right.
  package var wordColumns: Set<Int>

  /// Gathers the parts.
  package init(head: [String], rows: [[String]] = [], wordColumns: Set<Int> = [0]) {
    self.head = head
    self.rows = rows
    self.wordColumns = wordColumns
  }

  /// Aligned text with a line end after every line.
  package var text: String {
    let all = [head] + rows
    let widths = head.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column -> String in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        return wordColumns.contains(column) ? row[column] + space : space + row[column]
      }
      let line = cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
    }.joined()
  }

  /// The same as a Markdown table.
  package var markdown: String {
    let rule = head.indices.map { wordColumns.contains($0) ? "---" : "---:" }
    return ([head, rule] + rows).map { row in
      "| " + row.map { $0.replacingOccurrences(of: "|", with: "\\|") }.joined(separator: " | ")
        + " |\n"
    }.joined()
  }

  /// The same as CSV; words with a comma or a quote stand in quotes.
  package var csv: String {
    ([head] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.contains(where: { ",\"\n".contains($0) }) else { return cell }
    return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
  }

  /// A share as a percentage.
  package static func percent(_ share: Double, decimals: Int = 2) -> String {
    fixed(100 * share, decimals: decimals) + " %"
  }

  /// A number with a fixed count of decimals; zero has no sign.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.contains { "123456789".contains($0) } ? text : text.replacing("-", with: "")
  }

  /// The same with a plus in front when it is above zero as written.
  package static func signed(_ value: Double, decimals: Int) -> String {
    let text = fixed(value, decimals: decimals)
    return value > 0 && text.contains { "123456789".contains($0) } ? "+" + text : text
  }
}
