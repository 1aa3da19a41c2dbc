import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Fills the files that can be handed on: recommended prices and the weekly plan of the verdict's
/// strategy, from fresh replications where there are any; units and money are the real market's, each
/// simulated consumer standing for those that it represents.
struct PlanBuilder {
  let builder: ComparisonBuilder
  let summary: ComparisonSummary

  var scenario: Scenario { builder.scenario }
  var market: MarketDefinition { scenario.market }
  var winner: String { summary.verdict.strategy }
  var table: ComparisonBuilder.CellTable {
    builder.fresh.cells[winner] == nil ? builder.rank : builder.fresh
  }
  var focalOffers: [Int] {
    market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
  }

  /// One row per focal product.
  func recommendations() -> [PlanFiles.PriceRecommendation] {
    let specification = scenario.strategies.first { $0.name == winner }?.specification
    let facts = Dictionary(
      summary.market.map { ("\($0.firm)/\($0.product)", $0.ownElasticity) },
      uniquingKeysWith: { first, _ in first })
    return focalOffers.map { offer in
      let description = market.offers[offer]
      let firm = market.firms[description.firm].name
      return PlanFiles.PriceRecommendation(
        sku: description.product, priceNow: firstPrice(builder.baselineName, offer: offer),
        recommended: firstPrice(winner, offer: offer),
        unitsChange: change(offer) { Double($0.units) },
        revenueChange: moneyChange(offer) { $0.revenue(firm: $1, product: $2) },
        contributionChange: moneyChange(offer) { $0.contribution(firm: $1, product: $2) },
        elasticity: facts["\(firm)/\(description.product)"] ?? 0,
        ruleThatBound: ruleThatBound(offer), isExtrapolated: builder.isExtrapolated(winner),
        policy: isPriceList ? "" : specification?.ruleInWords ?? "")
    }
  }

  /// Whether the strategy's prices never change in a replication.
  private var isPriceList: Bool {
    (table.cells[winner] ?? []).allSatisfy { $0.offers.allSatisfy { $0.priceChanges == 0 } }
  }

  private func firstPrice(_ strategy: String, offer: Int) -> Double {
    let prices = (table.cells[strategy] ?? []).map { Double($0.daily.prices[offer]) / 1e6 }
    return prices.isEmpty ? 0 : SampleStatistics.quantile(prices, 0.5)
  }

  private func change(
    _ offer: Int, _ value: (CellRecord.SalesRow) -> Double
  ) -> ComparisonSummary.Estimate {
    let product = market.offers[offer].product
    let firm = market.firms[market.focalFirm].name
    func totals(_ strategy: String) -> [Double] {
      (table.cells[strategy] ?? []).map { cell in
        cell.sales.filter { $0.product == product && $0.firm == firm }
          .reduce(0) { $0 + value($1) }
      }
    }
    return change(totals)
  }

  /// The winner's totals less the baseline's, for the real market.
  private func change(_ totals: (String) -> [Double]) -> ComparisonSummary.Estimate {
    PairedStatistics.interval(
      zip(totals(winner), totals(builder.baselineName)).map {
        ($0 - $1) * scenario.represents
      })
  }

  private func moneyChange(
    _ offer: Int, _ value: (CellRecord, String, String) -> Double
  ) -> ComparisonSummary.Estimate {
    let product = market.offers[offer].product
    let firm = market.firms[market.focalFirm].name
    func totals(_ strategy: String) -> [Double] {
      (table.cells[strategy] ?? []).map { value($0, firm, product) }
    }
    return change(totals)
  }

  private func ruleThatBound(_ offer: Int) -> String {
    let rows = (table.cells[winner] ?? []).map { $0.offers[offer] }
    let decisions = rows.reduce(0) { $0 + $1.decisions }
    let bound = rows.reduce(0) { $0 + $1.ruleBound }
    return decisions > 0 && Double(bound) > 0.1 * Double(decisions) ? "business rules" : ""
  }

  /// One row per focal product and measured week.
  func weeks() -> [PlanFiles.WeeklyRow] {
    focalOffers.flatMap { offer in
      (0..<market.calendar.horizonWeeks).map { row(offer: offer, week: $0) }
    }
  }

  private func row(offer: Int, week: Int) -> PlanFiles.WeeklyRow {
    let cells = table.cells[winner] ?? []
    let units = cells.map { Double($0.units(ofOffer: offer, week: week)) * scenario.represents }
    let prices = cells.map {
      Double($0.daily.prices[(week * 7 + 3) * $0.daily.offerCount + offer]) / 1e6
    }
    let price = SampleStatistics.quantile(prices, 0.5)
    let mean = SampleStatistics.mean(units)
    let stock = cells.map {
      Double($0.daily.stock[(week * 7 + 6) * $0.daily.offerCount + offer]) * scenario.represents
    }
    return PlanFiles.WeeklyRow(
      sku: market.offers[offer].product, week: week + 1,
      from: market.calendar.date(ofDay: week * 7).description, price: price,
      promotion: promotion(offer: offer, week: week),
      unitsLow: SampleStatistics.quantile(units, 0.1),
      unitsMid: SampleStatistics.quantile(units, 0.5),
      unitsHigh: SampleStatistics.quantile(units, 0.9),
      contribution: mean * unitContribution(offer: offer, price: Money(price)),
      stockCoverWeeks: market.offers[offer].stock == nil || mean == 0
        ? nil : SampleStatistics.mean(stock) / mean)
  }

  private func promotion(offer: Int, week: Int) -> String {
    let running = scenario.strategies.first { $0.name == winner }?.promotions ?? []
    return running.map { market.promotions[$0] }
      .filter { $0.offers.contains(offer) && $0.firstDay <= week * 7 + 6 && $0.lastDay >= week * 7 }
      .map(\.name).joined(separator: " ")
  }

  /// Net revenue less goods, fees and the order cost's share; display cost and funding are in the
  /// totals of `price_recommendations.csv`.
  private func unitContribution(offer: Int, price: Money) -> Double {
    let rule = market.offers[offer].quantityShares
    let unitsPerOrder = rule.enumerated().reduce(0) { $0 + Double($1.offset + 1) * $1.element }
    let description = market.offers[offer]
    let money = market.money(ofFirm: description.firm)
    let wanted = money.terms.wantedPrice(
      forShelf: price.units, list: description.listPrice.units)
    return wanted * money.netShare - description.unitCost.units
      - money.orderCost.units / unitsPerOrder
  }
}

extension CellRecord {
  /// Units of an offer in a measured week.
  func units(ofOffer offer: Int, week: Int) -> Int {
    (week * 7..<week * 7 + 7).reduce(0) { $0 + Int(daily.units[$1 * daily.offerCount + offer]) }
  }

  /// Contribution of one product, in currency units.
  func contribution(firm: String, product: String) -> Double {
    let gain = sales.filter { $0.firm == firm && $0.product == product }
      .reduce(Int64(0)) { $0 + $1.net + $1.funding - $1.goods - $1.selling }
    let costs = offers.filter { $0.firm == firm && $0.product == product }
      .reduce(Int64(0)) { $0 + $1.promotionCost + $1.holding + $1.writeOff }
    let lost = returns.filter { $0.firm == firm && $0.product == product }
      .reduce(Int64(0)) { $0 + $1.loss }
    return Double(gain - costs - lost) / 1e6
  }

  /// Net revenue of one product less refunds, in currency units.
  func revenue(firm: String, product: String) -> Double {
    let paid = sales.filter { $0.firm == firm && $0.product == product }
      .reduce(0) { $0 + Double($1.net) / 1e6 }
    let refunded = returns.filter { $0.firm == firm && $0.product == product }
      .reduce(0) { $0 + Double($1.net) / 1e6 }
    return paid - refunded
  }
}
