/// What can be handed on to the shop: the files of `plan/`.
public enum PlanFiles {
  /// One product's recommended price.
  public struct PriceRecommendation: Sendable {
    /// The product's id.
    public var sku: String
    /// The list price today.
    public var priceNow: Double
    /// The recommended price; for a policy without a price list, its first decision.
    public var recommended: Double
    /// Change of units over the horizon, against the baseline.
    public var unitsChange: ComparisonSummary.Estimate
    /// Change of net revenue over the horizon.
    public var revenueChange: ComparisonSummary.Estimate
    /// Change of contribution over the horizon.
    public var contributionChange: ComparisonSummary.Estimate
    /// Own long-run elasticity used.
    public var elasticity: Double
    /// The business rule that set the price, or empty.
    public var ruleThatBound: String
    /// Whether the price lies outside those the market has seen.
    public var isExtrapolated: Bool
    /// The policy in words when the price is only its first decision, or empty.
    public var policy: String

    /// Gathers the parts.
    public init(
      sku: String, priceNow: Double, recommended: Double,
      unitsChange: ComparisonSummary.Estimate, revenueChange: ComparisonSummary.Estimate,
      contributionChange: ComparisonSummary.Estimate, elasticity: Double, ruleThatBound: String,
      isExtrapolated: Bool, policy: String
    ) {
      self.sku = sku
      self.priceNow = priceNow
      self.recommended = recommended
      self.unitsChange = unitsChange
      self.revenueChange = revenueChange
      self.contributionChange = contributionChange
      self.elasticity = elasticity
      self.ruleThatBound = ruleThatBound
      self.isExtrapolated = isExtrapolated
      self.policy = policy
    }
  }

  /// One product in one week.
  public struct WeeklyRow: Sendable {
    /// The product's id.
    public var sku: String
    /// The week, from 1.
    public var week: Int
    /// The week's first day, `2026-03-02`.
    public var from: String
    /// The price, the median where it depends on the state.
    public var price: Double
    /// The promotion that runs, or empty.
    public var promotion: String
    /// 10 % quantile of units.
    public var unitsLow: Double
    /// Median units.
    public var unitsMid: Double
    /// 90 % quantile of units.
    public var unitsHigh: Double
    /// Mean contribution.
    public var contribution: Double
    /// Weeks that the stock lasts, or `nil` when it is unlimited.
    public var stockCoverWeeks: Double?

    /// Gathers the parts.
    public init(
      sku: String, week: Int, from: String, price: Double, promotion: String, unitsLow: Double,
      unitsMid: Double, unitsHigh: Double, contribution: Double, stockCoverWeeks: Double?
    ) {
      self.sku = sku
      self.week = week
      self.from = from
      self.price = price
      self.promotion = promotion
      self.unitsLow = unitsLow
      self.unitsMid = unitsMid
      self.unitsHigh = unitsHigh
      self.contribution = contribution
      self.stockCoverWeeks = stockCoverWeeks
    }
  }

  /// Writes `plan/price_recommendations.csv` and `plan/weekly_plan.csv` in the run's folder.
  ///
  /// - Throws: `ResultsError`.
  public static func write(
    recommendations: [PriceRecommendation], weeks: [WeeklyRow], runFolder: String
  ) throws {
    try FileTree.createFolder(runFolder + "/plan")
    try AtomicFile.write(
      table(recommendations).text, to: runFolder + "/plan/price_recommendations.csv")
    try AtomicFile.write(table(weeks).text, to: runFolder + "/plan/weekly_plan.csv")
  }

  static func table(_ rows: [PriceRecommendation]) -> TidyCSV {
    let changes = ["units_change", "revenue_change", "contribution_change"]
    var table = TidyCSV(
      columns: ["sku", "price_now", "recommended", "change"]
        + changes.flatMap { [$0, $0 + "_low", $0 + "_high"] }
        + ["elasticity", "rule_that_bound", "extrapolated", "policy"])
    for row in rows {
      let change = (row.recommended - row.priceNow) / row.priceNow
      var fields: [TidyCSV.Field] = [.text(row.sku), .number(row.priceNow)]
      fields += [.number(row.recommended), .number(change)]
      fields += [row.unitsChange, row.revenueChange, row.contributionChange]
        .flatMap(TidyCSV.Field.estimate)
      fields += [.number(row.elasticity), .text(row.ruleThatBound), .flag(row.isExtrapolated)]
      table.append(fields + [.text(row.policy)])
    }
    return table
  }

  static func table(_ rows: [WeeklyRow]) -> TidyCSV {
    var table = TidyCSV(columns: [
      "sku", "week", "from", "price", "promotion", "units_low", "units_mid", "units_high",
      "contribution", "stock_cover_weeks",
    ])
    for row in rows {
      table.append([
        .text(row.sku), .integer(row.week), .text(row.from), .number(row.price),
        .text(row.promotion), .number(row.unitsLow), .number(row.unitsMid),
        .number(row.unitsHigh), .number(row.contribution),
        row.stockCoverWeeks.map(TidyCSV.Field.number) ?? .missing,
      ])
    }
    return table
  }
}
