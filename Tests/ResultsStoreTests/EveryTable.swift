@testable import ResultsStore

/// Every table that a run or its export can hold, with its columns.
struct EveryTable {
  typealias Table = (name: String, columns: [String])

  /// The files of `tables/`.
  let tables: [Table]
  /// The files of `plan/`.
  let plan: [Table]
  /// What exports add.
  let exports: [Table]
  /// The tables of `run.sqlite`.
  let store: [Table]

  /// All of them.
  var all: [Table] { tables + plan + exports + store }

  init(in folder: TemporaryFolder) throws {
    let store = try RunStore(folder: folder.path, access: .write)
    for cell in ["high_low", "today"].flatMap({ name in (0..<2).map { Self.cell(name, $0) } }) {
      try store.commit(cell)
    }
    let summary = Self.summary
    tables =
      try ResultTables.all(summary, store: store).map { ($0.name, $0.table.columns) }
      + [(ColumnDictionary.tableName, ColumnDictionary.columns)]
    plan = [
      ("price_recommendations", PlanFiles.table([PlanFiles.PriceRecommendation]()).columns),
      ("weekly_plan", PlanFiles.table([PlanFiles.WeeklyRow]()).columns),
      ("price_list", PlanDatesTests.list.table.columns),
      ("promo_calendar", PlanDatesTests.calendar.table.columns),
    ]
    exports =
      try RawCells.tables(summary, store: store).map { ($0.name, $0.table.columns) }
      + [("demand", Self.demand)]
    self.store = try store.schema()
  }

  /// The header of `marketeer demand --format csv`, which a layer above writes.
  static let demand = [
    "category", "firm", "product", "expectation", "factor", "price", "units_per_1000",
    "profit_per_1000", "elasticity", "extrapolated",
  ]

  /// A cell with promotions, beliefs and returns.
  private static func cell(_ strategy: String, _ number: Int) -> CellRecord {
    var cell = makeCell(strategy, number)
    cell.promotionTotals = [CellRecord.PromotionTotal(promotion: "coupon")]
    cell.returns = [CellRecord.ReturnRow(firm: "shop", product: "lungo")]
    cell.beliefs = [
      CellRecord.BeliefRow(
        day: 0, product: "lungo", measure: "units per chance", price: 5, mean: 1, band: [])
    ]
    return cell
  }

  /// A summary with every part.
  private static var summary: ComparisonSummary {
    var summary = makeSummary()
    summary.supply = SupplySummary(rows: [])
    summary.sellers = SellerSummary(rows: [])
    summary.fairness = FairnessSummary(rows: [])
    summary.welfare = WelfareSummary(kind: .surplus, rows: [])
    summary.claims = ClaimSummary(jurisdiction: "eu", banner: "", rows: [])
    summary.selection = SelectionSummary(
      method: "kn", picked: "today", isDecided: true, indifference: 1, confidence: 0.95,
      leastProbability: nil, seasons: 0, rows: [])
    summary.targeting = TargetingSummary(rows: [])
    summary.rivalReaction = .init(leader: nil, passiveLeader: nil, rows: [])
    summary.learning = LearningSummary(references: [], learners: [])
    summary.memory = []
    summary.returns = []
    summary.promotionEffects = []
    summary.bridges = []
    return summary
  }
}
