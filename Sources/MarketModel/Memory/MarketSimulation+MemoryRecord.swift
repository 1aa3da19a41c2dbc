// The record of consumers' memory for readers.
extension MarketSimulation {
  /// What consumers knew, owned and expected, week by week; empty where nothing is remembered.
  public var memorySeries: [MemorySeries] { memory.series }

  mutating func recordMemory(week: Int, at time: Int64) {
    var rows: [(MemorySeries.Measure, String, Double)] = []
    for product in memory.awareness {
      rows.append((.awareness, product.settings.product, product.share))
    }
    for (category, description) in market.categories.enumerated() {
      if let home = memory.homeStock {
        rows.append((.homeStock, description.name, home.mean(category: category, at: time)))
      } else if let home = memory.stockpiling {
        rows.append((.homeStock, description.name, home.mean(category: category)))
      }
    }
    rows += offerRows()
    rows += productRows()
    for (measure, subject, value) in rows { append(value, to: measure, of: subject, week: week) }
  }

  private func offerRows() -> [(MemorySeries.Measure, String, Double)] {
    market.offers.indices.flatMap { offer -> [(MemorySeries.Measure, String, Double)] in
      var rows: [(MemorySeries.Measure, String, Double)] = []
      let name = offerName(offer)
      if let reference = memory.referencePrice {
        rows.append((.referencePrice, name, reference.mean(offer: offer)))
      }
      if let deals = memory.deals {
        rows.append((.dealChance, name, deals.expectations[offer]?.probability ?? 0))
      }
      if memory.returns != nil {
        rows.append((.returned, name, Double(ledger.offers[offer].returns.units)))
      }
      return rows
    }
  }

  private func productRows() -> [(MemorySeries.Measure, String, Double)] {
    guard let reviews = memory.reviews else { return [] }
    return memory.products.indices.flatMap { product in
      [
        (.rating, memory.products[product], reviews.rating(product: product)),
        (.reviews, memory.products[product], Double(reviews.counts[product])),
      ]
    }
  }

  /// The product where one firm sells it, else product and firm.
  private func offerName(_ offer: Int) -> String {
    let description = market.offers[offer]
    let sellers = market.offers.count { $0.product == description.product }
    return sellers == 1
      ? description.product
      : description.product + " at " + market.firms[description.firm].name
  }

  private mutating func append(
    _ value: Double, to measure: MemorySeries.Measure, of subject: String, week: Int
  ) {
    if week == 0 {
      memory.series.append(MemorySeries(measure: measure, subject: subject, values: []))
    }
    guard
      let index = memory.series.firstIndex(where: {
        $0.measure == measure && $0.subject == subject
      })
    else { return }
    memory.series[index].values.append(value)
  }
}
