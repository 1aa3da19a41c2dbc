extension ColumnDictionary {
  /// What a row of a table is, and where only some runs have the table, which ones.
  public struct RowEntry: Sendable, Equatable {
    /// Such as `strategy, best first`.
    public var row: String
    /// Such as `with claims`; empty for every run.
    public var condition: String
  }

  /// Looks up what a row of a table is; `nil` for a table that nobody has described.
  public static func row(ofTable table: String) -> RowEntry? { rows[table] }

  /// The tables that are described.
  static var describedTables: Set<String> { Set(rows.keys).union(measureColumns.keys) }

  private static let rows = Dictionary(
    uniqueKeysWithValues: lines(rowText).map { name, row, condition in
      (name, RowEntry(row: row, condition: condition))
    })

  /// The tables: `table | one row per | only where`.
  private static let rowText = """
    assumptions | assumption |
    beliefs | strategy, replication (the first five), day, product, measure and price: about thirteen days and the season's end | where strategies learn prices
    bridge | strategy and part, item, segment, product or week | where another strategy stands beside the baseline
    calibration | quantity; `corner: ...` with assumptions at their ends |
    claims | strategy, rule and metric | with `claims`
    columns | column of `tables/`, `plan/` and `run.sqlite` that the run has |
    daily | strategy, replication (the first five), firm, product and day |
    daily_summary | strategy, firm, product, quantity and day; quantities are `units`, `price` and `stock` |
    draws | part, replication and assumption |
    fairness | strategy, dimension, group and metric | with groups of consumers
    forecast | strategy and metric, of the candidate and the baseline; no rows where the baseline leads |
    guardrails | strategy and guardrail |
    incrementality | strategy, replication (fresh ones), promotion, twin, category, segment, window, week and quantity | where promotions were taken out
    learning_prices | strategy, product, stretch of time and price | where strategies learn
    learning_regret | strategy, what it is held against, and week | where strategies learn
    market | firm and product |
    memory | strategy, measure, subject and week | where consumers have a memory
    metrics | strategy and metric, of the focal firm |
    prices_paid | strategy and segment |
    promotion_costs | strategy, replication and promotion | where a promotion is more than a dated cut
    promotion_effects | strategy, promotion, twin, segment, week and part; no segment and week: all | where promotions were taken out
    promotions | strategy, promotion, firm, product and segment, mean per replication; `posted price` is the promotion of posted prices that differ from list | where a promotion is more than a dated cut
    replications | strategy and replication, totals of the focal firm |
    returns | strategy, of the focal firm | where purchases can come back
    rival_reaction | strategy and rivals: reacting, passive, and what the reaction changes | with `rivals: both`
    sales | strategy, firm, product and segment, mean per replication |
    selection | strategy | with `experiment.selection` or `--select`
    sellers | strategy, entered seller, selling seller and quantity | where visits enter one seller, or somebody stands between a firm and its consumers
    strategies | strategy, best first |
    supply | strategy, subject, name and quantity | with traffic, shocks or terms of supply
    switch_points | strategy and assumption |
    targeting | strategy, measure and place | where strategies choose who gets coupons
    verdict | item; then sentences and notes |
    welfare | strategy and measure | with `welfare: true`
    price_list | product and stretch of days at one price | where prices are known beforehand
    price_recommendations | product |
    promo_calendar | promotion and product | where the policy promotes
    weekly_plan | product and week |
    cell_offers | part, strategy, replication, firm and product | in exports, against the ranking's rivals
    cell_returns | part, strategy, replication, firm and product | in exports, where goods come back, against the ranking's rivals
    cell_sales | part, strategy, replication, firm, product and segment | in exports, against the ranking's rivals
    cell_traffic | part, strategy, replication, category and segment | in exports, against the ranking's rivals
    demand | expectation, product and price: the closed form of demand | in exports, where demand has one
    run.sqlite:belief | season, day, product, measure and price |
    run.sqlite:brief_event | entry of the log of briefs |
    run.sqlite:cell | finished season of a strategy |
    run.sqlite:consumer_group | season and group of consumers |
    run.sqlite:daily | season, its days packed |
    run.sqlite:draw | season and assumption |
    run.sqlite:memory_series | season, measure and subject, its weeks packed |
    run.sqlite:metadata | fact about the run |
    run.sqlite:offer | season and offer |
    run.sqlite:price_claim | season, product and rule |
    run.sqlite:promotion | season, promotion, offer and segment |
    run.sqlite:promotion_total | season and promotion |
    run.sqlite:removal | pair of seasons and what one of them goes without |
    run.sqlite:returned | season and offer |
    run.sqlite:sales | season, offer and segment |
    run.sqlite:search_cell | season of a search |
    run.sqlite:seller | season, entered seller, selling seller and quantity |
    run.sqlite:supply | season, subject, name and quantity |
    run.sqlite:targeting | season, measure and place |
    run.sqlite:traffic | season, category and segment |
    run.sqlite:twin_cell | season with its twins without promotions |
    run.sqlite:twin_difference | removal, twin, category, segment, window, week and quantity |
    run.sqlite:welfare | season, measure and price factor |
    """
}
