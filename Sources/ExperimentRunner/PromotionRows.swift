import MarketModel
import ResultsStore

extension MarketDefinition {
  /// The ledger's promotions with names; rows without sales are left out.
  func promotionRows(_ ledger: Ledger) -> [CellRecord.PromotionRow] {
    guard hasPromotionTerms else { return [] }
    let names = promotions.map(\.name) + ["posted price"]
    return names.indices.flatMap { promotion in
      offers.indices.flatMap { offer in
        segments.indices.compactMap { segment in
          let books = ledger.promotions
          let use = books.uses[books.row(promotion: promotion, offer: offer, segment: segment)]
          return use.units == 0 && use.saving == 0
            ? nil : row(use, promotion: names[promotion], offer: offer, segment: segment)
        }
      }
    }
  }

  private func row(
    _ use: PromotionBooks.Use, promotion: String, offer: Int, segment: Int
  ) -> CellRecord.PromotionRow {
    var row = CellRecord.PromotionRow(
      promotion: promotion, firm: firms[offers[offer].firm].name,
      product: offers[offer].product, segment: segments[segment].name)
    row.units = use.units
    row.redemptions = use.redemptions
    row.saving = use.saving
    row.discount = use.discount
    row.funding = use.funding
    return row
  }

  /// What each of a strategy's promotions cost besides.
  func promotionTotals(_ ledger: Ledger, listed: [Int]) -> [CellRecord.PromotionTotal] {
    guard hasPromotionTerms else { return [] }
    return Set(listed).sorted().map { index in
      let totals = ledger.promotions.totals[index]
      var row = CellRecord.PromotionTotal(promotion: promotions[index].name)
      row.contacts = totals.contacts
      row.contactCost = totals.contactCost
      row.handlingCost = totals.handlingCost
      row.spent = totals.spent
      row.budget = promotions[index].terms?.budget?.millionths ?? -1
      if let stop = totals.stop {
        row.stop = stop.rawValue
        row.stopDay = totals.stoppedAt.floorDivided(by: MarketSimulation.day)
      }
      return row
    }
  }
}
