import Glibc

/// The least-squares line of sales over prices, one point after the other: sales = a - b price.
struct LinearFit: Sendable, Hashable {
  private(set) var count = 0
  private(set) var meanPrice = 0.0
  private var meanSales = 0.0
  /// Sums of squared deviations of prices, and of their products with those of sales.
  private var (spread, product) = (0.0, 0.0)
  /// Sum of squared deviations of sales.
  private var squares = 0.0

  /// Adds a point (Welford's update).
  mutating func add(price: Double, sales: Double) {
    count += 1
    let step = price - meanPrice
    meanPrice += step / Double(count)
    let surprise = sales - meanSales
    meanSales += surprise / Double(count)
    spread += step * (price - meanPrice)
    product += step * (sales - meanSales)
    squares += surprise * (sales - meanSales)
  }

  /// The line's a and b, or `nil` while all prices are the same.
  var line: (intercept: Double, slope: Double)? {
    guard spread > 0 else { return nil }
    let slope = -product / spread
    return (meanSales + slope * meanPrice, slope)
  }

  /// The slope b with its standard error from the scatter about the line, or `nil` for fewer than three points
  /// or one price.
  var slope: (mean: Double, standardError: Double)? {
    guard count > 2, let line else { return nil }
    let scatter = max(0, squares - line.slope * line.slope * spread) / Double(count - 2)
    return (line.slope, sqrt(scatter / spread))
  }
}
