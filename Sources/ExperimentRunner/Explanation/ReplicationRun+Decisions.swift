import EventSimulation
import MarketModel
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

// What a price was decided on, from simulating one season again with somebody who takes notes.
extension ReplicationRun {
  /// Simulates a strategy's season once more and returns its decisions with the cell that it makes.
  func decisions(
    ofStrategy index: Int, rivals: RivalConduct
  ) throws -> (course: DecisionCourse, cell: CellRecord) {
    let notes = DecisionNotes()
    let cell = try run(strategy: index, rivals: rivals, digest: "", notes: notes)
    let named = scenario.strategies[index]
    let decisions = self.decisions(notes.all)
    let course = DecisionCourse(
      strategy: named.name, replication: replication.number,
      rule: named.specification.ruleInWords, promotions: promotionWords(named),
      count: decisions.count, changed: decisions.count(where: \.isChange),
      bound: decisions.count(where: \.isLimited), decisions: decisions)
    return (course, cell)
  }

  /// One decision per moment and own offer.
  private func decisions(_ notes: [DecisionNotes.Note]) -> [DecisionCourse.Decision] {
    notes.flatMap { note in
      note.observation.own.enumerated().map { place, own in
        decision(own, wish: note.wishes[place], note: note)
      }
    }
  }

  private func decision(
    _ own: Observation.OwnOffer, wish: Money, note: DecisionNotes.Note
  ) -> DecisionCourse.Decision {
    let (observation, offer) = (note.observation, market.offers[own.offer])
    let rules = market.firms[offer.firm].rules
    let price = rules.posted(
      wish: wish, offer: offer, previous: own.posted, day: observation.day,
      money: observation.money)
    let binding = rules.binding(
      wish: wish, price: price, offer: offer, previous: own.posted, day: observation.day,
      money: observation.money)
    let rivals = observation.rivals.filter { $0.product == own.product && $0.available }
    return DecisionCourse.Decision(
      day: observation.day + 1, moment: moment(observation), product: own.product,
      stock: own.stock, recentUnits: own.recentUnits,
      rivalPrice: rivals.map(\.price.units).min(),
      belief: Self.belief(note.beliefs, product: own.product, price: wish.units),
      posted: own.posted.units, proposed: wish.units, price: price.units,
      bound: binding?.rawValue, isLimited: binding?.isLimit ?? false)
  }

  /// The belief whose price is nearest to a price; of equal ones the first.
  private static func belief(
    _ beliefs: [PriceBelief], product: String, price: Double
  ) -> DecisionCourse.Belief? {
    beliefs.filter { $0.product == product }
      .min { abs($0.price - price) < abs($1.price - price) }
      .map {
        DecisionCourse.Belief(
          measure: $0.measure.rawValue, price: $0.price, mean: $0.mean, band: $0.band)
      }
  }

  /// The date, with the time of day where it is not midnight.
  private func moment(_ observation: Observation) -> String {
    let date = market.calendar.date(ofDay: observation.day).description
    let second = (observation.time - Int64(observation.day) * MarketSimulation.day) / 1_000_000
    guard second > 0 else { return date }
    let (hour, minute) = (second / 3600, second / 60 % 60)
    return "\(date) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private func promotionWords(_ named: Scenario.NamedStrategy) -> [String] {
    named.promotions.map { index in
      let promotion = market.promotions[index]
      let days = [promotion.firstDay, promotion.lastDay].map {
        market.calendar.date(ofDay: $0).description
      }
      let products = promotion.offers.map { market.offers[$0].product }
      return "\(promotion.name), \(days[0]) to \(days[1]): \(products.joined(separator: ", "))"
    }
  }
}
