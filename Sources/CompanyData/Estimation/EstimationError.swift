public import ScientificComputing

/// Why nothing could be estimated.
public enum EstimationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The window lies outside the weeks of the table.
  case windowOutside(window: Range<Int>, weeks: Int)
  /// No row of the window has units, a price and stock.
  case noSales(window: Range<Int>)
  /// Known elasticity of an item that the table does not have, or without a standard error.
  case invalidEvidence(item: Int?, value: Double, standardError: Double)
  /// The iterations ended too early.
  case notConverged(iterations: Int, residual: Double, tolerance: Double)
  /// A numerical routine refused.
  case numerical(ScientificError)

  /// What is wrong, with which value, in one line.
  public var description: String {
    switch self {
    case .windowOutside(let window, let weeks):
      "weeks \(window.lowerBound) to \(window.upperBound) lie outside the table's \(weeks) weeks"
    case .noSales(let window):
      "no sales between week \(window.lowerBound) and week \(window.upperBound)"
    case .invalidEvidence(let item, let value, let standardError):
      "known elasticity \(value) +- \(standardError) of \(item.map { "item \($0)" } ?? "the category")"
        + " needs an item of the table, a finite value and a standard error above 0"
    case .notConverged(let iterations, let residual, let tolerance):
      "no demand estimates after \(iterations) iterations; residual \(residual),"
        + " tolerance \(tolerance)"
    case .numerical(let error): error.description
    }
  }

  /// Runs a numerical routine and wraps what it throws.
  static func wrap<Value>(
    _ body: () throws(ScientificError) -> Value
  ) throws(EstimationError) -> Value {
    do { return try body() } catch { throw .numerical(error) }
  }
}
