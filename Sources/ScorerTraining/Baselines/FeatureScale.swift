import TransformerScorer

/// Means and deviations of the columns that a baseline reads.
struct FeatureScale: Sendable, Equatable {
  private(set) var mean: [Float] = []
  private(set) var deviation: [Float] = []
  let limit: Float

  /// Measures columns of a row-major matrix under weights of its rows; a constant column has
  /// deviation 1.
  init(
    _ values: [Float], width: Int, columns: [Int], limit: Float, weight: (Int) -> Float
  ) {
    self.limit = limit
    for column in columns {
      var (total, sum, squares) = (0.0, 0.0, 0.0)
      for row in 0..<(values.count / max(1, width)) {
        let (amount, value) = (Double(weight(row)), Double(values[row * width + column]))
        total += amount
        sum += amount * value
        squares += amount * value * value
      }
      let centre = sum / max(total, 1e-12)
      let variance = squares / max(total, 1e-12) - centre * centre
      mean.append(Float(centre))
      deviation.append(variance > 1e-10 ? Float(variance.squareRoot()) : 1)
    }
  }

  /// Returns the standardised and clamped value of the `index`-th column read.
  @inline(__always)
  func standardised(_ value: Float, _ index: Int) -> Float {
    min(max((value - mean[index]) / deviation[index], -limit), limit)
  }
}
