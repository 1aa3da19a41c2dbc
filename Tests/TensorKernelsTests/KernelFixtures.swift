import RandomStreams
import TensorKernels

/// Every set of kernels that this CPU can run.
let availableKernels = Kernels.names.filter { Kernels(named: $0) != nil }

/// Sizes around the lanes' width.
let tailSizes = [0, 1, 7, 8, 9, 15, 16, 17, 31, 32, 64, 100]

/// Random numbers for the kernel tests.
struct RandomNumbers {
  private var stream: RandomStream

  init(seed: UInt64) {
    stream = RandomStream(
      seed: seed, replication: ReplicationKey(.rank, number: 0), purpose: "kernel tests",
      entity: EntityKey("numbers"))
  }

  /// Returns numbers between -1 and 1.
  mutating func list(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(2 * stream.nextUniform() - 1) }
  }

  /// Returns a matrix of numbers between -1 and 1.
  mutating func matrix(rows: Int, columns: Int) -> Matrix {
    var matrix = Matrix(rows: rows, columns: columns)
    for row in 0..<rows {
      for (column, value) in list(columns).enumerated() { matrix[row, column] = value }
    }
    return matrix
  }
}

extension Matrix {
  /// One row's numbers.
  func row(_ row: Int) -> [Float] { (0..<columns).map { self[row, $0] } }

  /// The bits of every number of the first rows.
  func bits(rows: Int) -> [[UInt32]] {
    (0..<rows).map { row($0).map(\.bitPattern) }
  }

  /// A matrix of the given rows, in their order.
  func picked(_ rows: [Int]) -> Matrix {
    var matrix = Matrix(rows: rows.count, columns: columns)
    for (place, row) in rows.enumerated() { matrix.copy(1, rowsFrom: row, of: self, to: place) }
    return matrix
  }
}

/// The largest distance between two lists.
func largestDistance(_ x: [Float], _ y: [Double]) -> Double {
  zip(x, y).map { abs(Double($0) - $1) }.max() ?? 0
}

func doubles(_ x: [Float]) -> [Double] { x.map { Double($0) } }
