import ResultsStore

/// A small cell whose numbers differ by strategy and replication.
func makeCell(
  _ strategy: String, _ number: Int, part: String = "rank", family: Int = 0, days: Int = 3
) -> CellRecord {
  let base = Int64(number + strategy.utf8.count)
  return CellRecord(
    digest: SHA256Digest.hex(of: "\(strategy) \(part) \(family) \(number)"), strategy: strategy,
    part: part, family: family, number: number,
    draws: [.init(name: "elasticity", value: -2.2 + 0.1 * Double(number))],
    sales: [
      makeSale("shop", "lungo", "regulars", units: base), makeSale("shop", "lungo", "hunters"),
      makeSale("rival", "lungo", "regulars", units: 2 * base),
    ],
    offers: [makeOffer("shop", "lungo", leftOver: 4), makeOffer("rival", "lungo")],
    daily: makeDaily(base: base, days: days))
}

private func makeSale(_ firm: String, _ product: String, _ segment: String, units: Int64 = 1)
  -> CellRecord.SalesRow
{
  var row = CellRecord.SalesRow(firm: firm, product: product, segment: segment)
  row.purchases = units
  row.units = units
  row.gross = units * 5_490_000
  row.tax = units * 359_159
  row.net = row.gross - row.tax
  row.goods = units * 3_100_000
  row.selling = units * 315_880
  return row
}

private func makeOffer(_ firm: String, _ product: String, leftOver: Int64 = -1)
  -> CellRecord.OfferRow
{
  var row = CellRecord.OfferRow(firm: firm, product: product)
  row.stockOutDays = 0.25
  row.promotionCost = 300_000_000
  row.leftOver = leftOver
  return row
}

private func makeDaily(base: Int64, days: Int) -> CellRecord.DailySeries {
  var daily = CellRecord.DailySeries(offerCount: 2, units: [], prices: [], stock: [])
  for day in 0..<days {
    daily.units += [Int32(base) + Int32(day), 7]
    daily.prices += [5_490_000 - 100_000 * Int64(day), 5_290_000]
    daily.stock += [Int32(100 - 10 * day), -1]
  }
  return daily
}
