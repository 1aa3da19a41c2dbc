/// Mistakes in a voice file, each with its place.
public struct BrandVoiceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// One message per mistake, with place and hint.
  public let mistakes: [String]

  /// All messages, one below the other.
  public var description: String { mistakes.joined(separator: "\n") }
}

extension BrandVoice {
  /// Reads a voice file: headings `# do`, `# don't`, `# banned`, `# examples`, and below each its items, one per line,
  /// behind `- `.
  ///
  /// Blank lines and lines that start with `//` don't count. An example's language is told by its script.
  ///
  /// - Parameters:
  ///   - text: The file's text.
  ///   - file: The file's name, for messages.
  /// - Throws: `BrandVoiceError` with every mistake of the file.
  public init(text: String, file: String) throws(BrandVoiceError) {
    var parser = BrandVoiceParser(file: file)
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      parser.read(String(line), number: index + 1)
    }
    guard parser.mistakes.isEmpty else { throw BrandVoiceError(mistakes: parser.mistakes) }
    self = parser.voice
  }
}

/// Reads a voice file line by line.
private struct BrandVoiceParser {
  enum Section: String, CaseIterable {
    case rules = "do"
    case avoidances = "don't"
    case banned
    case examples
  }

  let file: String
  var voice = BrandVoice.none
  var mistakes: [String] = []
  private var section: Section?
  private var seen: Set<String> = []

  init(file: String) { self.file = file }

  mutating func read(_ line: String, number: Int) {
    let text = trimmed(line)
    if text.isEmpty || text.hasPrefix("//") { return }
    if text.hasPrefix("#") {
      open(trimmed(String(text.drop { $0 == "#" })), number: number)
    } else if text.hasPrefix("- ") {
      add(trimmed(String(text.dropFirst(2))), number: number)
    } else {
      note(
        number, "line '\(text.prefix(40))' is neither a heading nor an item",
        "start it with '# ' or '- '")
    }
  }

  private mutating func open(_ name: String, number: Int) {
    let plain = name.lowercased().replacing("\u{2019}", with: "'")
    section = Section(rawValue: plain)
    if section == nil {
      note(number, "unknown section '\(name)'", "use # do, # don't, # banned or # examples")
    } else if !seen.insert(plain).inserted {
      note(number, "section '\(name)' appears again", "put its items under the first one")
    }
  }

  private mutating func add(_ item: String, number: Int) {
    if item.isEmpty { return note(number, "empty item", "write text behind '- ' or drop the line") }
    switch section {
    case .rules: voice.rules.append(item)
    case .avoidances: voice.avoidances.append(item)
    case .banned: ban(item, number: number)
    case .examples:
      voice.examples.append(BrandVoice.Example(language: language(of: item), text: item))
    case nil:
      if seen.isEmpty {
        note(number, "item '\(item.prefix(40))' stands under no section", "put a heading above it")
      }
    }
  }

  private mutating func ban(_ item: String, number: Int) {
    guard item.contains(where: \.isLetter) else {
      return note(number, "banned word '\(item)' holds no letter", "write a word or a phrase")
    }
    voice.banned.append(item)
  }

  private func language(of text: String) -> CopyLanguage {
    text.contains(where: \.isWideScript) ? .simplifiedChinese : .english
  }

  private mutating func note(_ line: Int, _ problem: String, _ hint: String) {
    mistakes.append("\(file):\(line):1: error: \(problem)\nhint: \(hint)")
  }

  private func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
