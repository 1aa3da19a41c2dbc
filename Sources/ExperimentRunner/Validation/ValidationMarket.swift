import Dispatch
import MarketModel
import PricingStrategies
import RandomStreams
import ScenarioFiles
import ShoppingData
import Synchronization

/// A calibrated category from whose warmed-up state several plans run with the same random numbers.
struct ValidationMarket {
  /// Prices and promotions of the measured weeks.
  struct Plan: Sendable {
    var prices: StrategySpecification
    var promotions: [Int]
  }

  let prepared: PreparedMarket
  let facts: CategoryFacts
  private let replication: ReplicationRun
  private let threads: Int

  var scenario: Scenario { prepared.scenario }

  /// Calibrates the scenario and runs its warm-up.
  ///
  /// - Throws: `CalibrationError`, `RunRefusal`.
  init(_ scenario: Scenario, facts: CategoryFacts, threads: Int) throws {
    let scorer = try ScorerSource(scenario)
    try self.init(
      PreparedMarket(scenario, weights: scorer.weights, threads: threads), facts: facts,
      threads: threads)
  }

  /// Runs the warm-up of a calibrated scenario.
  init(_ prepared: PreparedMarket, facts: CategoryFacts, threads: Int) throws {
    self.prepared = prepared
    self.facts = facts
    self.threads = threads
    replication = try ReplicationRun(
      prepared: prepared, replication: ReplicationKey(.central, number: 0),
      occasions: OccasionRecord())
  }

  /// What the chain did.
  var baseline: Plan {
    let strategy = scenario.strategies[scenario.baseline]
    return Plan(prices: strategy.specification, promotions: strategy.promotions)
  }

  /// List prices without promotions.
  var list: Plan { Plan(prices: .fixed(prices: [:]), promotions: []) }

  /// The baseline without one item's cut, and without its flags in those periods.
  func baseline(without spell: ItemCalendar.Spell) -> Plan {
    let first = facts.window.lowerBound
    let days = (spell.periods.lowerBound - first) * 7...(spell.periods.upperBound - first) * 7 + 6
    let offer = scenario.market.offers[spell.item]
    var plan = baseline
    if case .replay(let prices, let next) = plan.prices {
      plan.prices = .replay(
        prices: prices.map { price in
          guard price.product == offer.product, days.contains(price.day) else { return price }
          return .init(day: price.day, product: price.product, price: offer.listPrice)
        }, then: next)
    }
    plan.promotions.removeAll {
      let promotion = scenario.market.promotions[$0]
      return promotion.offers == [spell.item] && days.contains(promotion.firstDay)
    }
    return plan
  }

  /// List prices, but one item at a factor of list in some weeks from time 0.
  func list(cutting item: Int, to factor: Double, weeks: Int) -> Plan {
    let offer = scenario.market.offers[item]
    let cut = offer.listPrice.scaled(by: factor).rounded(toTick: scenario.market.money.tick)
    return Plan(
      prices: .replay(prices: [
        .init(day: 0, product: offer.product, price: cut),
        .init(day: weeks * 7, product: offer.product, price: offer.listPrice),
      ]), promotions: [])
  }

  /// Runs the plans, several at a time; the result does not depend on how many.
  func logs(_ plans: [Plan]) throws -> [ShoppingLog] {
    let results = Mutex([Result<ShoppingLog, any Error>?](repeating: nil, count: plans.count))
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, plans.count))) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < plans.count else { return }
        let result = Result { try log(plans[index]) }
        results.withLock { $0[index] = result }
      }
    }
    return try results.withLock { try $0.compactMap { try $0?.get() } }
  }

  private func log(_ plan: Plan) throws -> ShoppingLog {
    let simulation = try replication.simulate(plan.prices, promotions: plan.promotions)
    guard let record = simulation.occasions else { return ShoppingLog() }
    var log = ShoppingLog()
    for row in record.consumers.indices {
      log.append(
        consumer: record.consumers[row],
        period: record.weeks[row] + Int32(facts.window.lowerBound), item: record.offers[row],
        units: min(record.units[row], Int32(CategoryMeasures.largestQuantity)))
    }
    return log.sorted().mergingPeriods()
  }
}
