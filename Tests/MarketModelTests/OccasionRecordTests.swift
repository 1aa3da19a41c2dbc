import MarketModel
import Testing

@Suite("Occasion record")
struct OccasionRecordTests {
  private let replication = Replication(
    market: Fixture.market(
      [
        Fixture.offer("a", quantityShares: [0.6, 0.4]),
        Fixture.offer("b", stock: StockPlan(initial: 40)),
      ],
      calendar: Fixture.calendar(warmUp: 1, weeks: 2), population: 300))

  private func finished(recording: Bool) -> MarketSimulation {
    let intent = replication.logit(
      .init(
        alpha: [1, 1], priceCoefficient: 1, logDeviation: 0, tasteDeviation: 0, displayEffect: 0,
        mailerEffect: 0))
    var simulation = replication.started(intent)
    simulation.occasions = recording ? OccasionRecord() : nil
    simulation.runWarmUp()
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [])
    return simulation
  }

  @Test("the record holds the ledger's occasions, purchases and units")
  func recordAgreesWithLedger() throws {
    let simulation = finished(recording: true)
    let record = try #require(simulation.occasions)
    let measured = record.weeks.indices.filter { record.weeks[$0] >= 0 }
    #expect(measured.count < record.weeks.count)
    #expect(Int64(measured.count) == simulation.ledger.occasions.reduce(0, +))
    for offer in 0..<2 {
      let rows = measured.filter { record.offers[$0] == Int32(offer) }
      #expect(Int64(rows.count) == simulation.ledger.sales[offer].purchases)
      let units = rows.reduce(0) { $0 + Int64(record.units[$1]) }
      #expect(units == simulation.ledger.sales[offer].units)
    }
  }

  @Test("recording changes nothing")
  func recordingIsSilent() {
    let (with, without) = (finished(recording: true), finished(recording: false))
    #expect(with.ledger == without.ledger)
    #expect(without.occasions == nil)
  }
}
