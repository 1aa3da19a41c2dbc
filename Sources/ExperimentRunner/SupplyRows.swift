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
    let counts: [(SupplyQuantity, Int64)] = [
      (.visits, visits.total), (.addedVisits, visits.added), (.lostVisits, visits.thinned),
    ]
    return counts.map { .init(.market, "", quantity: $0.rawValue, Double($1)) }
  }

  private func campaignRows(_ ledger: Ledger) -> [CellRecord.SupplyRow] {
    guard advertising.isUsed else { return [] }
    return firms.indices.map { firm in
      let cost = offers.indices.filter { offers[$0].firm == firm }
        .reduce(Int64(0)) { $0 + ledger.offers[$1].advertising }
      return CellRecord.SupplyRow(
        .firm, firms[firm].name, quantity: SupplyQuantity.advertising.rawValue,
        Money(millionths: cost).units)
    }
  }

  private func offerRows(
    _ offer: Int, _ simulation: MarketSimulation
  ) -> [CellRecord.SupplyRow] {
    let totals = simulation.ledger.offers[offer]
    func money(_ millionths: Int64) -> Double { Money(millionths: millionths).units }
    let left = simulation.stock(ofOffer: offer) ?? 0
    let values: [(SupplyQuantity, Double)] = [
      (.receivedUnits, Double(totals.receivedUnits)),
      (.paidToSupplier, money(simulation.paidToSupplier(ofOffer: offer))),
      (.orderCosts, money(totals.ordering)), (.lostUnits, Double(totals.lostUnits)),
      (.beyondShippingLimit, Double(totals.limitedUnits)),
      (.stockOutDays, Double(totals.stockOutTime) / 86_400e6),
      (.expiredUnits, Double(totals.expiredUnits)), (.costOfExpired, money(totals.expiry)),
      (.leftOverUnits, Double(left)),
      (.costOfLeftOver, money(simulation.stockValue(ofOffer: offer))),
    ]
    let name = firms[offers[offer].firm].name + "/" + offers[offer].product
    return values.map { .init(.offer, name, quantity: $0.rawValue, $1) }
  }

  private func shockRows(_ simulation: MarketSimulation) -> [CellRecord.SupplyRow] {
    simulation.shocksThatHappened.flatMap { shock -> [CellRecord.SupplyRow] in
      let values: [(SupplyQuantity, Double)] = [
        (.spells, Double(shock.spells)), (.days, shock.days),
      ]
      return values.map { .init(.shock, shock.name, quantity: $0.rawValue, $1) }
    }
  }
}
