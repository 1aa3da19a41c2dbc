/// How demand answers prices, as the company knows it from elsewhere.
public struct KnownElasticity: Sendable, Hashable {
  /// What it is about.
  public var subject: Subject
  /// Of units to a promotion price, at most zero.
  public var promotion: Double?
  /// Standard error of `promotion`.
  public var promotionStandardError: Double?
  /// Of units to a lasting change of the list price, at most zero.
  public var longRun: Double?
  /// Standard error of `longRun`.
  public var longRunStandardError: Double?

  /// A product or a category.
  public enum Subject: Sendable, Hashable {
    /// A product by its identifier.
    case product(String)
    /// A category as the product list names it.
    case category(String)
  }
}
