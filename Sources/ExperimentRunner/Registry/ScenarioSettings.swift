import Foundation

/// The values of a resolved scenario by the paths that `--set` takes, such as
/// `products.lungo-250.list_price`.
struct ScenarioSettings {
  /// Values as text, by path.
  let values: [String: String]

  /// Reads a resolved scenario, which is JSON.
  ///
  /// - Throws: `DecodingError` for anything else.
  init(resolvedScenario text: String) throws {
    let root = try JSONDecoder().decode(Node.self, from: Data(text.utf8))
    var values: [String: String] = [:]
    root.collect(at: "", into: &values)
    self.values = values
  }
}

/// A value of JSON.
private indirect enum Node: Decodable {
  case leaf(String)
  case list([Node])
  case map([String: Node])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .leaf("none")
    } else if let flag = try? container.decode(Bool.self) {
      self = .leaf(flag ? "true" : "false")
    } else if let number = try? container.decode(Double.self) {
      self = .leaf(
        number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)")
    } else if let text = try? container.decode(String.self) {
      self = .leaf(text)
    } else if let list = try? container.decode([Node].self) {
      self = .list(list)
    } else {
      self = .map(try container.decode([String: Node].self))
    }
  }

  /// Adds every leaf below `path`.
  func collect(at path: String, into values: inout [String: String]) {
    switch self {
    case .leaf(let text):
      values[path] = text
    case .list(let nodes):
      collect(nodes, at: path, into: &values)
    case .map(let members) where members.isEmpty:
      values[path] = "{}"
    case .map(let members):
      for (key, node) in members.sorted(by: { $0.key < $1.key }) {
        node.collect(at: Self.joined(path, key), into: &values)
      }
    }
  }

  /// A list of plain values is one value; members of others go by their names, or else by their place.
  private func collect(_ nodes: [Node], at path: String, into values: inout [String: String]) {
    let texts = nodes.compactMap(\.text)
    if texts.count == nodes.count {
      values[path] = "[\(texts.joined(separator: ", "))]"
      return
    }
    let names = nodes.compactMap(\.name)
    let isNamed = Set(names).count == nodes.count
    for (index, node) in nodes.enumerated() {
      node.collect(at: Self.joined(path, isNamed ? names[index] : "\(index + 1)"), into: &values)
    }
  }

  private var text: String? {
    if case .leaf(let text) = self { text } else { nil }
  }

  /// What scenario files call the members of a list by.
  private var name: String? {
    guard case .map(let members) = self else { return nil }
    return ["id", "firm", "product"].lazy.compactMap { members[$0]?.text }.first
  }

  private static func joined(_ path: String, _ key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}
