import MarketModel
import Reports
public import ScenarioFiles

/// A reduction of some offers and the flags that come with it.
public struct OfferCut: Sendable, Hashable {
  /// What it is called in answers.
  public var name: String
  /// Indices of the offers.
  var offers: Set<Int>
  /// Whether they stand on a display and in the mailer.
  var flags: OfferFlags
  private let reduction: Promotion.Reduction

  /// Takes a promotion of the scenario.
  ///
  /// - Throws: `IntentAnalysisError.unknown`.
  public init(promotion name: String, of scenario: Scenario) throws(IntentAnalysisError) {
    let promotions = scenario.market.promotions
    guard let promotion = promotions.first(where: { $0.name == name }) else {
      throw .unknown(kind: "promotion", name: name, known: promotions.map(\.name))
    }
    self.name = name
    offers = Set(promotion.offers)
    flags = promotion.flags
    reduction = promotion.reduction
  }

  /// Takes a share off the focal firm's list price of a product, without flags; off every seller's
  /// where the focal firm does not sell it.
  ///
  /// - Throws: `IntentAnalysisError.unknown`.
  public init(
    discount: Double, product: String, of scenario: Scenario
  ) throws(IntentAnalysisError) {
    let market = scenario.market
    let sold = market.offers.indices.filter { market.offers[$0].product == product }
    guard !sold.isEmpty else {
      var known: [String] = []
      for offer in market.offers where !known.contains(offer.product) {
        known.append(offer.product)
      }
      throw .unknown(kind: "product", name: product, known: known)
    }
    let own = sold.filter { market.offers[$0].firm == market.focalFirm }
    name = "\(AnswerTable.fixed(100 * discount, decimals: 0)) % off \(product)"
    offers = Set(own.isEmpty ? sold : own)
    flags = OfferFlags()
    reduction = .percentOff(discount)
  }

  /// The price of an offer under the cut, in currency units.
  func price(of index: Int, in market: MarketDefinition) -> Double {
    let list = market.offers[index].listPrice
    guard offers.contains(index) else { return list.units }
    let reduced: Money
    switch reduction {
    case .percentOff(let share): reduced = list.scaled(by: 1 - share)
    case .amountOff(let amount): reduced = list - amount
    }
    // A price of zero has no logarithm; a hundredth of the list price stands for it.
    return max(list.scaled(by: 0.01), reduced.rounded(toTick: market.money.tick)).units
  }
}
