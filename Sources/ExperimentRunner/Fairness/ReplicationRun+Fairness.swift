import MarketModel
import ResultsStore
import ScenarioFiles

// Books that only reports read: who pays what, and what choosing is worth.
extension ReplicationRun {
  /// Opens the books that the scenario asks for; the season takes the same course with them.
  func openReaderBooks(_ simulation: inout MarketSimulation, strategy index: Int) {
    if scenario.groups.isUsed {
      simulation.groupBooks = GroupBooks(
        scenario.groups,
        membership: GroupMembership(
          scenario.groups, population: population, seed: scenario.experiment.seed,
          replication: replication),
        market: market)
    }
    if scenario.experiment.measuresWelfare {
      simulation.welfare = WelfareRecord(
        market: market,
        keepsGrid: index == scenario.baseline && prepared.intents.priceTerms == .relative)
    }
  }

  /// What each group bought from the focal firm.
  func groupRows(_ books: GroupBooks?) -> [CellRecord.GroupRow] {
    guard let books else { return [] }
    let focal = market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
    return books.groups.dimensions.enumerated().flatMap { number, dimension in
      dimension.bands.indices.map { band in
        let outcome = books.outcome(dimension: number, band: band, offers: focal)
        return CellRecord.GroupRow(
          dimension: dimension.name, band: dimension.bands[band], outcome: outcome)
      }
    }
  }

  /// What choosing was worth; the surplus in money, or log-sums where a util has no price.
  func welfareRows(_ record: WelfareRecord?) -> [CellRecord.WelfareRow] {
    guard let record else { return [] }
    let occasions = CellRecord.WelfareRow(
      .occasions, Double(record.occasions.reduce(0, +)))
    guard prepared.intents.priceTerms == .relative else {
      return [occasions, CellRecord.WelfareRow(.surplus, record.surplus.reduce(0, +))]
    }
    let count = record.factors.count
    return [occasions]
      + record.factors.enumerated().map { place, factor in
        let sum = market.categories.indices.reduce(0) { $0 + record.logSums[$1 * count + place] }
        return CellRecord.WelfareRow(.logSum, factor: factor, sum)
      }
  }
}

extension CellRecord.GroupRow {
  fileprivate init(dimension: String, band: String, outcome: GroupOutcome) {
    self.init(dimension: dimension, band: band)
    consumers = Int64(outcome.consumers)
    holders = Int64(outcome.holders)
    users = Int64(outcome.users)
    units = outcome.units
    paid = outcome.paid
    comparedUnits = outcome.comparedUnits
    priceIndex = outcome.priceIndex
  }
}
