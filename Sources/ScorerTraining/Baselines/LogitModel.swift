import Foundation
public import TransformerScorer

/// A multinomial logit fitted by (penalised) maximum likelihood.
public struct LogitModel: ChoiceModel {
  /// What tables call it.
  public let name: String
  /// What enters.
  public let specification: LogitSpecification
  /// How the fit ended.
  public let fit: Fit

  private let offerScale: FeatureScale
  private let contextScale: FeatureScale
  private let commonSlopes: [Double]
  private let categorySlopes: [Double]
  private let constants: [Double]
  private let knownCategories: [Bool]

  /// How a fit ended.
  public struct Fit: Sendable, Hashable, Codable {
    /// Parameters.
    public var parameters: Int
    /// Mean penalised loss, in nats per occasion.
    public var objective: Double
    /// The largest component of the objective's gradient.
    public var gradientSize: Double
    /// Steps of the search.
    public var iterations: Int
  }

  /// Fits the logit to a table.
  ///
  /// The bits of the result don't depend on `threads`.
  /// - Precondition: The table has rows with and without a purchase.
  public init(
    name: String, _ specification: LogitSpecification, fittedTo table: OccasionTable, threads: Int
  ) {
    let design = LogitDesign(table, specification)
    let shares = ConstantShares(table).logRatios.map(Double.init)
    let objective = LogitObjective(design, priorConstants: shares, threads: threads)
    let start = Self.start(objective, shares: shares, table)
    let solution = QuasiNewton().minimise(from: start) { objective.evaluate($0, gradient: &$1) }
    let parameters = solution.parameters
    self.name = name
    self.specification = specification
    offerScale = design.offerScale
    contextScale = design.contextScale
    commonSlopes = Array(parameters[..<specification.features])
    categorySlopes = objective.slopes(parameters)
    constants = Array(parameters[objective.constantsStart...])
    var known = [Bool](repeating: false, count: design.categories)
    for category in design.rowCategories { known[Int(category)] = true }
    knownCategories = known
    fit = Fit(
      parameters: objective.parameters, objective: solution.value,
      gradientSize: solution.gradientSize, iterations: solution.iterations)
  }

  /// Item constants at the log shares, or the shared constant at the mean of them; slopes 0.
  private static func start(
    _ objective: LogitObjective, shares: [Double], _ table: OccasionTable
  ) -> [Double] {
    var start = [Double](repeating: 0, count: objective.parameters)
    let specification = objective.design.specification
    if specification.hasItemConstants {
      for item in shares.indices { start[objective.constantsStart + item] = shares[item] }
    } else if !shares.isEmpty {
      start[specification.features - 1] = shares.reduce(0, +) / Double(shares.count)
    }
    return start
  }

  /// Whether it has seen the categories and items.
  public func covers(_ table: OccasionTable) -> Bool {
    guard specification.hasItemConstants else { return true }
    return table.categories.allSatisfy { isKnown(Int($0)) }
      && table.tokens.offerItems.allSatisfy { constants.indices.contains(Int($0.item)) }
  }

  /// Returns the utilities of the table's offers.
  public func utilities(of table: OccasionTable) -> OfferUtilities {
    let offers = table.logRegular.count
    var (base, long, short) = (
      [Float](repeating: 0, count: offers), [Float](repeating: 0, count: offers),
      [Float](repeating: 0, count: offers)
    )
    for row in 0..<table.rows {
      let slopes = slopes(of: Int(table.categories[row]))
      let common = contextUtility(row, of: table, slopes)
      let range = Int(table.tokens.offerStarts[row])..<Int(table.tokens.offerStarts[row + 1])
      for offer in range {
        base[offer] = Float(common + offerUtility(offer, of: table, slopes))
        guard specification.readsPrices else { continue }
        long[offer] = -Float(slopes[slopes.startIndex]) * LogitDesign.priceScale
        short[offer] = -Float(slopes[slopes.startIndex + 1]) * LogitDesign.priceScale
      }
    }
    return OfferUtilities(base: base, longSlopes: long, shortSlopes: short)
  }

  private func isKnown(_ category: Int) -> Bool {
    knownCategories.indices.contains(category) && knownCategories[category]
  }

  /// Returns a category's slopes, the common ones where the category is new.
  private func slopes(of category: Int) -> ArraySlice<Double> {
    let width = specification.features
    return isKnown(category)
      ? categorySlopes[category * width..<(category + 1) * width] : commonSlopes[...]
  }

  private func contextUtility(
    _ row: Int, of table: OccasionTable, _ slopes: ArraySlice<Double>
  ) -> Double {
    let first = slopes.startIndex + specification.offerFeatures
    var utility = specification.hasItemConstants ? 0 : slopes[slopes.endIndex - 1]
    for (index, column) in specification.contextColumns.enumerated() {
      let value = table.tokens.context[row * TokenFeatures.context.count + column]
      utility += slopes[first + index] * Double(contextScale.standardised(value, index))
    }
    return utility
  }

  private func offerUtility(
    _ offer: Int, of table: OccasionTable, _ slopes: ArraySlice<Double>
  ) -> Double {
    let first = slopes.startIndex + specification.priceFeatures
    let item = Int(table.tokens.offerItems[offer].item)
    var utility = specification.hasItemConstants ? constants[item] : 0
    for (index, column) in specification.offerColumns.enumerated() {
      let value = table.tokens.offers[offer * TokenFeatures.offer.count + column]
      utility += slopes[first + index] * Double(offerScale.standardised(value, index))
    }
    return utility
  }
}
