import ScenarioFiles

/// A value of a mapping file with its place.
struct MappingNode: Equatable {
  /// What stands there.
  enum Content: Equatable {
    /// A word or a quoted text.
    case text(String)
    /// Keys with values, in file order.
    case entries([Entry])
  }

  /// A key with its value.
  struct Entry: Equatable {
    var key: String
    var place: Place
    var value: MappingNode
  }

  var place: Place
  var content: Content
}

/// Reads the small part of YAML that a mapping file needs: keys with texts, nested by indentation or in
/// braces; quotes and comments.
struct MappingText {
  private let file: String
  private let log: ImportLog
  private var characters: [Character] = []
  private var position = 0
  private var hasFailed = false
  private var lines: [(indent: Int, text: [Character], number: Int)] = []
  private var next = 0

  /// Returns the file's content, or `nil` after noting what is wrong with it.
  static func read(_ text: String, file: String, log: ImportLog) -> MappingNode? {
    var reader = MappingText(text, file: file, log: log)
    let root = reader.readBlock(indent: 0)
    return reader.hasFailed ? nil : root
  }

  private init(_ text: String, file: String, log: ImportLog) {
    (self.file, self.log) = (file, log)
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let indent = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(indent)
      guard let first = rest.first, first != "#", rest != "---" else { continue }
      lines.append((indent, Array(line), number + 1))
    }
  }

  private mutating func readBlock(indent: Int) -> MappingNode {
    var entries: [MappingNode.Entry] = []
    let start = next < lines.count ? lines[next].number : 1
    while next < lines.count, !hasFailed, lines[next].indent >= indent {
      let line = lines[next]
      (characters, position) = (line.text, line.indent)
      guard line.indent == indent else {
        fail("the line is indented further than the key above it")
        break
      }
      entries.append(readEntry(line: line.number, indent: indent))
    }
    return MappingNode(
      place: Place(file: file, line: start, column: indent + 1), content: .entries(entries))
  }

  private mutating func readEntry(line: Int, indent: Int) -> MappingNode.Entry {
    let place = here
    let key = readScalar(until: ":,{}")
    guard take(":") else {
      fail("expected `key: value`")
      return .init(key: key, place: place, value: .init(place: place, content: .text("")))
    }
    skipSpaces()
    guard position == characters.count || characters[position] == "#" else {
      let value = readValue(until: "")
      skipSpaces()
      if position < characters.count, characters[position] != "#" { fail("unexpected text") }
      next += 1
      return .init(key: key, place: place, value: value)
    }
    next += 1
    let deeper = next < lines.count && lines[next].indent > indent
    let empty = MappingNode(place: here, content: .entries([]))
    return .init(
      key: key, place: place, value: deeper ? readBlock(indent: lines[next].indent) : empty)
  }

  private mutating func readValue(until ends: String) -> MappingNode {
    let place = here
    guard take("{") else {
      return MappingNode(place: place, content: .text(readScalar(until: ends)))
    }
    var entries: [MappingNode.Entry] = []
    skipSpaces()
    while !hasFailed, !take("}") {
      let keyPlace = here
      let key = readScalar(until: ":,{}")
      guard take(":") else {
        fail("expected `key: value` and a closing }")
        break
      }
      skipSpaces()
      entries.append(.init(key: key, place: keyPlace, value: readValue(until: ",}")))
      skipSpaces()
      if take(",") { skipSpaces() }
    }
    return MappingNode(place: place, content: .entries(entries))
  }

  private mutating func readScalar(until ends: String) -> String {
    if position < characters.count, characters[position] == "\"" || characters[position] == "'" {
      return readQuoted(characters[position])
    }
    var text = ""
    while position < characters.count, !ends.contains(characters[position]) {
      if characters[position] == "#", text.last == " " { break }
      text.append(characters[position])
      position += 1
    }
    return CellText.trimmed(text)
  }

  private mutating func readQuoted(_ quote: Character) -> String {
    var text = ""
    position += 1
    while position < characters.count {
      let character = characters[position]
      position += 1
      if character == quote {
        skipSpaces()
        return text
      }
      text.append(character)
    }
    fail("the quote is not closed")
    return text
  }

  private var here: Place {
    Place(file: file, line: next < lines.count ? lines[next].number : 1, column: position + 1)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard position < characters.count, characters[position] == character else { return false }
    position += 1
    return true
  }

  private mutating func skipSpaces() {
    while position < characters.count, characters[position] == " " { position += 1 }
  }

  private mutating func fail(_ message: String) {
    log.error(
      here, message,
      hint: "write it as `sales: {file: Absatz.csv, columns: {sku: Artikel, week: Woche}}`")
    hasFailed = true
    position = characters.count
  }
}
