import MarketModel
import ResultsStore
import ScenarioFiles

/// What a brief is about: one promotion of a policy, or its new prices.
struct OfferChoice {
  /// What is offered.
  enum Offer: Hashable {
    /// A promotion of the scenario, by index.
    case dated(Int)
    /// Posted prices below list for a while: offers and days.
    case cut(offers: [Int], firstDay: Int, lastDay: Int)
    /// Prices that stay.
    case newPrice(offers: [Int])
  }

  /// Its name in the comparison.
  var name: String
  /// What is offered.
  var offer: Offer
  /// Mean change of contribution; `nil` where no twins were run.
  var contribution: Double?

  /// The name as a folder and id.
  var id: String { Self.id(of: name) }

  /// A name with nothing in it that a folder's can't have.
  static func id(of name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
  }
}

extension OfferChoice {
  /// All promotions of a policy, largest contribution first; ties keep the order of time.
  static func promotions(
    _ scenario: Scenario, strategy index: Int, effects: [ComparisonSummary.PromotionEffect]
  ) -> [OfferChoice] {
    let direct = effects.filter { $0.twin == .direct }
    let dated = scenario.strategies[index].promotions.map { place -> OfferChoice in
      let name = scenario.market.promotions[place].name
      let effect = direct.first { $0.kind == .dated && $0.promotion == name }
      return OfferChoice(
        name: name, offer: .dated(place), contribution: effect?.estimate(.contribution).mean)
    }
    let cuts = direct.filter { $0.kind == .cut }.compactMap { cut($0, scenario: scenario) }
    let all = dated + cuts
    return all.indices.sorted { left, right in
      let (first, second) = (
        all[left].contribution ?? -.infinity, all[right].contribution ?? -.infinity
      )
      return first != second ? first > second : left < right
    }.map { all[$0] }
  }

  private static func cut(
    _ effect: ComparisonSummary.PromotionEffect, scenario: Scenario
  ) -> OfferChoice? {
    let market = scenario.market
    guard let first = effect.firstDay.flatMap({ CivilDate(iso: $0) }),
      let last = effect.lastDay.flatMap({ CivilDate(iso: $0) })
    else { return nil }
    let offers = market.offers.indices.filter {
      market.offers[$0].firm == market.focalFirm
        && effect.products.contains(market.offers[$0].product)
    }
    return OfferChoice(
      name: effect.promotion,
      offer: .cut(
        offers: offers, firstDay: market.calendar.day(of: first),
        lastDay: market.calendar.day(of: last)),
      contribution: effect.estimate(.contribution).mean)
  }

  /// Returns the promotion that a user names, by name or id; the first without a name; the new prices
  /// of a policy without promotions.
  static func choose(
    _ name: String?, among promotions: [OfferChoice], scenario: Scenario, strategy index: Int,
    season: CellRecord
  ) throws -> OfferChoice {
    let strategy = scenario.strategies[index].name
    if let name {
      guard let choice = promotions.first(where: { $0.name == name || $0.id == name }) else {
        throw BriefError.unknownPromotion(
          name: name, strategy: strategy, known: promotions.map(\.id))
      }
      return choice
    }
    if let first = promotions.first { return first }
    let market = scenario.market
    let changed = market.offers.indices.filter {
      market.offers[$0].firm == market.focalFirm
        && season.daily.prices[$0] != market.offers[$0].listPrice.millionths
    }
    guard !changed.isEmpty else { throw BriefError.nothingToSay(strategy: strategy) }
    return OfferChoice(name: strategy, offer: .newPrice(offers: changed), contribution: nil)
  }
}
