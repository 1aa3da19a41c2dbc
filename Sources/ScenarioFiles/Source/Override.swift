/// An override, read: where its value goes, and the place of its mistakes.
struct Override {
  var keys: [String]
  var place: Place
  var value: SourceNode

  /// Reads overrides; those that can't be read are reported under the option that holds them, whose
  /// repetitions count as lines.
  static func parse(_ overrides: [ScenarioOverride], log: DiagnosticLog) -> [Override] {
    var lines: [String: Int] = [:]
    return overrides.compactMap { override in
      let line = lines[override.option, default: 0] + 1
      lines[override.option] = line
      let place = Place(file: override.option, line: line, column: 1)
      switch override.form {
      case .assignment(let text): return parse(assignment: text, at: place, log: log)
      case .value(let text, let key): return parse(value: text, of: key, at: place, log: log)
      }
    }
  }

  private static func parse(
    assignment text: String, at place: Place, log: DiagnosticLog
  ) -> Override? {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      log.error(
        place, "'\(text)' is not of the form key=value",
        hint: "write \(place.file) consumers.population=1000")
      return nil
    }
    let valueText = String(text[text.index(after: equals)...])
    guard !valueText.trimmingSpaces().isEmpty else {
      log.error(
        place, "'\(text)' has no value",
        hint:
          "write \(place.file) consumers.population=1000; '' for empty text, [] for an empty list")
      return nil
    }
    let offset = text.distance(from: text.startIndex, to: equals) + 1
    return parse(valueText, of: String(text[..<equals]), at: place, offset: offset, log: log)
  }

  private static func parse(
    value text: String, of key: String, at place: Place, log: DiagnosticLog
  ) -> Override? {
    guard !text.trimmingSpaces().isEmpty else {
      log.error(
        place, "\(place.file) has no value", hint: "write a value behind it, or leave it out")
      return nil
    }
    return parse(text, of: key, at: place, offset: 0, log: log)
  }

  /// `offset` is the number of characters before the value.
  private static func parse(
    _ text: String, of key: String, at place: Place, offset: Int, log: DiagnosticLog
  ) -> Override? {
    let reader = YAMLReader(file: place.file, log: log)
    guard var value = reader.read(Array(text.utf8)) else { return nil }
    value.shift(line: place.line - 1, column: offset)
    let keys = key.split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.trimmingSpaces() }
    return Override(keys: keys, place: place, value: value)
  }

  /// Puts the value in place; a key that does not exist yet is added.
  func apply(to root: inout SourceNode, log: DiagnosticLog) {
    apply(to: &root, keys[...], log: log)
  }

  private func apply(to node: inout SourceNode, _ keys: ArraySlice<String>, log: DiagnosticLog) {
    guard let key = keys.first else {
      node = value
      return
    }
    if case .list(var items) = node.content {
      guard let index = Self.index(of: key, in: items) else {
        log.error(
          place, "no entry '\(key)' in the list",
          hint: "entries: " + items.compactMap(\.label).map { "'\($0)'" }.joined(separator: ", "))
        return
      }
      apply(to: &items[index], keys.dropFirst(), log: log)
      node.content = .list(items)
      return
    }
    applyToMap(&node, key, keys.dropFirst(), log: log)
  }

  private func applyToMap(
    _ node: inout SourceNode, _ key: String, _ rest: ArraySlice<String>, log: DiagnosticLog
  ) {
    var entries = node.entries
    let index = entries.firstIndex { $0.key == key } ?? entries.count
    if index == entries.count {
      let empty = SourceNode(place: place, content: .map([]))
      entries.append(.init(key: key, place: place, value: empty))
    }
    apply(to: &entries[index].value, rest, log: log)
    node.entries = entries
  }

  /// The position of a list's entry that is named by its label or by its number from 1.
  static func index(of key: String, in items: [SourceNode]) -> Int? {
    if let index = items.firstIndex(where: { $0.label == key }) { return index }
    guard let position = Int(key), items.indices.contains(position - 1) else { return nil }
    return position - 1
  }
}

extension SourceNode {
  /// The name by which an override finds a list's entry.
  fileprivate var label: String? {
    for key in ["id", "product", "firm", "name"] {
      if let text = self[key]?.text { return text }
    }
    return nil
  }

  /// Moves every place by so many lines and columns.
  fileprivate mutating func shift(line: Int, column: Int) {
    place.line += line
    place.column += column
    switch content {
    case .scalar: break
    case .list(var items):
      for index in items.indices { items[index].shift(line: line, column: column) }
      content = .list(items)
    case .map(var entries):
      for index in entries.indices {
        entries[index].place.line += line
        entries[index].place.column += column
        entries[index].value.shift(line: line, column: column)
      }
      content = .map(entries)
    }
  }
}
