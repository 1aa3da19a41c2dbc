import MarketModel
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Makes profit bridges from finished cells: a pure function of cells and scenario.
struct ProfitBridgeBuilder {
  let scenario: Scenario
  let rank: ComparisonBuilder.CellTable
  let central: ComparisonBuilder.CellTable

  private var market: MarketDefinition { scenario.market }
  private var baseline: Scenario.NamedStrategy { scenario.strategies[scenario.baseline] }

  /// Revenue where the run ranks by it, contribution otherwise.
  var measure: BridgeSplit.Measure {
    if case .revenue = scenario.objective { return .revenue }
    return .contribution
  }

  /// Seasons of both policies side by side.
  struct Pair {
    let strategy: CellRecord
    let baseline: CellRecord
    let books: SeasonBooks
    let base: SeasonBooks
  }

  /// The bridge from the baseline to a strategy; `nil` for the baseline itself and where no season was run
  /// under both.
  func bridge(to name: String) -> ProfitBridge? {
    guard name != baseline.name,
      let named = scenario.strategies.first(where: { $0.name == name })
    else { return nil }
    let pairs = Seasons(drawn: self.pairs(named, rank), central: self.pairs(named, central))
    guard !pairs.drawn.isEmpty else { return nil }
    let usual = SeasonBooks(sumOf: pairs.drawn.map(\.base))
    let splits = pairs.map {
      BridgeSplit($0.books, less: $0.base, usual: usual, measure: measure)
    }
    let total = splits.map { $0.amounts.reduce(0, +) }
    let shared = pairs.map { self.shared($0) }
    var bridge = ProfitBridge(
      measure: measure.rawValue, strategy: name, baseline: baseline.name,
      replications: pairs.drawn.count, total: total.estimate,
      units: pairs.map { Double(difference($0, \.units)) }.estimate,
      lostUnits: pairs.map { lostUnits($0.strategy) - lostUnits($0.baseline) }.estimate,
      shared: shared.estimate)
    bridge.parts = parts(splits)
    bridge.segments = segments(pairs)
    bridge.products = products(pairs)
    bridge.weeks = weeks(pairs, named)
    return bridge
  }

  private func pairs(
    _ named: Scenario.NamedStrategy, _ table: ComparisonBuilder.CellTable
  ) -> [Pair] {
    let reductions = PromotionReductions(scenario, strategy: named)
    let before = PromotionReductions(scenario, strategy: baseline)
    return zip(table.cells[named.name] ?? [], table.cells[baseline.name] ?? []).map {
      Pair(
        strategy: $0, baseline: $1,
        books: SeasonBooks($0, market: market, reductions: reductions),
        base: SeasonBooks($1, market: market, reductions: before))
    }
  }

  private func parts(_ splits: Seasons<BridgeSplit>) -> [ProfitBridge.PartRow] {
    ProfitBridge.Part.allCases.compactMap { part in
      let items = ProfitBridge.Item.allCases.filter { $0.part == part }
      let amount = splits.map { split in items.reduce(0) { $0 + split[$1] } }
      let rows = items.filter { item in !splits.map { $0[item] }.isZero }
      guard !rows.isEmpty else { return nil }
      return ProfitBridge.PartRow(
        part: part, amount: amount.amount,
        items: items.count == 1
          ? []
          : rows.map { item in
            ProfitBridge.ItemRow(item: item, amount: splits.map { $0[item] }.amount)
          })
    }
  }

  private func difference(_ pair: Pair, _ value: (SeasonBooks.Product) -> Int64) -> Int64 {
    func sum(_ books: SeasonBooks) -> Int64 { books.products.reduce(0) { $0 + value($1) } }
    return sum(pair.books) - sum(pair.base)
  }

  private func lostUnits(_ cell: CellRecord) -> Double {
    let firm = market.firms[market.focalFirm].name
    return Double(cell.offers.reduce(0) { $0 + ($1.firm == firm ? $1.lostUnits : 0) })
  }

  /// What is in no sale, in currency units.
  private func shared(_ pair: Pair) -> Double {
    let value: (SeasonBooks.Product) -> Int64 =
      measure == .revenue
      ? { -$0.refunds } : { $0.contribution - $0.salesContribution }
    return Double(difference(pair, value)) / 1e6
  }

  private func segments(_ pairs: Seasons<Pair>) -> [ProfitBridge.Row] {
    let firm = market.firms[market.focalFirm].name
    return market.segments.map { segment in
      rows(segment.name, pairs) { cell, _ in
        let sales = cell.sales.filter { $0.firm == firm && $0.segment == segment.name }
        return sales.reduce(into: (units: 0, money: 0)) { sum, row in
          sum.units += Double(row.units)
          sum.money += Double(amount(row)) / 1e6
        }
      }
    }
  }

  private func amount(_ row: CellRecord.SalesRow) -> Int64 {
    measure == .revenue ? row.net : row.net + row.funding - row.goods - row.selling
  }

  private func products(_ pairs: Seasons<Pair>) -> [ProfitBridge.Row] {
    market.focalOffers.enumerated().map { place, offer in
      rows(market.offers[offer].product, pairs) { _, books in
        let product = books.products[place]
        let money = measure == .revenue ? product.revenue : product.contribution
        return (Double(product.units), Double(money) / 1e6)
      }
    }
  }

  private func weeks(
    _ pairs: Seasons<Pair>, _ named: Scenario.NamedStrategy
  ) -> [ProfitBridge.Row] {
    let spread = WeeklySpread(market: market, measure: measure)
    let reductions = [named, baseline].map { PromotionReductions(scenario, strategy: $0) }
    let courses = pairs.map {
      (
        strategy: spread.weeks($0.strategy, $0.books, reductions: reductions[0]),
        base: spread.weeks($0.baseline, $0.base, reductions: reductions[1])
      )
    }
    let count = courses.drawn.map { min($0.strategy.count, $0.base.count) }.min() ?? 0
    return (0..<count).map { week in
      ProfitBridge.Row(
        name: "\(week + 1)",
        units: courses.map { $0.strategy[week].units - $0.base[week].units }.estimate,
        amount: courses.map { $0.strategy[week].money - $0.base[week].money }.amount)
    }
  }

  private func rows(
    _ name: String, _ pairs: Seasons<Pair>,
    _ value: (CellRecord, SeasonBooks) -> (units: Double, money: Double)
  ) -> ProfitBridge.Row {
    let values = pairs.map { (value($0.strategy, $0.books), value($0.baseline, $0.base)) }
    return ProfitBridge.Row(
      name: name, units: values.map { $0.0.units - $0.1.units }.estimate,
      amount: values.map { $0.0.money - $0.1.money }.amount)
  }
}

/// A value in every season of the ranking, and in every season at central assumptions.
struct Seasons<Value> {
  var drawn: [Value]
  var central: [Value]

  /// Applies a function in every season.
  func map<Other>(_ body: (Value) -> Other) -> Seasons<Other> {
    Seasons<Other>(drawn: drawn.map(body), central: central.map(body))
  }
}

extension Seasons<Double> {
  /// The mean with the interval of simulation and assumptions, as in the ranking.
  var estimate: ComparisonSummary.Estimate {
    PairedStatistics.interval(drawn: drawn, central: central)
  }

  /// The same with the standard error of the mean.
  var amount: ProfitBridge.Amount {
    let error =
      drawn.count > 1
      ? (SampleStatistics.variance(drawn) / Double(drawn.count)).squareRoot() : 0
    return ProfitBridge.Amount(estimate: estimate, standardError: error)
  }

  /// Whether it is zero throughout, but for rounding of sums.
  var isZero: Bool { drawn.allSatisfy { abs($0) < 1e-7 } }
}
