internal import Glibc

/// The kernels in plain scalar code, one row at a time, in double precision: their specification.
public enum ScalarKernels {
  /// Returns the GELU of `x` in tanh form.
  ///
  /// - SeeAlso: D. Hendrycks and K. Gimpel, *Gaussian Error Linear Units*, arXiv:1606.08415, 2016.
  public static func gelu(_ x: Double) -> Double {
    x * 0.5 * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
  }

  /// Returns x W + b.
  ///
  /// - Parameters:
  ///   - x: Shape `[inner]`.
  ///   - weights: Shape `[inner, columns]`, row-major.
  ///   - bias: Shape `[columns]`.
  /// - Returns: Shape `[columns]`.
  public static func product(_ x: [Double], _ weights: [Double], bias: [Double]) -> [Double] {
    bias.indices.map { column in
      x.indices.reduce(bias[column]) { $0 + x[$1] * weights[$1 * bias.count + column] }
    }
  }

  /// Returns x at mean 0 and biased variance 1 (plus 1e-5), times `gain`, plus `bias`.
  ///
  /// - SeeAlso: J. L. Ba, J. R. Kiros and G. E. Hinton, *Layer Normalization*, arXiv:1607.06450,
  ///   2016.
  public static func normalised(_ x: [Double], gain: [Double], bias: [Double]) -> [Double] {
    let mean = x.reduce(0, +) / Double(x.count)
    let variance = x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(x.count)
    let scale = 1 / (variance + 1e-5).squareRoot()
    return x.indices.map { (x[$0] - mean) * scale * gain[$0] + bias[$0] }
  }

  /// Returns `x` standardised and clamped to +-`limit`.
  public static func standardised(
    _ x: Double, mean: Double, inverse: Double, limit: Double
  ) -> Double {
    min(max((x - mean) * inverse, -limit), limit)
  }

  /// Returns positive shares that sum to one, proportional to the exponentials of `x`.
  public static func softmax(_ x: [Double]) -> [Double] {
    let largest = x.max() ?? 0
    let exponentials = x.map { exp($0 - largest) }
    let total = exponentials.reduce(0, +)
    return exponentials.map { $0 / total }
  }

  /// Returns the mean of the values, weighted by how well their keys match the query.
  ///
  /// Weights are the softmax of the dot product over sqrt(width), plus the bias.
  ///
  /// - Parameters:
  ///   - query: Shape `[width]`.
  ///   - keys: Shape `[keys][width]`.
  ///   - values: Shape `[keys][width]`.
  ///   - bias: Shape `[keys]`.
  /// - Returns: Shape `[width]`.
  public static func attended(
    _ query: [Double], keys: [[Double]], values: [[Double]], bias: [Double]
  ) -> [Double] {
    let width = query.count
    let scores = zip(keys, bias).map { key, bias in
      zip(query, key).reduce(0) { $0 + $1.0 * $1.1 } / Double(width).squareRoot() + bias
    }
    let shares = softmax(scores)
    return (0..<width).map { column in
      zip(shares, values).reduce(0) { $0 + $1.0 * $1.1[column] }
    }
  }
}
