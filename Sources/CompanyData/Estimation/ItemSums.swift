/// Weighted sums over each item's rows, with the item's price ratio centred at its weighted mean.
///
/// Centring makes an item's intercept and slope orthogonal, so its block of the normal equations is
/// diagonal and cheap to sweep out.
struct ItemSums {
  /// Sum of the weights, by design item.
  private(set) var interceptWeight: [Double]
  /// Sum of weights times squared centred ratios, plus the ridge; 0 without a slope.
  private(set) var slopeWeight: [Double]
  /// Weighted mean ratio, by design item.
  private(set) var centre: [Double]
  /// Weighted sums of the global regressors; shape `[design item, global]`, row-major.
  private(set) var interceptCross: [Double]
  /// Weighted sums of the global regressors times the centred ratio; shape as above.
  private(set) var slopeCross: [Double]
  /// Number of global unknowns.
  let count: Int

  /// Sums at some weights; the ridge is added to the slopes' own sums.
  ///
  /// Each item's ratio is centred at the given place, or at its weighted mean.
  init(_ design: RegressionDesign, weights: [Double], ridge: Double, centre fixed: [Double]?) {
    count = design.globalCount
    let items = design.items.count
    interceptWeight = Array(repeating: 0, count: items)
    slopeWeight = Array(repeating: 0, count: items)
    centre = fixed ?? Self.means(of: design, weights: weights)
    interceptCross = Array(repeating: 0, count: items * count)
    slopeCross = Array(repeating: 0, count: items * count)
    for item in 0..<items { sumItem(item, design, weights, ridge) }
  }

  /// Returns the places of an item in the crossed sums.
  func places(_ item: Int) -> Range<Int> { (item * count)..<((item + 1) * count) }

  private static func means(of design: RegressionDesign, weights: [Double]) -> [Double] {
    design.itemRows.map { rows in
      let weight = rows.reduce(0) { $0 + weights[$1] }
      return rows.reduce(0) { $0 + weights[$1] * design.ratio[$1] } / weight
    }
  }

  private mutating func sumItem(
    _ item: Int, _ design: RegressionDesign, _ weights: [Double], _ ridge: Double
  ) {
    let rows = design.itemRows[item]
    interceptWeight[item] = rows.reduce(0) { $0 + weights[$1] }
    if design.hasSlope[item] { slopeWeight[item] = ridge }
    for row in rows {
      let centred = design.hasSlope[item] ? design.ratio[row] - centre[item] : 0
      slopeWeight[item] += weights[row] * centred * centred
      add(weights[row], weights[row] * centred, of: row, to: item, design)
    }
  }

  private mutating func add(
    _ weight: Double, _ slopeWeight: Double, of row: Int, to item: Int, _ design: RegressionDesign
  ) {
    let start = item * count
    interceptCross[start + design.period[row]] += weight
    slopeCross[start + design.period[row]] += slopeWeight
    for (term, column) in design.shared.enumerated() {
      let place = start + design.periodStarts.count + term
      interceptCross[place] += weight * column[row]
      slopeCross[place] += slopeWeight * column[row]
    }
  }
}
