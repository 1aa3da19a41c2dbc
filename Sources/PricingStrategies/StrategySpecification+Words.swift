import EventSimulation
import MarketModel

extension StrategySpecification {
  /// The rule as a sentence for a plan or report.
  public var ruleInWords: String {
    switch self {
    case .fixed(let prices): Self.words(fixed: prices)
    case .replay(let prices, let next):
      "\(prices.count) dated prices; list before a product's first date"
        + (next.map { "; after the last: \($0.ruleInWords)" } ?? "")
    case .costPlus(let markup):
      "unit cost plus \(markup.percent), plus tax where prices include it"
    case .schedule(let steps): "list price, then " + steps.map(\.words).joined(separator: ", ")
    case .markdown(let firstDay, let every, let step, let deepest):
      "list price until day \(firstDay), then \(step.percent) of list off, and as much again every "
        + "\(every.words), down to \(deepest.percent) off"
    case .highLow(let depth, let every, let lasting, let products):
      "list price, cut by \(depth.percent) for \(lasting.words) once every \(every.words)"
        + (products.isEmpty ? "" : ", on \(products.joined(separator: ", "))")
    case .randomDiscount(let depth, let probability, let every, let products):
      "list price, cut by \(depth.percent) with a probability of \(probability.percent), drawn anew "
        + "every \(every.words)"
        + (products.isEmpty ? "" : ", on \(products.joined(separator: ", "))")
    case .matchLowest(let latency, let floorMargin):
      "the lowest rival price of the same product, seen after \(latency.words), at most list, "
        + "with a margin of at least \(floorMargin.percent)"
    case .undercut(let share, let latency, let floorMargin):
      "\(share.percent) below the lowest rival price of the same product, seen after "
        + "\(latency.words), at most list, with a margin of at least \(floorMargin.percent)"
    case .inventoryThreshold(let low, let raise, let high, let cut, let every):
      "list price; \(raise.percent) more when stock covers less than \(low.fixed(1)) weeks of "
        + "sales, \(cut.percent) less when it covers more than \(high.fixed(1)); "
        + "reviewed every \(every.words)"
    case .timeOfDay(let bands): "list price, times " + bands.map(\.words).joined(separator: ", ")
    case .nash: "the firm's prices in the static Nash equilibrium of the true demand"
    case .bestResponse(let every):
      "the best response to rivals' prices under the true demand, every \(every.words)"
    case .jointProfit: "the firm's prices when all firms maximise their joint profit"
    case .referencePriceDP(let settings):
      "the best price at buyers' reference price of the moment, planned for ever with a discount of "
        + "\(settings.discount.fixed(3)) an epoch, on \(settings.points) prices from "
        + "\(settings.lowest.words) to \(settings.highest.words)"
    case .llm(let every):
      "prices that a language model proposes every \(every.words) from what the seller sees"
    case .external(let program):
      "prices of the program `\(program.command.joined(separator: " "))`, asked every "
        + "\(program.every.words)"
    case .gallegoVanRyzin(.optimal, .estimated):
      "at every visit the best price for the units left and the visits to come, as its own visits and "
        + "sales so far let expect; list price for the first visits"
    case .gallegoVanRyzin(.optimal, .known):
      "at every visit the best price for the units left and the visits to come, with the true "
        + "willingness to pay"
    case .gallegoVanRyzin(.fixed, _):
      "one price: the best if the true demand came as its mean"
    case .finitePriceDP(let prices, let demand):
      "at every epoch the best price for the units and epochs left, with "
        + (demand == .known
          ? "the true probabilities of a sale"
          : "probabilities of a sale from its own sales so far")
        + (prices.isEmpty ? "" : ", out of \(prices.map(\.words).joined(separator: ", "))")
    case .fareControl(let control): control.ruleInWords
    case .learning(let settings): settings.ruleInWords
    case .rangeLearning(let settings): settings.ruleInWords
    case .elasticity(let settings): settings.ruleInWords
    case .qLearning(let settings): settings.ruleInWords
    case .couponTargeting(let settings): settings.ruleInWords
    }
  }

  private static func words(fixed prices: [String: Money]) -> String {
    guard !prices.isEmpty else { return "list price throughout" }
    let stated = prices.sorted { $0.key < $1.key }.map { "\($0.key) at \($0.value.words)" }
    return stated.joined(separator: ", ") + "; other products at list, throughout"
  }
}

extension StrategySpecification.PriceStep {
  fileprivate var words: String {
    "\(factor.percent) of list from day \(day)"
      + (products.isEmpty ? "" : " on \(products.joined(separator: ", "))")
  }
}

extension StrategySpecification.HourBand {
  fileprivate var words: String { "\(factor.fixed(2)) from \(from):00 to \(to):00" }
}
