public import MarketModel

/// One category of a company's files with everything that is known or estimated of it.
public struct CategoryImport: Sendable {
  /// The category as the product list names it.
  public let category: String
  /// Products with sales, in the order of `sales.items`.
  public let products: [CompanyProduct]
  /// Weekly sales.
  public let sales: WeeklySales
  /// Prices and placements, past and planned.
  public let plan: PricePlan
  /// Demand.
  public let estimates: DemandEstimates
  /// Rivals' prices of the products still on sale, by day; only of rivals who offered one of them.
  public let competitorPrices: [CompetitorPrice]
  /// The last count of each product's stock, by identifier; none without a file.
  let lastStock: [String: StockLevel]
  /// Rivals' prices of the category's other products, which the scenario can't use.
  let unusedCompetitorPrices: Int
  /// The names of the competitors in scenarios, by the name in the files.
  let rivals: [String: String]

  /// Estimates the demand of one category.
  ///
  /// - Throws: `EstimationError`.
  public init(
    _ company: CompanyFolder, category: CategorySales, options: ImportOptions
  ) throws(EstimationError) {
    self.category = category.category
    sales = category.sales
    let bySku = Dictionary(company.products.map { ($0.sku, $0) }) { first, _ in first }
    products = category.sales.items.compactMap { bySku[$0] }
    plan = PricePlan(
      sales, listPrices: products.map(\.listPrice), promotions: company.promotions,
      horizon: options.horizon)
    let names = category.sales.items
    estimates = try DemandEstimates(
      sales, priors: options.priors,
      evidence: company.elasticities.flatMap { known in
        known.evidence(items: names, category: category.category)
      }, baseWeeks: DemandEstimates.baseWeeks)
    competitorPrices = Self.offered(
      company.competitorPrices, products: Set(plan.items.map { names[$0] }))
    lastStock = Dictionary(company.stock.map { ($0.sku, $0) }) { _, later in later }
    let own = Set(company.products.filter { $0.category == category.category }.map(\.sku))
    unusedCompetitorPrices =
      company.competitorPrices.count { own.contains($0.sku) } - competitorPrices.count
    rivals = Self.identifiers(
      ofCompetitors: Set(competitorPrices.map(\.competitor)).sorted(), firm: options.firm)
  }

  /// Prices of products that the scenario has, by competitors with at least one price of theirs.
  private static func offered(
    _ prices: [CompetitorPrice], products: Set<String>
  ) -> [CompetitorPrice] {
    let known = prices.filter { products.contains($0.sku) }
    let sellers = Set(known.filter { $0.isAvailable && $0.price != nil }.map(\.competitor))
    return known.filter { sellers.contains($0.competitor) }
  }

  /// Names for competitors, all different and none of them the firm's.
  private static func identifiers(
    ofCompetitors names: [String], firm: String
  ) -> [String: String] {
    let own = SafeIdentifier.identifier(for: firm)
    // A competitor of the firm's name is not a safe name here.
    let wanted = names.map { $0 == own ? $0 + " rival" : $0 }
    let identifiers = SafeIdentifier.identifiers(for: [own] + wanted).dropFirst()
    return Dictionary(zip(names, identifiers)) { first, _ in first }
  }

  /// Units expected in the planned weeks, by item still on sale.
  var plannedUnits: [Double] {
    plan.items.map { item in
      plan.future.filter { $0.item == item }
        .reduce(0) { $0 + estimates.expectedUnits($1) }
    }
  }

  /// Unit cost over list price where no cost is known: list prices are then about the best ones, so
  /// that an assumed cost recommends no other.
  var assumedCostShare: Double {
    min(0.85, max(0.2, 1 + 1 / estimates.category.longRun.value))
  }

  /// The first day after the sales.
  public var start: CivilDate { sales.firstDay.adding(days: 7 * sales.weeks) }
}

extension KnownElasticity {
  /// Standard error of a known elasticity whose file gives none, as a share of its value.
  static let assumedError = 0.2

  /// What it says about one category's items or about the category.
  func evidence(items: [String], category: String) -> [ElasticityEvidence] {
    let item: Int?
    switch subject {
    case .product(let sku):
      guard let place = items.firstIndex(of: sku) else { return [] }
      item = place
    case .category(let name):
      guard name == category else { return [] }
      item = nil
    }
    func entry(
      _ kind: ElasticityEvidence.Kind, _ value: Double?, _ error: Double?
    ) -> ElasticityEvidence? {
      guard let value, value < 0 else { return nil }
      let error = error.map { max($0, 1e-3) } ?? -value * Self.assumedError
      return ElasticityEvidence(
        item: item, kind: kind, estimate: Estimate(value, standardError: error))
    }
    return [
      entry(.promotion, promotion, promotionStandardError),
      entry(.longRun, longRun, longRunStandardError),
    ].compactMap { $0 }
  }
}
