import MarketModel

/// A scenario file, read once, and the scenarios in which a copy of one strategy with other values
/// stands beside it.
///
/// A promotion of the strategy is copied too where its values change, so that no other strategy
/// changes.
public struct ScenarioVariants: Sendable {
  /// The scenario without a copy.
  public let original: LoadedScenario
  /// The strategy.
  public let strategy: String
  /// The copy's name.
  public let copyName: String
  /// The numbers among the strategy's parameters, in the file's order.
  public let parameters: [NumericParameter]
  private let root: SourceNode
  private let body: SourceNode
  private let loader: ScenarioLoader

  static let promotions = "promotions"

  /// A value to put in a parameter's place.
  public struct Value: Sendable {
    /// The parameter.
    public var parameter: NumericParameter
    /// Its value, in base units.
    public var number: Double

    /// Gathers the parts.
    public init(_ parameter: NumericParameter, _ number: Double) {
      self.parameter = parameter
      self.number = number
    }
  }

  init?(root: SourceNode, original: LoadedScenario, strategy: String, loader: ScenarioLoader) {
    guard let body = root["strategies"]?[strategy] else { return nil }
    self.root = root
    self.body = body
    self.original = original
    self.strategy = strategy
    self.loader = loader
    copyName = Self.freeName(
      strategy + "_found", taken: original.scenario.strategies.map(\.name))
    parameters = ParameterWalk(root: root, products: original.scenario.focalProducts)
      .parameters(ofStrategy: body)
  }

  private static func freeName(_ name: String, taken: [String]) -> String {
    guard taken.contains(name) else { return name }
    var number = 2
    while taken.contains("\(name)\(number)") { number += 1 }
    return "\(name)\(number)"
  }

  /// Returns the scenario with the copy beside the strategy.
  ///
  /// - Throws: `ScenarioError` where the values don't go together.
  public func scenario(with values: [Value]) throws(ScenarioError) -> LoadedScenario {
    try loader.load(edited(values), path: original.scenario.file)
  }

  /// Returns the copy as a layer that can be laid over the scenario.
  ///
  /// - Parameters:
  ///   - values: The copy's values.
  ///   - comment: What stands above it, line by line.
  /// - Returns: The overlay's text, a YAML file.
  public func overlay(with values: [Value], comment: [String]) -> String {
    let root = edited(values)
    var lines = comment.map { "# \($0)" }
    if !promotionIDs(values).isEmpty, let list = root[Self.promotions] {
      lines.append("\(Self.promotions):")
      lines += list.items.map { "  - \(SourceText.flow($0))" }
    }
    lines.append("strategies:")
    if let copy = root["strategies"]?[copyName] {
      lines.append("  \(copyName): \(SourceText.flow(copy))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The promotions whose values change, in their order of appearance.
  private func promotionIDs(_ values: [Value]) -> [String] {
    var ids: [String] = []
    for value in values where value.parameter.keys.first == Self.promotions {
      if !ids.contains(value.parameter.keys[1]) { ids.append(value.parameter.keys[1]) }
    }
    return ids
  }

  private func edited(_ values: [Value]) -> SourceNode {
    let log = DiagnosticLog()
    var root = root
    var copy = body
    for id in promotionIDs(values) { copyPromotion(id, in: &root, usedBy: &copy) }
    Override(keys: ["strategies", copyName], place: body.place, value: copy)
      .apply(to: &root, log: log)
    for value in values {
      let node = SourceNode.plain(value.parameter.text(of: value.number), at: body.place)
      Override(keys: place(of: value.parameter), place: body.place, value: node)
        .apply(to: &root, log: log)
    }
    return root
  }

  private func place(of parameter: NumericParameter) -> [String] {
    guard parameter.keys.first == Self.promotions else {
      return ["strategies", copyName] + parameter.keys
    }
    return [Self.promotions, copyName(ofPromotion: parameter.keys[1])] + parameter.keys.dropFirst(2)
  }

  private func copyName(ofPromotion id: String) -> String {
    Self.freeName(id + "_found", taken: (root[Self.promotions]?.items ?? []).compactMap(\.id))
  }

  private func copyPromotion(
    _ id: String, in root: inout SourceNode, usedBy strategy: inout SourceNode
  ) {
    let name = copyName(ofPromotion: id)
    root.entries = root.entries.map { entry in
      guard entry.key == Self.promotions else { return entry }
      var entry = entry
      let copies = entry.value.items.filter { $0.id == id }.map { $0.replacing("id", by: name) }
      entry.value.content = .list(entry.value.items + copies)
      return entry
    }
    let own = (strategy[Self.promotions]?.items ?? []).map { item in
      item.text == id ? SourceNode.plain(name, at: item.place) : item
    }
    strategy = strategy.replacing(Self.promotions, by: .list(own))
  }
}

extension SourceNode {
  /// The text of the key `id`.
  var id: String? { self["id"]?.text }

  fileprivate func replacing(_ key: String, by text: String) -> SourceNode {
    replacing(key, by: .scalar(text, isPlain: true))
  }

  /// Returns the map with another content of one of its keys.
  fileprivate func replacing(_ key: String, by content: Content) -> SourceNode {
    var node = self
    node.entries = node.entries.map { entry in
      guard entry.key == key else { return entry }
      var entry = entry
      entry.value.content = content
      return entry
    }
    return node
  }
}

extension Scenario {
  /// The ids of the focal firm's products, in shelf order.
  fileprivate var focalProducts: [String] {
    market.offers.filter { $0.firm == market.focalFirm }.map(\.product)
  }
}
