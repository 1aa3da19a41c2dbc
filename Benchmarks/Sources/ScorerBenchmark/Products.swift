import TensorKernels

/// The speed of one matrix product on one thread.
struct ProductSpeed {
  var shape: [Int]
  var gigaflops: Double

  var json: String {
    "{\"rows\": \(shape[0]), \"inner\": \(shape[1]), \"columns\": \(shape[2]), "
      + "\"gigaflops\": \(rounded(gigaflops, 1))}"
  }
}

/// Times a product that stays in the first or second cache.
func measureProduct(rows: Int, inner: Int, columns: Int, _ kernels: Kernels) -> ProductSpeed {
  var x = Matrix(rows: rows, columns: inner)
  for row in 0..<rows {
    for column in 0..<inner { x[row, column] = Float((row + column) % 7) - 3 }
  }
  let weights = PackedMatrix(
    (0..<inner * columns).map { Float($0 % 5) - 2 },
    bias: [Float](repeating: 1, count: columns))
  var y = Matrix(rows: rows, columns: columns)
  let work = 2 * Double(rows * inner * columns)
  let repetitions = max(1, Int(2e8 / work))
  let seconds = leastSeconds(of: 20, clock: .thread) {
    for _ in 0..<repetitions {
      kernels.multiply(x, by: weights, into: &y, rows: rows, finish: .store)
    }
  }
  return ProductSpeed(
    shape: [rows, inner, columns], gigaflops: work * Double(repetitions) / seconds / 1e9)
}
