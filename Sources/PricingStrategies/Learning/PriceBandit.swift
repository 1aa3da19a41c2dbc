public import ScientificComputing

/// A rule that finds the best of a few prices by trying them: a multi-armed bandit whose arms are
/// prices.
///
/// What a chance to sell brings at a price is the units sold times what a unit leaves there; the units
/// are learned, the rest is known.
public protocol PriceBandit: Sendable, Hashable {
  /// Learns what a price sold.
  mutating func learn(_ trial: PriceTrial)

  /// Returns the price to post next, as an index into the list.
  ///
  /// `values` is what a sold unit leaves at each price, in currency units; shape `[price]`. `draws` are
  /// the decision's own random numbers.
  func choice(values: [Double], draws: some TrialDraws) -> Int

  /// Returns what is believed of the units per chance at a price, an index into the list; a constant where
  /// no more than a mean is known, and `nil` where nothing is.
  func belief(at price: Int) -> Distribution?
}

/// What happened while a price stood.
public struct PriceTrial: Sendable, Hashable {
  /// The price, as an index into the list.
  public var price: Int
  /// Units sold.
  public var units: Double
  /// Chances to sell; above 0.
  public var opportunities: Double

  /// Gathers the parts.
  public init(price: Int, units: Double, opportunities: Double) {
    self.price = price
    self.units = units
    self.opportunities = opportunities
  }
}

/// The random numbers of one decision.
public protocol TrialDraws {
  /// Returns the uniform number in (0, 1) at a place.
  func uniform(_ place: Int) -> Double
  /// Returns the sample of a distribution at a place.
  func sample(_ distribution: Distribution, _ place: Int) -> Double
}

extension [Double] {
  /// The index of the largest value; of the first one where several differ by rounding only.
  var firstLargest: Int {
    let largest = self.max() ?? 0
    let slack = 1e-12 * Swift.max(1, abs(largest))
    return firstIndex { $0 >= largest - slack } ?? 0
  }
}
