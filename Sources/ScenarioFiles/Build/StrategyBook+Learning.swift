import EventSimulation
import MarketModel
import PricingStrategies

// Strategies that learn prices by trial.
extension StrategyBook {
  /// The kinds that learn.
  static let learningKinds = StrategyKeys.learning.map(\.name)

  func learning(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    let body = entry.node
    guard let every = body["every"]?.duration, let algorithm = algorithm(entry) else { return nil }
    let lists = priceLists(entry, firm)
    guard !lists.isEmpty else { return nil }
    let settings = PriceLearning(algorithm: algorithm, lists: lists, every: every)
    checkTrials(settings, body)
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
    default: return .thompson(prior: prior)
    }
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

  private func priceLists(
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
  private func distinctPrices(_ list: CheckedNode.Entry) -> [Money] {
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
