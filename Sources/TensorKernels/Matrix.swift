/// A workspace of rows of floats with one owner; every row begins at a multiple of 64 bytes.
public struct Matrix: ~Copyable, @unchecked Sendable {
  /// Numbers per row.
  public let columns: Int
  /// Rows that it has room for.
  public private(set) var rows: Int
  /// Floats from one row to the next.
  let stride: Int
  // SAFETY: this value alone owns the storage, so whoever may write the value may write there.
  private var storage: UnsafeMutablePointer<Float>

  /// Creates zeros; shape `[rows, columns]`.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    stride = (columns + 15) / 16 * 16
    storage = alignedZeros(rows * stride)
  }

  deinit {
    storage.deallocate()
  }

  /// Makes room for at least `rows` rows; if it grows, its contents are lost.
  public mutating func reserve(rows wanted: Int) {
    guard wanted > rows else { return }
    storage.deallocate()
    rows = wanted
    storage = alignedZeros(wanted * stride)
  }

  /// The number at a place.
  ///
  /// - Precondition: The place is inside.
  public subscript(row: Int, column: Int) -> Float {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      return storage[row * stride + column]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns)
      storage[row * stride + column] = newValue
    }
  }

  /// Copies `count` rows of a matrix of the same width to the rows from `row` on.
  ///
  /// - Precondition: The rows exist.
  public mutating func copy(
    _ count: Int, rowsFrom first: Int, of other: borrowing Matrix, to row: Int
  ) {
    precondition(other.columns == columns && count >= 0 && first >= 0 && row >= 0)
    precondition(first + count <= other.rows && row + count <= rows)
    (storage + row * stride).update(from: other.storage + first * stride, count: count * stride)
  }

  /// The first element.
  var pointer: UnsafePointer<Float> { UnsafePointer(storage) }

  /// The first element, to write.
  var mutablePointer: UnsafeMutablePointer<Float> { mutating get { storage } }
}
