/// Checks a file's content against the table of keys.
///
/// Reports unknown keys, missing keys, wrong forms and wrong units; what is left are typed values with
/// the language's defaults filled in.
struct StructureCheck {
  let log: DiagnosticLog

  /// Returns the typed value of `source`; invalid parts are reported and marked.
  func check(_ source: SourceNode, as kind: ValueKind, key: String) -> CheckedNode {
    let invalid = CheckedNode(place: source.place, value: .invalid)
    guard let kind = matching(kind, source) else {
      reportForm(source, kind, key)
      return invalid
    }
    let value: CheckedValue? =
      switch kind {
      case .list(let item, let count): checkList(source, item, atLeast: count, key: key)
      case .map(let table): checkMap(source, table)
      case .named(let item, _, let slash): checkNames(source, item, slash: slash)
      default: checkScalar(source, kind, key)
      }
    return value.map { CheckedNode(place: source.place, value: $0) } ?? invalid
  }

  private func matching(_ kind: ValueKind, _ source: SourceNode) -> ValueKind? {
    let form = source.form
    guard case .either(let kinds) = kind else {
      let isEmptyScalar = form == .scalar && source.isNothing
      if case .map = kind, form == .scalar, !isEmptyScalar { return nil }
      return kind.accepts(form) ? kind : nil
    }
    let candidates = kinds.filter { $0.accepts(form) }
    guard form == .scalar, let text = source.text else { return candidates.first }
    let scalars = candidates.filter { if case .map = $0 { false } else { true } }
    return scalars.first { ValueParser.parse(text, as: $0) != nil } ?? scalars.last
  }

  private func reportForm(_ source: SourceNode, _ kind: ValueKind, _ key: String) {
    log.error(source.place, "'\(key)' must be \(kind.words), found \(source.words)")
  }

  // MARK: - Lists and maps

  private func checkList(
    _ source: SourceNode, _ item: ValueKind, atLeast count: Int, key: String
  ) -> CheckedValue? {
    guard source.items.count >= count else {
      log.error(source.place, "'\(key)' is empty", hint: "write at least one item")
      return nil
    }
    return .list(source.items.map { check($0, as: item, key: key) })
  }

  private func checkNames(
    _ source: SourceNode, _ item: ValueKind, slash: Bool
  ) -> CheckedValue {
    .map(
      source.entries.map { entry in
        let parts = slash ? entry.key.split(separator: "/") : [entry.key[...]]
        if parts.contains(where: { ValueParser.parse(String($0), as: .identifier) == nil }) {
          log.error(
            entry.place, "'\(entry.key)' must be \(ValueKind.identifier.words)",
            hint: "rename it; the name also stands in tables")
        }
        return .init(
          key: entry.key, place: entry.place, node: check(entry.value, as: item, key: entry.key))
      })
  }

  private func checkMap(_ source: SourceNode, _ table: KeyTable) -> CheckedValue {
    for entry in source.entries { checkKnown(entry, table) }
    checkExactlyOne(source, table)
    return .map(table.usable.compactMap { checkKey($0, of: source, table) })
  }

  private func checkKey(
    _ key: KeyTable.Key, of source: SourceNode, _ table: KeyTable
  ) -> CheckedNode.Entry? {
    if let entry = source.entries.first(where: { $0.key == key.name }) {
      return .init(
        key: key.name, place: entry.place, node: check(entry.value, as: key.kind, key: key.name))
    }
    switch key.need {
    case .required:
      if source.entries.contains(where: { isMeant($0.key, for: key.name, table) }) { return nil }
      if let waiver = table.waiver, waiver.key == key.name, waiver.holds(for: source) {
        return nil
      }
      log.error(
        source.place, "\(table.name) lacks the key '\(key.name)'",
        hint: "'\(key.name)' must be \(key.kind.words)")
      return nil
    case .standard(let text):
      var node = check(.plain(text, at: source.place), as: key.kind, key: key.name)
      node.isDefault = true
      return .init(key: key.name, place: source.place, node: node)
    case .optional, .notBuilt: return nil
    }
  }

  /// Whether an unknown key is a misspelt `name`.
  private func isMeant(_ found: String, for name: String, _ table: KeyTable) -> Bool {
    table[found] == nil && EditDistance.nearest(to: found, in: table.usable.map(\.name)) == name
  }

  private func checkKnown(_ entry: SourceNode.Entry, _ table: KeyTable) {
    guard let key = table[entry.key] else {
      let names = table.usable.map(\.name)
      let hint =
        EditDistance.nearest(to: entry.key, in: names).map { "did you mean '\($0)'?" }
        ?? (names.isEmpty
          ? "write {}" : "known keys: " + names.map { "'\($0)'" }.joined(separator: ", "))
      log.error(entry.place, "unknown key '\(entry.key)' in \(table.name)", hint: hint)
      return
    }
    if case .notBuilt = key.need { reportNotBuilt(entry.place, "'\(entry.key)'", key.description) }
  }

  private func reportNotBuilt(_ place: Place, _ what: String, _ description: String?) {
    log.error(
      place, "\(what) is not built yet",
      hint: description ?? "remove it, or wait for a later version")
  }

  private func checkExactlyOne(_ source: SourceNode, _ table: KeyTable) {
    guard !table.exactlyOne.isEmpty else { return }
    let found = source.entries.map(\.key).filter { table.exactlyOne.contains($0) }
    let hasOther = source.entries.contains { table[$0.key] == nil || table.isNotBuilt($0.key) }
    guard found.count != 1, !(found.isEmpty && hasOther) else { return }
    let names = found.map { "'\($0)'" }.joined(separator: " and ")
    log.error(
      source.place,
      "\(table.name) needs exactly one kind, found " + (found.isEmpty ? "none" : names),
      hint: choices(source, table))
  }

  private func choices(_ source: SourceNode, _ table: KeyTable) -> String {
    if let narrowing = table.narrowing,
      source.entries.contains(where: {
        $0.key == narrowing.key && $0.value.text == narrowing.value
      })
    {
      return "write '\(narrowing.only)': '\(narrowing.value)' takes no other kind"
    }
    let usable = table.exactlyOne.filter { !table.isNotBuilt($0) }
    return "choose one of " + usable.map { "'\($0)'" }.joined(separator: ", ")
  }

  // MARK: - Scalars

  private func checkScalar(_ source: SourceNode, _ kind: ValueKind, _ key: String) -> CheckedValue?
  {
    guard case .scalar(let text, let isPlain) = source.content else { return nil }
    if case .choice(_, let later) = kind, later.contains(text) {
      reportNotBuilt(source.place, "'\(key): \(text)'", nil)
      return nil
    }
    if source.isNothing {
      log.error(source.place, "'\(key)' must be \(kind.words), found nothing")
      return nil
    }
    if kind.isFreeText, isPlain, let meaning = PlainTextTrap.meaning(of: text) {
      log.error(
        source.place, "'\(key)' is written \(text), which YAML tools may read as \(meaning)",
        hint: "write it in quotes: \"\(text)\"")
      return nil
    }
    if let value = ValueParser.parse(text, as: kind) { return value }
    log.error(
      source.place, "'\(key)' must be \(kind.words), found '\(text)'", hint: hint(text, kind))
    return nil
  }

  private func hint(_ text: String, _ kind: ValueKind) -> String? {
    if case .choice(let words, _) = kind, let near = EditDistance.nearest(to: text, in: words) {
      return "did you mean '\(near)'?"
    }
    return PlainTextTrap.meaning(of: text).map {
      "YAML tools may read \(text) as \($0); write a plain value"
    }
  }
}

extension KeyTable {
  fileprivate func isNotBuilt(_ name: String) -> Bool {
    if let key = self[name], case .notBuilt = key.need { return true }
    return false
  }
}

extension ValueKind {
  /// Whether any word is a value, so that traps go unnoticed.
  fileprivate var isFreeText: Bool {
    switch self {
    case .text, .identifier, .path: true
    default: false
    }
  }
}

extension SourceNode {
  fileprivate var form: ValueKind.Form {
    switch content {
    case .scalar: .scalar
    case .list: .list
    case .map: .map
    }
  }

  /// What stands there, for a message.
  fileprivate var words: String {
    switch content {
    case .scalar(let text, _): isNothing ? "nothing" : "'\(text)'"
    case .list(let items): "a list of \(items.count) item\(items.count == 1 ? "" : "s")"
    case .map(let entries):
      "a map with " + entries.prefix(3).map { "'\($0.key)'" }.joined(separator: ", ")
    }
  }
}
