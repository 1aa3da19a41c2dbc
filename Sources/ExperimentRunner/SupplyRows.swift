import MarketModel
import ResultsStore

extension MarketDefinition {
  /// What a cell says of visits, campaigns, supply and shocks; empty where the market has none.
  func supplyRows(_ simulation: MarketSimulation) -> [CellRecord.SupplyRow] {
    guard usesTrafficOrSupply else { return [] }
    return visitRows(simulation.ledger.visits) + campaignRows(simulation.ledger)
      + offers.indices.flatMap { offerRows($0, simulation) } + shockRows(simulation)
  }

  private func visitRows(_ visits: Ledger.Visits) -> [CellRecord.SupplyRow] {
    [
      ("visits", visits.total), ("added visits", visits.added), ("lost visits", visits.thinned),
    ].map { CellRecord.SupplyRow(.market, "", quantity: $0, Double($1)) }
  }

  private func campaignRows(_ ledger: Ledger) -> [CellRecord.SupplyRow] {
    guard advertising.isUsed else { return [] }
    return firms.indices.map { firm in
      let cost = offers.indices.filter { offers[$0].firm == firm }
        .reduce(Int64(0)) { $0 + ledger.offers[$1].advertising }
      return CellRecord.SupplyRow(
        .firm, firms[firm].name, quantity: "advertising", Money(millionths: cost).units)
    }
  }

  private func offerRows(
    _ offer: Int, _ simulation: MarketSimulation
  ) -> [CellRecord.SupplyRow] {
    let totals = simulation.ledger.offers[offer]
    func money(_ millionths: Int64) -> Double { Money(millionths: millionths).units }
    let left = simulation.stock(ofOffer: offer) ?? 0
    let values: [(String, Double)] = [
      ("received units", Double(totals.receivedUnits)),
      ("paid to supplier", money(simulation.paidToSupplier(ofOffer: offer))),
      ("order costs", money(totals.ordering)), ("lost units", Double(totals.lostUnits)),
      ("units beyond the shipping limit", Double(totals.limitedUnits)),
      ("stock-out days", Double(totals.stockOutTime) / 86_400e6),
      ("expired units", Double(totals.expiredUnits)),
      ("cost of expired units", money(totals.expiry)), ("left-over units", Double(left)),
      ("cost of stock left over", money(simulation.stockValue(ofOffer: offer))),
    ]
    let name = firms[offers[offer].firm].name + "/" + offers[offer].product
    return values.map { CellRecord.SupplyRow(.offer, name, quantity: $0, $1) }
  }

  private func shockRows(_ simulation: MarketSimulation) -> [CellRecord.SupplyRow] {
    simulation.shocksThatHappened.flatMap { shock in
      [
        CellRecord.SupplyRow(.shock, shock.name, quantity: "spells", Double(shock.spells)),
        CellRecord.SupplyRow(.shock, shock.name, quantity: "days", shock.days),
      ]
    }
  }
}
