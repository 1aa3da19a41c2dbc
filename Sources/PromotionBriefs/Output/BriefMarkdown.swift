/// A brief as Markdown.
public enum BriefMarkdown {
  /// Returns the page; texts from files can't become markup.
  public static func text(_ brief: PromotionBrief) -> String {
    let document = BriefDocument(brief)
    let opening =
      ["# \(escaped(document.title))", escaped(document.subtitle)]
      + document.banners.map { "> **\(escaped($0))**" }
    let sections = document.sections.flatMap { section in
      ["## \(section.number). \(section.title)"] + section.blocks.compactMap(block)
    }
    return (opening + sections).joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: BriefDocument.Block) -> String? {
    switch block {
    case .paragraph(let text): return escaped(text)
    case .banner(let text): return "> \(escaped(text))"
    case .heading(let text): return "### \(escaped(text))"
    case .list(let items):
      return items.isEmpty ? nil : items.map { "- \(escaped($0))" }.joined(separator: "\n")
    case .facts(let pairs):
      return pairs.map { "- **\(escaped($0.name)):** \(escaped($0.value))" }
        .joined(separator: "\n")
    case .table(let header, let rows, let firstNumber):
      return rows.isEmpty ? nil : table(header, rows, firstNumber: firstNumber)
    }
  }

  private static func table(
    _ header: [String], _ rows: [[String]], firstNumber: Int
  ) -> String {
    let rule = header.indices.map { $0 < firstNumber ? "---" : "---:" }
    return ([header.map(escaped), rule] + rows.map { $0.map(escaped) })
      .map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  /// Escapes what Markdown would read as markup; words between backticks stay code.
  static func escaped(_ text: String) -> String {
    let parts = PlainText.oneLine(text).split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1, !parts.contains(where: looksLikeTag) else {
      return escaped(PlainText.oneLine(text), "\\*_[]<>#|&~`")
    }
    return parts.enumerated().map { place, part in
      escaped(String(part), place % 2 == 1 ? "|" : "\\*_[]<>#|&~")
    }.joined(separator: "`")
  }

  /// Whether a part could be read as an HTML tag where a reader takes no code: `<` before a letter.
  private static func looksLikeTag(_ part: Substring) -> Bool {
    zip(part, part.dropFirst()).contains { left, right in
      left == "<" && (right.isLetter || "/!?".contains(right))
    }
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    var result = ""
    for character in text {
      if special.contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
