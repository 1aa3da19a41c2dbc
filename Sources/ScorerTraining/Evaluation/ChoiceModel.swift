public import TransformerScorer

/// A model of what a consumer chooses on an occasion.
public protocol ChoiceModel: Sendable {
  /// What tables call it.
  var name: String { get }

  /// Whether it can judge the table: a model with constants of items can't judge categories that it
  /// has not seen.
  func covers(_ table: OccasionTable) -> Bool

  /// Returns the utilities of the table's offers.
  ///
  /// - Precondition: The model covers the table.
  func utilities(of table: OccasionTable) -> OfferUtilities

  /// Returns the elasticity of the units bought, given a purchase, to a temporary price; `nil`
  /// without a model of quantities.
  func quantityElasticity(on table: OccasionTable) -> Double?
}

extension ChoiceModel {
  /// Every table, unless the model says otherwise.
  public func covers(_ table: OccasionTable) -> Bool { true }

  /// No quantities, unless the model says otherwise.
  public func quantityElasticity(on table: OccasionTable) -> Double? { nil }
}
