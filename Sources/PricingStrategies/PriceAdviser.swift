public import MarketModel

/// Somebody outside the simulation who proposes prices, such as a language model's recorded answers.
///
/// Strategies can't fail in the middle of a season, so an adviser that can't answer says nothing and
/// keeps its error for whoever runs the season.
public protocol PriceAdviser: Sendable {
  /// Returns one price per offer of `observation.own`; `nil` where the posted prices stay.
  func prices(for observation: Observation) -> [Money]?
}
