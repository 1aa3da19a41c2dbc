import EventSimulation
import MarketModel
import ScientificComputing
import Testing

/// Occasions scored in batches or one by one end in the same books.
@Suite("batches")
struct BatchTests {
  /// Two categories; two offers that sell out, one of them again and again.
  static let market: MarketDefinition = {
    let weekly = StockPlan.Replenishment(every: .days(3), upTo: 40, leadTime: .days(1))
    let shares = [0.6, 0.3, 0.1]
    return Fixture.market(
      [
        Fixture.offer(
          "a", stock: StockPlan(initial: 300), quantityShares: shares, quantityResponse: 1.5),
        Fixture.offer("b", quantityShares: shares, quantityResponse: 1.5),
        Fixture.offer("c", firm: 1, quantityShares: shares),
        Fixture.offer("d", category: 1, stock: StockPlan(initial: 40, replenishment: weekly)),
        Fixture.offer("e", category: 1, firm: 1),
      ],
      calendar: Fixture.calendar(warmUp: 2, weeks: 4, coolDown: 1), population: 400,
      segments: [
        Fixture.segment("few", share: 0.5, visits: .gamma(shape: 2, scale: 0.4)),
        Fixture.segment("many", share: 0.5, visits: .constant(3)),
      ],
      purchases: [.repeat, .repeat],
      promotions: [
        Promotion(
          name: "show", offers: [1], reduction: .percentOff(0.3), firstDay: 9, lastDay: 15,
          display: Money(70), mailer: Money(7))
      ], history: .usual)
  }()

  static let weekly = RuleStrategy(reviews: ReviewPlan(every: .weeks(1))) { observation in
    let week = Double(observation.day / 7)
    return observation.own.map { $0.listPrice.scaled(by: 1 + 0.1 * (week - 1)) }
  }

  static func run(_ chunkSize: Int, intent: (Replication) -> any IntentModel) -> MarketSimulation {
    var replication = Replication(market: market, seed: 5)
    replication.chunkSize = chunkSize
    return replication.finished(intent(replication), focal: weekly, promotions: [0])
  }

  @Test("a model that reads histories gives equal books for every chunk size")
  func historyReader() {
    let runs = [512, 1, 7].map { Self.run($0) { _ in HistoryIntent(warmUpWeeks: 2) } }
    for other in runs.dropFirst() {
      #expect(other.ledger == runs[0].ledger)
      #expect(other.daily == runs[0].daily)
    }
    expectEventful(runs[0].ledger)
  }

  @Test("a mixed logit gives equal books for every chunk size")
  func mixedLogit() {
    let parameters = LogitParameters.logit(
      alpha: [3, 2.5, 2, 2.5, 2], logDeviation: 0.4, tastes: 0.5, display: 0.5)
    let runs = [512, 1, 7].map { Self.run($0) { $0.logit(parameters) } }
    for other in runs.dropFirst() {
      #expect(other.ledger == runs[0].ledger)
      #expect(other.daily == runs[0].daily)
    }
    expectEventful(runs[0].ledger)
  }

  /// Both stocks run out while others still buy, prices change and the promotion sells.
  func expectEventful(_ ledger: Ledger) {
    for offer in [0, 3] {
      #expect(ledger.offers[offer].lostUnits > 0 && ledger.offers[offer].stockOutTime > 0)
    }
    #expect(ledger.offers[1].priceChanges > 3)
    #expect((0..<2).allSatisfy { ledger.sales[2 + $0].dealUnits > 0 })
    #expect(ledger.buyers.allSatisfy { $0 > 50 })
  }

  @Test("the history that a model sees is all earlier periods' purchases, the newest 16")
  func visibleHistory() {
    let log = Recorder<HistoryIntent.Row>()
    let market = Fixture.market(
      [Fixture.offer("a"), Fixture.offer("b")], calendar: Fixture.calendar(warmUp: 3, weeks: 20),
      population: 20, segments: [Fixture.segment("all", visits: .constant(5))])
    _ = Replication(market: market).finished(
      HistoryIntent(warmUpWeeks: 3, log: log),
      adjustment: UtilityAdjustment(shifts: [100, 100]))
    // With a shift of 100 utils every occasion is a purchase: one a period.
    var purchases: [UInt64: [UInt16]] = [:]
    for row in log.values {
      let earlier = purchases[row.consumer] ?? []
      #expect(row.visible.map(\.period) == Array(earlier.suffix(16).reversed()))
      purchases[row.consumer] = earlier + [row.period]
    }
    #expect(purchases.count == 20)
    #expect(purchases.values.allSatisfy { $0.count > 18 && Set($0).count == $0.count })
  }
}
