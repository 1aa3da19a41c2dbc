/// Writes the short forms around replays out.
///
/// - `baseline: {replay: prices.csv}` becomes a strategy `today` that is the baseline;
/// - `rivals: {webshop: {replay: prices.csv, then: match_lowest 7 days}}` becomes a list of rivals, and
///   offers that are not stated are the products of the file;
/// - `replay: prices.csv` becomes `replay: {from: prices.csv}`;
/// - `then: match_lowest 7 days` becomes `then: {match_lowest: {latency: 7 days}}`.
struct ReplayForms {
  let log: DiagnosticLog

  /// Name of the strategy that a replayed baseline becomes.
  static let baselineName = "today"

  /// Returns the content without short forms; tables are not read yet.
  func longForm(_ root: SourceNode) -> SourceNode {
    var root = root
    nameBaseline(&root)
    root.entries = root.entries.map { entry in
      var entry = entry
      if entry.key == "rivals" { entry.value = listed(entry.value) }
      if entry.key == "rivals" || entry.key == "strategies" {
        entry.value = replaysWrittenOut(entry.value)
      }
      return entry
    }
    return root
  }

  // MARK: - Baseline

  private func nameBaseline(_ root: inout SourceNode) {
    guard let baseline = root["baseline"], baseline.entries.contains(where: { $0.key == "replay" })
    else { return }
    let name = Self.baselineName
    root.entries = root.entries.map { entry in
      guard entry.key == "baseline" else { return entry }
      var entry = entry
      entry.value = .plain(name, at: baseline.place)
      return entry
    }
    guard root["strategies"]?[name] == nil else {
      log.error(
        baseline.place, "the baseline's prices would be the strategy '\(name)', which exists",
        hint: "write baseline: \(name), and 'replay' in that strategy")
      return
    }
    let others = root["strategies"] ?? SourceNode(place: baseline.place, content: .map([]))
    var strategies = others
    strategies.entries =
      [.init(key: name, place: baseline.place, value: baseline)] + others.entries
    root.entries.removeAll { $0.key == "strategies" }
    root.entries.append(.init(key: "strategies", place: others.place, value: strategies))
  }

  // MARK: - Rivals

  private func listed(_ rivals: SourceNode) -> SourceNode {
    guard case .map(let entries) = rivals.content else { return rivals }
    let items = entries.map { entry in
      var rival = entry.value
      rival.entries =
        [.init(key: "firm", place: entry.place, value: .plain(entry.key, at: entry.place))]
        + strategyGathered(rival.entries, firm: entry.key)
      return rival
    }
    return SourceNode(place: rivals.place, content: .list(items))
  }

  /// Moves `replay` and `then` of a rival into its strategy.
  private func strategyGathered(_ entries: [SourceNode.Entry], firm: String) -> [SourceNode.Entry] {
    guard let replay = entries.first(where: { $0.key == "replay" }) else { return entries }
    var body = fromFile(replay.value)
    body.entries.append(
      .init(key: "competitor", place: replay.place, value: .plain(firm, at: replay.place)))
    body.entries += entries.filter { $0.key == "then" }
    let strategy = SourceNode(
      place: replay.place,
      content: .map([.init(key: "replay", place: replay.place, value: body)]))
    return entries.filter { $0.key != "replay" && $0.key != "then" }
      + [.init(key: "strategy", place: replay.place, value: strategy)]
  }

  // MARK: - Replays

  private func replaysWrittenOut(_ node: SourceNode) -> SourceNode {
    switch node.content {
    case .scalar: return node
    case .list(let items):
      return SourceNode(place: node.place, content: .list(items.map(replaysWrittenOut)))
    case .map(let entries):
      let longer = entries.map { entry in
        var entry = entry
        switch entry.key {
        case "replay": entry.value = replaysWrittenOut(fromFile(entry.value))
        case "then": entry.value = strategy(entry.value)
        default: entry.value = replaysWrittenOut(entry.value)
        }
        return entry
      }
      return SourceNode(place: node.place, content: .map(longer))
    }
  }

  private func fromFile(_ node: SourceNode) -> SourceNode {
    guard node.text != nil, !node.isNothing else { return node }
    return SourceNode(
      place: node.place, content: .map([.init(key: "from", place: node.place, value: node)]))
  }

  /// Turns the text `match_lowest 7 days` into `{match_lowest: {latency: 7 days}}`.
  private func strategy(_ node: SourceNode) -> SourceNode {
    guard let text = node.text, !node.isNothing else { return node }
    let words = text.split(separator: " ")
    guard let kind = words.first else { return node }
    let latency = words.dropFirst().joined(separator: " ")
    let parameters =
      latency.isEmpty
      ? []
      : [
        SourceNode.Entry(
          key: "latency", place: node.place, value: .plain(latency, at: node.place))
      ]
    let body = SourceNode(place: node.place, content: .map(parameters))
    return SourceNode(
      place: node.place,
      content: .map([.init(key: String(kind), place: node.place, value: body)]))
  }

  // MARK: - Offers

  /// Gives rivals without `offers` those of their replayed prices, at the median price.
  func withOffers(_ root: SourceNode) -> SourceNode {
    var root = root
    root.entries = root.entries.map { entry in
      guard entry.key == "rivals" else { return entry }
      var entry = entry
      entry.value.content = .list(entry.value.items.map(withOffers(rival:)))
      return entry
    }
    return root
  }

  private func withOffers(rival: SourceNode) -> SourceNode {
    guard rival["offers"] == nil, let prices = rival["strategy"]?["replay"]?["prices"],
      !prices.items.isEmpty
    else { return rival }
    var products: [String] = []
    for name in prices.items.compactMap({ $0["product"]?.text }) where !products.contains(name) {
      products.append(name)
    }
    let offers = products.map { product in
      let own = prices.items.filter { $0["product"]?.text == product }
      let middle = own.sorted { Self.price($0) < Self.price($1) }[(own.count - 1) / 2]
      return SourceNode(
        place: middle.place,
        content: .map(middle.entries.filter { $0.key == "product" || $0.key == "price" }))
    }
    var rival = rival
    let list = SourceNode(place: prices.place, content: .list(offers))
    rival.entries.append(.init(key: "offers", place: prices.place, value: list))
    return rival
  }

  private static func price(_ row: SourceNode) -> Double {
    row["price"]?.text.flatMap { Double($0) } ?? 0
  }
}
