import EventSimulation
import MarketModel

extension PriceLearning {
  /// The rule as a sentence for a plan or report.
  var ruleInWords: String {
    let choices = lists.map { list in
      "\(list.product) at \(list.prices.map(\.words).joined(separator: ", "))"
    }.joined(separator: "; ")
    return "\(algorithm.words), decided every \(every.words): " + choices
      + (lists.count == 1 ? "" : "; each product by itself")
  }
}

extension PriceLearning.Algorithm {
  fileprivate var words: String {
    switch self {
    case .exploreThenCommit(let rounds):
      "every price of a list \(rounds) times in turn, then the one that earned most"
    case .epsilonGreedy(let epsilon, let prior):
      "the price of a list that is expected to earn most, \(prior.words); any of them with a "
        + "probability of \(epsilon.percent)"
    case .upperConfidenceBound(let exploration):
      "the price of a list that might earn most, with doubt worth \(exploration.fixed(1)) (UCB1)"
    case .thompson(let prior):
      "the price of a list that is best in a market drawn from what is believed, \(prior.words)"
    case .slidingWindowThompson(let prior, let window):
      "the price of a list that is best in a market drawn from what the last \(window) trials "
        + "say, \(prior.words)"
    case .discountedThompson(let prior, let discount):
      "the price of a list that is best in a market drawn from what is believed, \(prior.words); a "
        + "trial weighs \(discount.fixed(3)) as much one trial later"
    case .thompsonInventory(let prior, let pacing):
      "the price of a list that is best in a market drawn from what is believed, \(prior.words), at a "
        + (pacing.isUpdated ? "pace that makes the stock last" : "stock's first pace throughout")
        + (pacing.shutOff.map { ", or \($0.words) to sell nothing" } ?? "")
    }
  }
}

extension SalesPrior {
  /// Where beliefs start.
  fileprivate var words: String {
    switch self {
    case .beta(let a, let b): "starting from beta(\(a.fixed(2)), \(b.fixed(2)))"
    case .gamma(let shape, let rate): "starting from gamma(\(shape.fixed(2)), \(rate.fixed(2)))"
    }
  }
}
