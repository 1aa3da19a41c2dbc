/// What choosing at the shelf is worth to consumers, added up over occasions.
///
/// With prices in money the log-sum over the consumer's price coefficient is a surplus in money.
/// With relative prices a util has no price; there the baseline keeps its log-sum at a grid of price
/// factors, in which other strategies' log-sums are looked up. Source:
/// docs/background/fairness-and-welfare.md.
public struct WelfareRecord: Sendable, Hashable {
  /// Factors on the focal firm's prices at which log-sums are kept; 1 alone unless there is a grid.
  public let factors: [Double]
  /// Occasions; per category.
  public private(set) var occasions: [Int64]
  /// Log-sums in utils; shape `[category, factor]`, row-major.
  public private(set) var logSums: [Double]
  /// Log-sums over price coefficients, in currency units, per category; zero with relative prices.
  public private(set) var surplus: [Double]
  /// `nil` where no grid is kept.
  private(set) var grid: PriceGrid?
  private var utilities: [Double] = []
  private var moved: [Double] = []

  /// Starts empty; `keepsGrid` for the baseline where prices are relative.
  public init(market: MarketDefinition, keepsGrid: Bool) {
    let categories = market.categories.count
    factors = keepsGrid ? PriceGrid.factors : [1]
    grid = keepsGrid ? PriceGrid(offers: market.offers.count) : nil
    occasions = Array(repeating: 0, count: categories)
    logSums = Array(repeating: 0, count: categories * factors.count)
    surplus = Array(repeating: 0, count: categories)
  }

  /// An occasion as it is resolved.
  struct Occasion {
    let row: Int
    let category: Int
    /// The category's offers.
    let offers: Range<Int>
    let prices: ChoiceKernel.Prices
  }

  /// Adds an occasion; `scores` and `kernel` are those that resolve it.
  ///
  /// `slopeScale` is the calibrated factor on the first price slope, where that is in money. A price
  /// that falls by one unit raises the log-sum by beta x nests' dissimilarity x P(buy), so that
  /// product turns utils into money.
  mutating func add(
    _ occasion: Occasion, kernel: ChoiceKernel, scores: ScoreTable, slopeScale: Double?
  ) {
    kernel.writeUtilities(
      row: occasion.row, scores: scores, prices: occasion.prices, into: &utilities)
    var anchors = ChoiceKernel.Anchor(kernel.nests)
    let anchor = anchors.value(row: occasion.row, scores: scores, prices: occasion.prices)
    var choice = NestedChoice(kernel.nests)
    occasions[occasion.category] += 1
    guard grid == nil else {
      return addGrid(occasion, scores: scores, anchor: anchor, choice: &choice)
    }
    let value = choice.replaceWithProbabilities(&utilities, anchor: anchor)
    logSums[occasion.category] += value
    guard let slopeScale else { return }
    let slope = Double(scores.slopes[occasion.row * occasion.offers.count]) * slopeScale
    surplus[occasion.category] += value / (slope * kernel.nests.offerDissimilarity)
  }

  private mutating func addGrid(
    _ occasion: Occasion, scores: ScoreTable, anchor: Double, choice: inout NestedChoice
  ) {
    guard let grid else { return }
    let count = occasion.offers.count
    for place in factors.indices {
      moved.removeAll(keepingCapacity: true)
      for (ordinal, offer) in occasion.offers.enumerated() {
        let cell = occasion.row * count + ordinal
        let change = offer * factors.count + place
        moved.append(
          utilities[ordinal] + grid.tiltChanges[change]
            - Double(scores.slopes[scores.terms * cell]) * grid.termChanges[change])
      }
      logSums[occasion.category * factors.count + place] +=
        choice.replaceWithProbabilities(&moved, anchor: anchor)
    }
  }

  /// Brings the grid up to date with an offer's price.
  mutating func update(
    _ index: Int, offer: Offer, term: Double, scale: Double, priceTerms: PriceTerms
  ) {
    grid?.update(index, offer: offer, term: term, scale: scale, priceTerms: priceTerms)
  }
}
