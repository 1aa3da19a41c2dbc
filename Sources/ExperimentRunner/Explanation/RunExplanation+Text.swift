import Reports
import ResultsStore

extension RunExplanation {
  /// Returns the explanation in a format, with a line end at its end.
  ///
  /// The table and Markdown tell everything; CSV is the bridge with its segments, products and weeks.
  public func render(_ format: AnswerFormat, width: Int) throws -> String {
    switch format {
    case .table: words(width: width) { $0.text }
    case .md: words(width: nil) { $0.markdown }
    case .csv: BridgeTable.table([bridge]).text
    case .json: try JSONText.of(Answer(self))
    }
  }

  /// What JSON says.
  private struct Answer: Encodable {
    var run: String
    var scenario: String
    var strategy: String
    var currency: String
    var objective: String
    var sentences: [String]
    var bridge: ProfitBridge
    var market: [ComparisonSummary.MarketFactRow]
    var promotions: [ComparisonSummary.PromotionEffect]
    var decisions: DecisionCourse?
    var notes: [String]

    init(_ explanation: RunExplanation) {
      let summary = explanation.run.summary
      run = summary.header.runID
      scenario = summary.header.scenario
      strategy = explanation.strategy
      currency = summary.header.currency
      objective = summary.header.objective
      sentences = BridgeReading(explanation.bridge, summary: summary).sentences
      bridge = explanation.bridge
      market = explanation.market
      promotions = (summary.promotionEffects ?? []).filter {
        $0.strategy == explanation.strategy
      }
      decisions = explanation.decisions
      notes = explanation.notes
    }
  }

  private func words(width: Int?, table: (AnswerTable) -> String) -> String {
    let currency = run.summary.header.currency
    let sentences = BridgeReading(bridge, summary: run.summary).sentences.joined(separator: " ")
    let blocks = [
      wrapped(sentences, width) + "\n", table(partTable(currency)),
      table(placeTable("segment", bridge.segments, currency)),
      bridge.products.count > 1
        ? table(placeTable("product", bridge.products, currency)) : "",
      table(placeTable("week", bridge.weeks, currency)), marketBlock(table),
      promotionBlock, decisionBlock(width, table),
      notes.map { wrapped("note: \($0)", width) + "\n" }.joined(),
    ]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func partTable(_ currency: String) -> AnswerTable {
    let rows = bridge.parts.flatMap { row in
      [cells(BridgeReading.name(row.part), row.amount)]
        + row.items.map { cells("  \(BridgeReading.name($0.item))", $0.amount) }
    }
    let total = ["Difference", change(bridge.total.mean), words(bridge.total), ""]
    return AnswerTable(
      head: [bridge.measure, currency, "95 % interval", "standard error"], rows: rows + [total])
  }

  private func cells(_ name: String, _ amount: ProfitBridge.Amount) -> [String] {
    [name, change(amount.estimate.mean), words(amount.estimate), money(amount.standardError)]
  }

  /// Whole currency units where the parts are in thousands, hundredths below.
  private var decimals: Int {
    let largest = bridge.parts.map { abs($0.amount.estimate.mean) }.max() ?? 0
    return max(largest, abs(bridge.total.mean)) < 1000 ? 2 : 0
  }

  private func money(_ value: Double) -> String { number(value, decimals: decimals) }

  private func number(_ value: Double, decimals: Int) -> String {
    ManagerNumber(currency: run.summary.header.currency).decimal(value, decimals: decimals)
  }

  private func change(_ value: Double) -> String { signed(value, decimals: decimals) }

  /// A number with its sign, if it is not zero as written.
  private func signed(_ value: Double, decimals: Int) -> String {
    let text = number(value, decimals: decimals)
    return value > 0 && text.contains { "123456789".contains($0) } ? "+" + text : text
  }

  private func words(_ estimate: ProfitBridge.Estimate) -> String {
    "\(money(estimate.low)) to \(money(estimate.high))"
  }

  /// Rows, and below them what belongs to none, where there is any; products have all costs.
  private func placeTable(
    _ title: String, _ rows: [ProfitBridge.Row], _ currency: String
  ) -> AnswerTable {
    var table = AnswerTable(head: [title, "units", currency, "95 % interval"])
    table.rows = rows.map { row in
      [
        row.name, signed(row.units.mean, decimals: 1), change(row.amount.estimate.mean),
        words(row.amount.estimate),
      ]
    }
    let shared = bridge.shared
    if title != "product", shared.mean != 0 || shared.low != 0 || shared.high != 0 {
      table.rows.append(["in none", "", change(shared.mean), words(shared)])
    }
    return table
  }

  private func marketBlock(_ table: (AnswerTable) -> String) -> String {
    guard !market.isEmpty else { return "" }
    let rows = market.map { fact in
      [
        fact.product, AnswerTable.fixed(fact.ownElasticity, decimals: 2), fact.mainRival,
        AnswerTable.percent(fact.diversionToRival, decimals: 1),
        AnswerTable.percent(fact.diversionToOutside, decimals: 1),
      ]
    }
    return table(
      AnswerTable(
        head: [
          "at list prices", "own elasticity", "gains most", "of lost buyers", "buy nothing",
        ], rows: rows, wordColumns: [0, 2]))
  }

  private var promotionBlock: String {
    let lines = promotionLines
    guard !lines.isEmpty else { return "" }
    return "What each promotion changed, against the same fresh seasons without it:\n"
      + lines.map { "  \($0)\n" }.joined()
  }

  private func decisionBlock(_ width: Int?, _ table: (AnswerTable) -> String) -> String {
    guard let decisions else { return "" }
    let listed =
      decisions.promotions.isEmpty
      ? ""
      : wrapped("Promotions that it lists: \(decisions.promotions.joined(separator: "; ")).", width)
        + "\n"
    let shown = DecisionTable(decisions, currency: run.summary.header.currency)
    return wrapped("The rule: \(decisions.rule). \(DecisionTable.summary(decisions))", width)
      + "\n" + listed
      + table(AnswerTable(head: shown.head, rows: shown.rows, wordColumns: shown.wordColumns))
  }

  private func wrapped(_ text: String, _ width: Int?) -> String {
    guard let width else { return text }
    return LineWrap.lines(text, width: width).joined(separator: "\n")
  }
}
