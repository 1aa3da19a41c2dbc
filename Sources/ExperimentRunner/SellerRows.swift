import MarketModel
import ResultsStore

extension MarketDefinition {
  /// What a cell says of sellers, retailers and marketplaces; empty where the market has none.
  func sellerRows(_ ledger: Ledger) -> [CellRecord.SellerRow] {
    entranceRows(ledger.sellers) + saleRows(ledger.sellers) + termsRows(ledger)
  }

  private func entranceRows(_ books: SellerBooks) -> [CellRecord.SellerRow] {
    zip(firms, books.entrances).flatMap { firm, entrances -> [CellRecord.SellerRow] in
      let counts: [(SellerQuantity, Int64)] = [
        (.visits, entrances.visits), (.occasions, entrances.occasions),
        (.comparingOccasions, entrances.comparisons),
      ]
      return counts.map {
        .init(entered: firm.name, soldBy: "", quantity: $0.rawValue, Double($1))
      }
    }
  }

  /// Purchases by visitors of one seller from each; units of products that the entered seller has too
  /// are store switching where another one sold them.
  private func saleRows(_ books: SellerBooks) -> [CellRecord.SellerRow] {
    books.sales.enumerated().flatMap { row, sales -> [CellRecord.SellerRow] in
      let counts: [(SellerQuantity, Int64)] = [
        (.purchases, sales.purchases), (.units, sales.units), (.sharedUnits, sales.sharedUnits),
      ]
      return counts.map {
        .init(
          entered: firms[row / firms.count].name, soldBy: firms[row % firms.count].name,
          quantity: $0.rawValue, Double($1))
      }
    }
  }

  /// What consumers pay and who keeps it, for firms that do not face their consumers alone.
  private func termsRows(_ ledger: Ledger) -> [CellRecord.SellerRow] {
    firms.indices.filter { firms[$0].terms.isUsed }.flatMap { firm -> [CellRecord.SellerRow] in
      let rows = offers.indices.filter { offers[$0].firm == firm }.flatMap { offer in
        ledger.sales[offer * ledger.segmentCount..<(offer + 1) * ledger.segmentCount]
      }
      let parts: [(SellerQuantity, KeyPath<Ledger.Sales, Int64>)] = [
        (.paid, \.gross), (.tax, \.tax), (.retailerMargin, \.retailer), (.netRevenue, \.net),
        (.commission, \.commission),
      ]
      return parts.map { quantity, column in
        let sum = Money(millionths: rows.reduce(0) { $0 + $1[keyPath: column] })
        return CellRecord.SellerRow(
          entered: "", soldBy: firms[firm].name, quantity: quantity.rawValue, sum.units)
      }
    }
  }
}
