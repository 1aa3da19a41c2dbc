internal import CKernels

/// Weights and bias of x W + b, laid out for the kernels: panels of 16 columns.
public struct PackedMatrix: Sendable {
  /// Rows of W: numbers per row of x.
  public let inner: Int
  /// Columns of W: numbers per row of the product.
  public let columns: Int
  /// The panels, each of shape `[inner, 16]`, and then the bias.
  private let storage: AlignedFloats

  /// Packs weights.
  ///
  /// - Parameters:
  ///   - weights: Shape `[inner, columns]`, row-major.
  ///   - bias: Shape `[columns]`.
  /// - Precondition: `weights` holds `bias.count` columns.
  public init(_ weights: [Float], bias: [Float]) {
    precondition(!bias.isEmpty && weights.count % bias.count == 0)
    inner = weights.count / bias.count
    columns = bias.count
    let panels = (columns + 15) / 16
    storage = AlignedFloats(count: panels * 16 * (inner + 1))
    for column in 0..<columns {
      let (panel, lane) = (column / 16, column % 16)
      for row in 0..<inner {
        storage.first[(panel * inner + row) * 16 + lane] = weights[row * columns + column]
      }
      storage.first[panels * 16 * inner + column] = bias[column]
    }
  }

  /// The first panel that holds `column`, a multiple of 16.
  func panel(at column: Int) -> UnsafePointer<Float> {
    UnsafePointer(storage.first + column * inner)
  }

  /// The bias from `column` on.
  func bias(at column: Int) -> UnsafePointer<Float> {
    UnsafePointer(storage.first + (columns + 15) / 16 * 16 * inner + column)
  }
}

/// What becomes of a product.
public enum ProductFinish: Sendable {
  /// It replaces the output.
  case store
  /// Its GELU replaces the output.
  case gelu
  /// It is added to the output.
  case add
}

extension Kernels {
  /// Multiplies the first `rows` rows of `x` by packed weights.
  ///
  /// Every element is the bias and then its products, added in order of the inner index.
  ///
  /// - Parameters:
  ///   - x: Shape `[rows, weights.inner]`.
  ///   - weights: W and b.
  ///   - columns: The columns of W to compute, from a multiple of 16 on; nil takes all.
  ///   - y: Receives the product in the same rows and columns.
  ///   - rows: Rows to compute.
  ///   - finish: What becomes of the product.
  /// - Precondition: The shapes agree.
  public func multiply(
    _ x: borrowing Matrix, by weights: PackedMatrix, columns: Range<Int>? = nil,
    into y: inout Matrix, rows: Int, finish: ProductFinish
  ) {
    let columns = columns ?? 0..<weights.columns
    precondition(x.columns == weights.inner && y.columns == weights.columns)
    precondition(rows >= 0 && rows <= x.rows && rows <= y.rows)
    precondition(columns.lowerBound % 16 == 0 && columns.lowerBound >= 0)
    precondition(columns.upperBound <= weights.columns)
    var product = ck_product(
      x: x.pointer, x_stride: Int64(x.stride), rows: Int64(rows), inner: Int64(weights.inner),
      w: weights.panel(at: columns.lowerBound), bias: weights.bias(at: columns.lowerBound),
      columns: Int64(columns.count), y: y.mutablePointer + columns.lowerBound,
      y_stride: Int64(y.stride), finish: finish.code)
    table.pointee.multiply(&product)
  }
}

extension ProductFinish {
  fileprivate var code: Int32 {
    switch self {
    case .store: Int32(CK_STORE)
    case .gelu: Int32(CK_GELU)
    case .add: Int32(CK_ADD)
    }
  }
}
