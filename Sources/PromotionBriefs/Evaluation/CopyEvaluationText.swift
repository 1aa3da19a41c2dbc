import Foundation

/// Measures as a table, JSON, CSV or Markdown.
public enum CopyEvaluationText {
  /// How to write.
  public enum Format: String, Sendable, CaseIterable { case table, json, csv, md }

  /// Returns the measures, one column per language.
  public static func render(_ measures: [CopyMeasures], format: Format) throws -> String {
    switch format {
    case .json: try json(measures)
    case .csv: lines(measures).map { $0.joined(separator: ",") }.joined(separator: "\r\n") + "\r\n"
    case .md: markdown(lines(measures))
    case .table: table(lines(measures))
    }
  }

  private static func json(_ measures: [CopyMeasures]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(measures), as: UTF8.self) + "\n"
  }

  /// The table's rows, the heading first; a value that is not there is empty.
  private static func lines(_ measures: [CopyMeasures]) -> [[String]] {
    let rows: [(String, (CopyMeasures) -> String)] = [
      ("drafts", { "\($0.drafts)" }), ("tries", { "\($0.tries)" }),
      ("first_try_rate", { number($0.firstTryRate, 3) }),
      ("mean_tries", { number($0.meanTries, 2) }),
      ("fallback_rate", { number($0.fallbackRate, 3) }), ("copies", { "\($0.copies)" }),
      ("slot_exactness", { number($0.slotExactness, 3) }),
      ("template_rate", { number($0.templateRate, 3) }),
      ("distinct_1", { number($0.distinct1, 3) }), ("distinct_2", { number($0.distinct2, 3) }),
      ("self_bleu", { number($0.selfBLEU, 2) }), ("bleu", { number($0.bleu, 2) }),
      ("perplexity", { number($0.perplexity, 2) }), ("readability", { number($0.readability, 1) }),
    ]
    return [["measure"] + measures.map(\.language)]
      + rows.map { row in [row.0] + measures.map(row.1) } + rejectionLines(measures)
  }

  private static func rejectionLines(_ measures: [CopyMeasures]) -> [[String]] {
    let checks = CopyCheck.allCases.filter { check in
      measures.contains { $0.rejections.contains { $0.check == check } }
    }
    return checks.map { check in
      ["rejected_\(check.rawValue)"]
        + measures.map { row in "\(row.rejections.first { $0.check == check }?.answers ?? 0)" }
    }
  }

  private static func number(_ value: Double?, _ digits: Int) -> String {
    value.map { String(format: "%.\(digits)f", $0) } ?? ""
  }

  private static func table(_ lines: [[String]]) -> String {
    let widths = (lines.first ?? []).indices.map { column in
      lines.map { $0[column].count }.max() ?? 0
    }
    return lines.map { line in
      let cells = line.indices.map { column in
        let blanks = String(repeating: " ", count: widths[column] - line[column].count)
        return column == 0 ? line[column] + blanks : blanks + line[column]
      }
      return cells.joined(separator: "  ") + "\n"
    }.joined()
  }

  private static func markdown(_ lines: [[String]]) -> String {
    guard let heading = lines.first else { return "" }
    let rule = heading.indices.map { $0 == 0 ? "---" : "---:" }
    return ([heading, rule] + lines.dropFirst()).map { "| " + $0.joined(separator: " | ") + " |\n" }
      .joined()
  }
}
