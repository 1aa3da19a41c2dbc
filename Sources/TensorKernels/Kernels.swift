internal import CKernels

/// The kernels for one kind of CPU; their bits for a row depend on that row alone.
///
/// AVX2 and AVX-512 agree bit by bit. The portable kernels round products before adding them, so
/// they differ by rounding.
public struct Kernels: @unchecked Sendable {
  // SAFETY: it points to a constant of the program.
  let table: UnsafePointer<ck_kernels>

  /// The fastest kernels that this CPU can run.
  public static let best = Kernels(table: ck_best_kernels())

  /// Every name, fastest first.
  public static let names = ["avx512", "avx2", "portable"]

  /// Takes the kernels called `name`; nil if this CPU cannot run them or there are none.
  public init?(named name: String) {
    guard let table = ck_kernels_named(name) else { return nil }
    self.table = table
  }

  private init(table: UnsafePointer<ck_kernels>) {
    self.table = table
  }

  /// Which kernels these are.
  public var name: String { String(cString: table.pointee.name) }
}

/// Kernels that see one number, or one row's numbers, at a time.
extension Kernels {
  /// Replaces numbers by their exponentials; below -87 by 0, above 88 as at 88.
  public func exponential(_ x: inout MutableSpan<Float>) {
    x.withUnsafeMutableBufferPointer { x in
      guard let base = x.baseAddress else { return }
      table.pointee.exponential(base, Int64(x.count))
    }
  }

  /// Replaces numbers by their GELU in tanh form.
  public func gelu(_ x: inout MutableSpan<Float>) {
    x.withUnsafeMutableBufferPointer { x in
      guard let base = x.baseAddress else { return }
      table.pointee.gelu(base, Int64(x.count))
    }
  }

  /// Writes the first `rows` rows of `x`, normalised, to `y`.
  ///
  /// - Precondition: `x` and `y` have as many columns as the norm, and rows enough.
  public func normalise(_ x: borrowing Matrix, rows: Int, by norm: LayerNorm, into y: inout Matrix)
  {
    precondition(x.columns == norm.gain.count && y.columns == x.columns)
    precondition(rows >= 0 && rows <= x.rows && rows <= y.rows)
    table.pointee.normalise(
      x.pointer, Int64(x.stride), Int64(rows), Int64(x.columns), norm.gain, norm.bias,
      y.mutablePointer, Int64(y.stride))
  }

  /// Writes rows of a plain table, standardised, to the first rows of `y`.
  ///
  /// - Parameters:
  ///   - features: Shape `[row, column]`, row-major.
  ///   - rows: The rows to take.
  ///   - standard: The standardisation.
  ///   - y: Receives the rows, from its first row on.
  /// - Precondition: The table has the rows, and `y` as many columns as the standardisation.
  public func standardise(
    _ features: [Float], rows: Range<Int>, by standard: Standardiser, into y: inout Matrix
  ) {
    let columns = standard.mean.count
    precondition(rows.lowerBound >= 0 && rows.upperBound * columns <= features.count)
    precondition(y.columns == columns && rows.count <= y.rows)
    features.withUnsafeBufferPointer { features in
      guard let base = features.baseAddress else { return }
      table.pointee.standardise(
        base + rows.lowerBound * columns, Int64(columns), Int64(rows.count), Int64(columns),
        standard.mean, standard.inverse, standard.limit, y.mutablePointer, Int64(y.stride))
    }
  }
}

/// Gain and bias of a LayerNorm with biased variance and epsilon 1e-5.
public struct LayerNorm: Sendable {
  /// Shape `[columns]`.
  public let gain: [Float]
  /// Shape `[columns]`.
  public let bias: [Float]

  /// Gathers the parts.
  ///
  /// - Precondition: Gain and bias have the same length.
  public init(gain: [Float], bias: [Float]) {
    precondition(gain.count == bias.count)
    self.gain = gain
    self.bias = bias
  }
}

/// Brings features to mean 0 and deviation 1, clamped to +-limit; NaN becomes -limit.
public struct Standardiser: Sendable {
  /// Shape `[columns]`.
  public let mean: [Float]
  /// One over the deviations, or 0 for a column that nothing reads; shape `[columns]`.
  public let inverse: [Float]
  /// The largest size of a standardised feature.
  public let limit: Float

  /// Gathers the parts.
  ///
  /// - Precondition: Means and inverses have the same length.
  public init(mean: [Float], inverse: [Float], limit: Float) {
    precondition(mean.count == inverse.count)
    self.mean = mean
    self.inverse = inverse
    self.limit = limit
  }
}
