/// Prices at equal distances.
public enum PriceLadder {
  /// Returns the paper's grid: `points` prices around those of competition and of a cartel, beyond both
  /// by `margin` (its xi) of the distance between them.
  public static func around(
    nash: Double, jointProfit: Double, margin: Double, points: Int
  ) -> [Double] {
    precondition(points > 1, "at least two points")
    let reach = margin * (jointProfit - nash)
    let (low, high) = (nash - reach, jointProfit + reach)
    return (0..<points).map { low + (high - low) * Double($0) / Double(points - 1) }
  }
}
