/// A map's known keys; the one table behind validation, JSON Schema and the reference pages.
struct KeyTable: Sendable {
  /// A key of the language.
  struct Key: Sendable {
    var name: String
    var kind: ValueKind
    var need: Need
    var description: String

    init(_ name: String, _ kind: ValueKind, _ need: Need, _ description: String) {
      self.name = name
      self.kind = kind
      self.need = need
      self.description = description
    }
  }

  /// Whether a key must be there.
  enum Need: Sendable {
    /// It must.
    case required
    /// It may be left out, and then nothing stands for it.
    case optional
    /// It may be left out, and then this text stands for it.
    case standard(String)
    /// It belongs to the language but can't be used yet.
    case notBuilt
  }

  /// What the map describes, in the singular: `product`, `strategy`.
  var name: String
  var keys: [Key]
  /// Keys of which exactly one must be there; empty for no such condition.
  var exactlyOne: [String] = []
  /// The only one of `exactlyOne` that goes with a key's value, if there is such a value.
  var narrowing: Narrowing?

  /// A value under which only one of several keys may stand.
  struct Narrowing: Sendable {
    var key: String
    var value: String
    var only: String
  }

  /// A required key that may be missing where `parent` has one of `tags`.
  var waiver: Waiver?

  /// When a required key may be missing.
  struct Waiver: Sendable {
    var key: String
    var parent: String
    var tags: [String]

    /// Whether the map goes without the key.
    func holds(for source: SourceNode) -> Bool {
      source[parent]?.entries.contains { tags.contains($0.key) } ?? false
    }
  }

  init(
    _ name: String, exactlyOne: [String] = [], narrowing: Narrowing? = nil,
    waiver: Waiver? = nil, _ keys: [Key]
  ) {
    self.name = name
    self.waiver = waiver
    self.keys = keys
    self.exactlyOne = exactlyOne
    self.narrowing = narrowing
  }

  /// Keys that a user may write.
  var usable: [Key] {
    keys.filter {
      if case .notBuilt = $0.need { return false }
      return true
    }
  }

  /// Whether an empty value may stand for the map.
  var isOptional: Bool {
    exactlyOne.isEmpty
      && !keys.contains {
        if case .required = $0.need { return true }
        return false
      }
  }

  /// The keys that matter most, for a message.
  var mainKeys: String {
    let names = exactlyOne.isEmpty ? usable.map(\.name) : exactlyOne
    guard !names.isEmpty else { return "no keys" }
    let shown = names.prefix(4).map { "'\($0)'" }.joined(separator: ", ")
    return (exactlyOne.isEmpty ? "keys such as " : "one of ") + shown
      + (names.count > 4 && !exactlyOne.isEmpty ? ", ..." : "")
  }

  subscript(name: String) -> Key? {
    keys.first { $0.name == name }
  }

  /// A table whose every key is a tag: exactly one must be there.
  static func tags(_ name: String, _ keys: [Key]) -> KeyTable {
    KeyTable(name, exactlyOne: keys.map(\.name), keys)
  }
}
