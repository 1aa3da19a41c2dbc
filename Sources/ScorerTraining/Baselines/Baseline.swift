public import TransformerScorer

/// The models that a scorer is compared with; the project fits each of them itself.
public enum Baseline: String, Sendable, CaseIterable, Codable {
  /// Constant shares of the category.
  case shares
  /// Who bought often and is due; what she bought lately.
  case heuristic
  /// Logit: prices, promotions, item constants.
  case price
  /// The same with slopes per category.
  case slopes
  /// `price` with Guadagni and Little's loyalty.
  case loyalty
  /// Loyalties to item, brand and type, purchase rate and recency; slopes per category.
  case rate
  /// Every feature, no identity.
  case agnostic
  /// Every feature, item constants, slopes per category: the strongest logit.
  case full

  /// What tables call it.
  public var title: String {
    switch self {
    case .shares: "constant shares"
    case .heuristic: "recency-frequency heuristic"
    case .price: "MNL price+promotion, item constants"
    case .slopes: "same, per-category slopes"
    case .loyalty: "MNL + Guadagni-Little loyalty"
    case .rate: "MNL + loyalties + rate/recency, per-category slopes"
    case .agnostic: "MNL, all features, no ids"
    case .full: "MNL, all features + ids + per-category slopes"
    }
  }

  /// Fits the baseline to training rows; `threads` changes no bit.
  public func fitted(to table: OccasionTable, threads: Int) -> any ChoiceModel {
    switch self {
    case .shares: ConstantShares(table)
    case .heuristic: RecencyFrequency(table)
    default: LogitModel(name: title, specification, fittedTo: table, threads: threads)
    }
  }

  /// What enters the logits.
  ///
  /// The column numbers are those of `TokenFeatures`.
  private var specification: LogitSpecification {
    let promotions = [1, 2, 3, 4]
    let loyalties = [7, 8, 9]
    var result = LogitSpecification()
    switch self {
    case .shares, .heuristic: break
    case .price, .slopes: result.offerColumns = promotions
    case .loyalty: result.offerColumns = promotions + loyalties.prefix(1)
    case .rate:
      result.offerColumns = promotions + loyalties
      result.contextColumns = Self.rateAndRecency
    case .agnostic, .full:
      result.offerColumns = Array(TokenFeatures.offer.indices)
      result.contextColumns = Array(TokenFeatures.context.indices)
    }
    result.hasItemConstants = self != .agnostic
    result.hasCategorySlopes = [.slopes, .rate, .full].contains(self)
    result.slopePenalty = Self.slopePenalty
    return result
  }

  /// The best of 1, 30 and 300 for `full` on the benchmark's validation split.
  private static let slopePenalty = 300.0

  /// log_purchase_rate and log_weeks_since_purchase.
  private static let rateAndRecency = [0, 2]
}
