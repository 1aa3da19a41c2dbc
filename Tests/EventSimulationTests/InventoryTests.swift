import EventSimulation
import Foundation
import RandomStreams
import Testing

@Suite("Inventories on the event calendar cost and serve as computed")
struct InventoryTests {
  struct ReorderCase {
    let demand: Double
    let reorderPoint: Int
    let orderUpTo: Int
    let cost: Double
  }

  static let reorderCases = [
    ReorderCase(demand: 10, reorderPoint: 6, orderUpTo: 40, cost: 35.022),
    ReorderCase(demand: 15, reorderPoint: 10, orderUpTo: 49, cost: 42.698),
    ReorderCase(demand: 20, reorderPoint: 14, orderUpTo: 62, cost: 49.173),
    ReorderCase(demand: 25, reorderPoint: 19, orderUpTo: 56, cost: 54.262),
  ]

  @Test(
    "the (s, S) policies of Zheng and Federgruen 1991 cost what their table says (O6)",
    arguments: reorderCases, [81, 82] as [UInt64])
  func reorderPolicy(expected: ReorderCase, seed: UInt64) {
    var inventory = PeriodicInventory(
      reorderPoint: expected.reorderPoint, orderUpTo: expected.orderUpTo, demand: expected.demand,
      seed: seed)
    var calendar = inventory.startedCalendar()
    // 60 batches of 500 periods of one second, after one of warm-up.
    let batchCosts = (0...60).map { batch in
      inventory.cost = 0
      calendar.run(until: .seconds(500 * (batch + 1)), handler: &inventory)
      return inventory.cost / 500
    }
    expectMean(Array(batchCosts.dropFirst()), is: expected.cost, "cost per period")
  }

  @Test(
    "base stock S with demand 5 and lead time 2 fills and owes what Poisson(10) says (O6)",
    arguments: [
      (10, 0.45792971, 1.25110036), (12, 0.69677615, 0.53091625), (15, 0.91654153, 0.10347868),
    ],
    [91, 92] as [UInt64])
  func baseStock(expected: (stock: Int, fillRate: Double, backorders: Double), seed: UInt64) {
    var inventory = BaseStockInventory(stock: expected.stock, seed: seed)
    var calendar = inventory.startedCalendar()
    var (fillRates, backorders): ([Double], [Double]) = ([], [])
    // 60 batches of 400 s, after one of warm-up; demand during a lead time of 2 s is forgotten.
    for batch in 0...60 {
      inventory.startBatch(at: calendar.now)
      calendar.run(until: .seconds(400 * (batch + 1)), handler: &inventory)
      guard batch > 0 else { continue }
      fillRates.append(inventory.filled.mean)
      backorders.append(inventory.backorders.mean(upTo: calendar.now))
    }
    expectMean(fillRates, is: expected.fillRate, "fill rate")
    expectMean(backorders, is: expected.backorders, "backorders")
  }
}

/// Periodic review with no lead time and full backlog: fixed cost 64, holding 1, backlog 9.
private struct PeriodicInventory: EventHandler {
  enum Event {
    case review
    case demand
  }

  let reorderPoint: Int
  let orderUpTo: Int
  let rate: Double
  var cost = 0.0
  private var stock: Int
  private var gaps: RandomStream

  init(reorderPoint: Int, orderUpTo: Int, demand: Double, seed: UInt64) {
    self.reorderPoint = reorderPoint
    self.orderUpTo = orderUpTo
    self.rate = demand
    stock = orderUpTo
    gaps = testStream("demand", seed: seed, replication: 0)
  }

  mutating func startedCalendar() -> EventCalendar<Event> {
    var calendar = EventCalendar<Event>(startingAt: .start)
    calendar.schedule(.review, at: .seconds(1))
    scheduleDemand(&calendar)
    return calendar
  }

  mutating func handle(
    _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    switch event {
    case .demand:
      stock -= 1
      scheduleDemand(&calendar)
    case .review:
      cost += Double(stock > 0 ? stock : -9 * stock)
      if stock <= reorderPoint {
        cost += 64
        stock = orderUpTo
      }
      calendar.schedule(.review, at: time + .seconds(1))
    }
  }

  private mutating func scheduleDemand(_ calendar: inout EventCalendar<Event>) {
    calendar.schedule(.demand, at: calendar.now + exponentialGap(rate: rate, &gaps))
  }
}

/// Continuous review: each of five demands a second orders one unit, which comes two seconds later.
private struct BaseStockInventory: EventHandler {
  enum Event {
    case demand
    case delivery
  }

  /// One for each demand met from stock, otherwise zero.
  private(set) var filled = TallyStatistics()
  private(set) var backorders = TimeWeightedStatistics(level: 0, at: .start)
  /// Stock on hand less backorders.
  private var netStock: Int
  private var gaps: RandomStream

  init(stock: Int, seed: UInt64) {
    netStock = stock
    gaps = testStream("demand", seed: seed, replication: 0)
  }

  mutating func startedCalendar() -> EventCalendar<Event> {
    var calendar = EventCalendar<Event>(startingAt: .start)
    scheduleDemand(&calendar)
    return calendar
  }

  mutating func startBatch(at time: SimulationTime) {
    filled = TallyStatistics()
    backorders = TimeWeightedStatistics(level: backorders.level, at: time)
  }

  mutating func handle(
    _ event: Event, at time: SimulationTime, calendar: inout EventCalendar<Event>
  ) {
    switch event {
    case .demand:
      filled.record(netStock > 0 ? 1 : 0)
      netStock -= 1
      calendar.schedule(.delivery, at: time + .seconds(2))
      scheduleDemand(&calendar)
    case .delivery:
      netStock += 1
    }
    backorders.record(level: Double(max(0, -netStock)), at: time)
  }

  private mutating func scheduleDemand(_ calendar: inout EventCalendar<Event>) {
    calendar.schedule(.demand, at: calendar.now + exponentialGap(rate: 5, &gaps))
  }
}

private func exponentialGap(rate: Double, _ stream: inout RandomStream) -> SimulationDuration {
  SimulationDuration(roundingSeconds: -log(stream.nextUniform()) / rate)
}
