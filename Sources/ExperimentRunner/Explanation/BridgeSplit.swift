import ResultsStore

/// The difference between two seasons of the same replication, split item by item.
///
/// With u units, m the margin per unit at regular prices, v the regular net price and c the cost per unit
/// of product i, 0 the baseline and 1 the strategy:
///
///     volume = (U1 - U0) M0             M0 = sum(u0 m0) / U0,  U = sum(u)
///     mix    = sum((u1 - u0) m0) - volume
///     price  = sum(u1 (v1 - v0))
///     costs  = -sum(u1 (c1 - c0))
///
/// They add up to sum(u1 m1 - u0 m0); reductions, funding and all other costs are differences of totals
/// (docs/background/profit-bridge.md).
struct BridgeSplit: Hashable {
  /// What is split.
  enum Measure: String {
    /// Net revenue and funding less every cost.
    case contribution
    /// Net revenue after refunds.
    case revenue
  }

  /// In currency units, in the order of `ProfitBridge.Item`.
  let amounts: [Double]

  subscript(item: ProfitBridge.Item) -> Double {
    zip(ProfitBridge.Item.allCases, amounts).first { $0.0 == item }?.1 ?? 0
  }

  /// Splits the strategy's season less the baseline's.
  ///
  /// - Parameters:
  ///   - strategy: The strategy's season.
  ///   - baseline: The baseline's.
  ///   - usual: The baseline's seasons together: what a product brings that it did not sell in this one.
  ///   - measure: What to split.
  init(
    _ strategy: SeasonBooks, less baseline: SeasonBooks, usual: SeasonBooks, measure: Measure
  ) {
    var sums = Sums()
    for (index, sold) in strategy.products.enumerated() {
      sums.add(
        sold, less: baseline.products[index], usual: usual.products[index], measure: measure)
    }
    let values = sums.values(measure)
    amounts = ProfitBridge.Item.allCases.map { (values[$0] ?? 0) / 1e6 }
  }

  /// Running sums over products, in millionths.
  private struct Sums {
    var units = (strategy: 0.0, baseline: 0.0)
    /// The units at the baseline's margins per unit.
    var margin = (strategy: 0.0, baseline: 0.0)
    var price = 0.0
    var costs = 0.0
    var reductions = 0.0
    var funding = 0.0
    var placement = 0.0
    var holding = 0.0
    var writeOff = 0.0
    var returns = 0.0

    mutating func add(
      _ sold: SeasonBooks.Product, less base: SeasonBooks.Product,
      usual: SeasonBooks.Product, measure: Measure
    ) {
      let reference = [base, usual, sold].first { $0.units > 0 } ?? base
      let (before, after) = (UnitValues(reference, measure), UnitValues(sold, measure))
      let (now, then) = (Double(sold.units), Double(base.units))
      units = (units.strategy + now, units.baseline + then)
      margin.strategy += now * before.margin
      margin.baseline += then * before.margin
      price += now * (after.price - before.price)
      costs -= now * (after.cost - before.cost)
      reductions -= Double(sold.reduction - base.reduction)
      funding += Double(sold.funding - base.funding)
      placement -= Double(sold.placement - base.placement)
      holding -= Double(sold.holding - base.holding)
      writeOff -= Double(sold.writeOff - base.writeOff)
      returns -=
        measure == .revenue
        ? Double(sold.refunds - base.refunds) : Double(sold.returnLoss - base.returnLoss)
    }

    func values(_ measure: Measure) -> [ProfitBridge.Item: Double] {
      let change = margin.strategy - margin.baseline
      let average =
        units.baseline > 0
        ? margin.baseline / units.baseline
        : units.strategy > 0 ? margin.strategy / units.strategy : 0
      let volume = (units.strategy - units.baseline) * average
      var values: [ProfitBridge.Item: Double] = [
        .volume: volume, .mix: change - volume, .price: price, .reductions: reductions,
        .returns: returns,
      ]
      guard measure == .contribution else { return values }
      values[.funding] = funding
      values[.unitCosts] = costs
      values[.placement] = placement
      values[.holding] = holding
      values[.writeOff] = writeOff
      return values
    }
  }

  /// What a unit of a product brings at its regular price; millionths, 0 without sales.
  private struct UnitValues {
    let price: Double
    let cost: Double
    var margin: Double { price - cost }

    init(_ product: SeasonBooks.Product, _ measure: Measure) {
      let units = Double(product.units)
      price = units > 0 ? Double(product.regular) / units : 0
      cost = units > 0 && measure == .contribution ? Double(product.unitCosts) / units : 0
    }
  }
}
