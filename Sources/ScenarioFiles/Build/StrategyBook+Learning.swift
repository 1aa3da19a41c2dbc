import EventSimulation
import MarketModel
import PricingStrategies

// Strategies that learn prices by trial.
extension StrategyBook {
  /// The kinds that learn.
  static let learningKinds = StrategyKeys.learning.map(\.name)

  func learning(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    let body = entry.node
    let lists = priceLists(entry, firm)
    guard let every = body["every"]?.duration, let algorithm = algorithm(entry), !lists.isEmpty,
      decidesAgain(entry)
    else { return nil }
    let settings = PriceLearning(algorithm: algorithm, lists: lists, every: every)
    checkTrials(settings, body)
    checkStock(settings, entry)
    return .learning(settings)
  }

  private func algorithm(_ entry: CheckedNode.Entry) -> PriceLearning.Algorithm? {
    let body = entry.node
    let prior = prior(body)
    switch entry.key {
    case "explore_then_commit":
      return body["rounds"]?.integer.map { .exploreThenCommit(rounds: $0) }
    case "epsilon_greedy":
      return body["epsilon"]?.number.map { .epsilonGreedy(epsilon: $0, prior: prior) }
    case "ucb1":
      return body["exploration"]?.number.map { .upperConfidenceBound(exploration: $0) }
    case "sliding_window_thompson":
      return body["window"]?.integer.map { .slidingWindowThompson(prior: prior, window: $0) }
    case "discounted_thompson":
      return body["discount"]?.number.map { .discountedThompson(prior: prior, discount: $0) }
    case "thompson_inventory": return .thompsonInventory(prior: prior, pacing: pacing(body))
    default: return .thompson(prior: prior)
    }
  }

  private func pacing(_ body: CheckedNode) -> StockPacing {
    StockPacing(isUpdated: body["pacing"]?.text != "fixed", shutOff: body["shut_off"]?.money)
  }

  private func prior(_ body: CheckedNode) -> SalesPrior {
    if let beta = body["prior"]?["beta"], let a = beta["a"]?.number, let b = beta["b"]?.number {
      return .beta(a: a, b: b)
    }
    if let gamma = body["prior"]?["gamma"], let shape = gamma["shape"]?.number,
      let rate = gamma["rate"]?.number
    {
      return .gamma(shape: shape, rate: rate)
    }
    return .uniform
  }

  // MARK: - Prices to try

  func priceLists(
    _ entry: CheckedNode.Entry, _ firm: Int
  ) -> [PriceLearning.PriceList] {
    let names = shelf.products(ofFirm: firm)
    guard let node = entry.node["prices"] else { return [] }
    if node.entries.isEmpty {
      builder.log.error(
        node.place, "'\(entry.key)' has no prices to try",
        hint: "write a list for a product, such as prices: {\(names.first ?? "tea"): [4.50, 5.00]}")
    }
    return node.entries.compactMap { list in
      guard names.contains(list.key) else {
        builder.reportUnknown(list.key, list.place, names: names, what: "product")
        return nil
      }
      let prices = distinctPrices(list)
      return prices.isEmpty ? nil : .init(product: list.key, prices: prices)
    }
  }

  /// The prices on the tick, at least two of them and each once.
  func distinctPrices(_ list: CheckedNode.Entry) -> [Money] {
    var prices: [Money] = []
    for item in list.node.items {
      guard let price = item.money?.rounded(toTick: shelf.money.tick) else { continue }
      if prices.contains(price) {
        builder.log.error(
          item.place, "the price \(NumberText.text(price.units)) stands twice",
          hint: "remove one of the two; prices are rounded to the tick, "
            + NumberText.text(shelf.money.tick.units))
      } else {
        prices.append(price)
      }
    }
    if list.node.items.count == 1 {
      builder.log.error(
        list.node.place, "'\(list.key)' has one price, and there is nothing to learn",
        hint: "write two prices or more, or the strategy 'fixed'")
    }
    return prices
  }

  /// A strategy that makes stock last needs stock.
  private func checkStock(_ settings: PriceLearning, _ entry: CheckedNode.Entry) {
    guard case .thompsonInventory(_, let pacing) = settings.algorithm else { return }
    checkShutOff(pacing, settings, entry.node)
    for list in settings.lists {
      let offer = shelf.offers.first { $0.product == list.product && $0.stock != nil }
      guard offer == nil else { continue }
      builder.log.error(
        entry.place,
        "'thompson_inventory' makes the stock of '\(list.product)' last, and it has none",
        hint: "add stock: {initial: 100} to the product, or write 'thompson'")
    }
  }

  /// The price that sells nothing lies above those that sell.
  private func checkShutOff(_ pacing: StockPacing, _ settings: PriceLearning, _ body: CheckedNode) {
    guard let shutOff = pacing.shutOff, let highest = settings.lists.flatMap(\.prices).max(),
      shutOff <= highest
    else { return }
    report(
      body, "shut_off",
      "'shut_off' \(NumberText.text(shutOff.units)) is not above the price "
        + "\(NumberText.text(highest.units)), which sells",
      "raise it to a price at which nobody buys, or remove it")
  }

  // MARK: - Ranges of prices

  func rangeLearning(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    let body = entry.node
    let ranges = priceRanges(entry, firm)
    guard let every = body["every"]?.duration, let algorithm = rangeAlgorithm(entry),
      !ranges.isEmpty, decidesAgain(entry)
    else { return nil }
    for range in ranges { checkSpread(algorithm, range, body) }
    return .rangeLearning(RangeLearning(algorithm: algorithm, ranges: ranges, every: every))
  }

  private func rangeAlgorithm(_ entry: CheckedNode.Entry) -> RangeLearning.Algorithm? {
    guard entry.key == "controlled_variance" else { return .certaintyEquivalent }
    return entry.node["spread"]?.money.map { .controlledVariance(spread: $0.units) }
  }

  /// A price that keeps its distance to the mean needs room on one side of every mean.
  private func checkSpread(
    _ algorithm: RangeLearning.Algorithm, _ range: RangeLearning.PriceRange, _ body: CheckedNode
  ) {
    let width = range.highest.units - range.lowest.units
    guard case .controlledVariance(let spread) = algorithm, 2 * spread > width else { return }
    report(
      body, "spread",
      "'spread' \(NumberText.text(spread)) is more than half of the range of '\(range.product)', "
        + "\(NumberText.text(range.lowest.units)) to \(NumberText.text(range.highest.units))",
      "lower 'spread' to \(NumberText.text(width / 2)) or less, or widen the range")
  }

  private func priceRanges(
    _ entry: CheckedNode.Entry, _ firm: Int
  ) -> [RangeLearning.PriceRange] {
    let names = shelf.products(ofFirm: firm)
    guard let node = entry.node["ranges"] else { return [] }
    if node.entries.isEmpty {
      builder.log.error(
        node.place, "'\(entry.key)' has no prices to try",
        hint: "write a range for a product, such as ranges: {\(names.first ?? "tea"): "
          + "{from: 4.50, to: 6.00}}")
    }
    return node.entries.compactMap { range(of: $0, names: names) }
  }

  private func range(of entry: CheckedNode.Entry, names: [String]) -> RangeLearning.PriceRange? {
    guard names.contains(entry.key) else {
      builder.reportUnknown(entry.key, entry.place, names: names, what: "product")
      return nil
    }
    guard let lowest = entry.node["from"]?.money, let highest = entry.node["to"]?.money else {
      return nil
    }
    guard lowest < highest else {
      report(
        entry.node, "to",
        "'from' \(NumberText.text(lowest.units)) is not below 'to' "
          + NumberText.text(highest.units), "lower 'from' or raise 'to'")
      return nil
    }
    return .init(product: entry.key, lowest: lowest, highest: highest)
  }

  // MARK: - Trials in the horizon

  /// Holds what a strategy means to try or remember against the trials that there will be.
  private func checkTrials(_ settings: PriceLearning, _ body: CheckedNode) {
    let trials = Int(
      SimulationDuration.weeks(calendar.horizonWeeks).microseconds / settings.every.microseconds)
    switch settings.algorithm {
    case .slidingWindowThompson(_, let window) where window > trials:
      report(
        body, "window", "'window' \(window) is longer than the horizon of \(trials) trials",
        "shorten 'window', or write 'thompson', which forgets nothing")
    case .exploreThenCommit(let rounds):
      let longest = settings.lists.map(\.prices.count).max() ?? 0
      guard rounds * longest >= trials else { return }
      report(
        body, "rounds",
        "\(rounds) rounds of \(longest) prices leave none of the horizon's \(trials) trials",
        "lower 'rounds', shorten 'every', or choose among fewer prices")
    default: return
    }
  }
}
