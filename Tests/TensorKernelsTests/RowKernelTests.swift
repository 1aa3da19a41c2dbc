import TensorKernels
import Testing

/// Half a unit in the last place of 1.
private let epsilon = Double(Float.ulpOfOne) / 2

@Test("LayerNorm agrees with the scalar kernel at any width", arguments: availableKernels)
func layerNormAgrees(name: String) throws {
  let kernels = try #require(Kernels(named: name))
  for columns in tailSizes where columns > 0 {
    var numbers = RandomNumbers(seed: UInt64(columns))
    let norm = LayerNorm(gain: numbers.list(columns), bias: numbers.list(columns))
    let x = numbers.matrix(rows: 7, columns: columns)
    var y = Matrix(rows: 7, columns: columns)
    kernels.normalise(x, rows: 7, by: norm, into: &y)
    for row in 0..<7 {
      let exact = ScalarKernels.normalised(
        doubles(x.row(row)), gain: doubles(norm.gain), bias: doubles(norm.bias))
      // A number that differs little from its mean loses digits: up to sqrt(1 / 1e-5) times.
      #expect(largestDistance(y.row(row), exact) <= 400 * epsilon)
    }
  }
}

@Test("standardised features agree with the scalar kernel", arguments: availableKernels)
func standardisedAgrees(name: String) throws {
  let kernels = try #require(Kernels(named: name))
  for columns in tailSizes where columns > 0 {
    var numbers = RandomNumbers(seed: UInt64(columns))
    let standard = Standardiser(
      mean: numbers.list(columns), inverse: numbers.list(columns).map { 4 * $0 }, limit: 3)
    let features = numbers.list(5 * columns)
    var y = Matrix(rows: 3, columns: columns)
    kernels.standardise(features, rows: 2..<5, by: standard, into: &y)
    for row in 0..<3 {
      let exact = (0..<columns).map { column in
        ScalarKernels.standardised(
          Double(features[(row + 2) * columns + column]), mean: Double(standard.mean[column]),
          inverse: Double(standard.inverse[column]), limit: 3)
      }
      #expect(largestDistance(y.row(row), exact) <= 20 * epsilon)
    }
  }
}

@Test("a missing feature is clamped like a very small one", arguments: availableKernels)
func missingFeatureIsClamped(name: String) throws {
  let kernels = try #require(Kernels(named: name))
  var y = Matrix(rows: 1, columns: 3)
  kernels.standardise(
    [.nan, .infinity, -.infinity], rows: 0..<1,
    by: Standardiser(mean: [0, 0, 0], inverse: [1, 1, 1], limit: 4), into: &y)
  #expect(y.row(0) == [-4, 4, -4])
}

@Test(
  "a product agrees with the scalar kernel at any size", arguments: availableKernels, tailSizes)
func productAgrees(name: String, rows: Int) throws {
  let kernels = try #require(Kernels(named: name))
  for (inner, columns) in [(1, 1), (7, 3), (9, 16), (17, 31), (32, 96), (64, 32), (100, 100)] {
    var numbers = RandomNumbers(seed: UInt64(inner * 1000 + columns))
    let (weights, bias) = (numbers.list(inner * columns), numbers.list(columns))
    let packed = PackedMatrix(weights, bias: bias)
    let x = numbers.matrix(rows: rows, columns: inner)
    let before = numbers.matrix(rows: rows, columns: columns)
    for finish in [ProductFinish.store, .gelu, .add] {
      var y = before.picked(Array(0..<rows))
      kernels.multiply(x, by: packed, into: &y, rows: rows, finish: finish)
      for row in 0..<rows {
        let product = ScalarKernels.product(
          doubles(x.row(row)), doubles(weights), bias: doubles(bias))
        let exact = finished(product, finish, before.row(row))
        // Each of `inner` + 1 additions rounds a sum of at most `inner` + 2 numbers below 1.
        let tolerance = 2 * Double((inner + 1) * (inner + 2)) * epsilon
        #expect(largestDistance(y.row(row), exact) <= tolerance)
      }
    }
  }
}

private func finished(
  _ product: [Double], _ finish: ProductFinish, _ before: [Float]
) -> [Double] {
  switch finish {
  case .store: product
  case .gelu: product.map(ScalarKernels.gelu)
  case .add: zip(before, product).map { Double($0) + $1 }
  }
}

@Test("a product of some columns leaves the others alone", arguments: availableKernels)
func someColumns(name: String) throws {
  let kernels = try #require(Kernels(named: name))
  var numbers = RandomNumbers(seed: 3)
  let packed = PackedMatrix(numbers.list(9 * 96), bias: numbers.list(96))
  let x = numbers.matrix(rows: 13, columns: 9)
  var all = Matrix(rows: 13, columns: 96)
  var some = Matrix(rows: 13, columns: 96)
  kernels.multiply(x, by: packed, into: &all, rows: 13, finish: .store)
  kernels.multiply(x, by: packed, columns: 32..<96, into: &some, rows: 13, finish: .store)
  for row in 0..<13 {
    #expect(some.row(row) == [Float](repeating: 0, count: 32) + all.row(row)[32...])
  }
}

@Test(
  "a row's products and norms have the same bits in any order and in any split",
  arguments: availableKernels, tailSizes)
func rowsDoNotMatter(name: String, rows: Int) throws {
  let kernels = try #require(Kernels(named: name))
  var numbers = RandomNumbers(seed: 5)
  let packed = PackedMatrix(numbers.list(32 * 48), bias: numbers.list(48))
  let norm = LayerNorm(gain: numbers.list(32), bias: numbers.list(32))
  let x = numbers.matrix(rows: rows, columns: 32)
  func run(_ order: [Int]) -> [[UInt32]] {
    let picked = x.picked(order)
    var normal = Matrix(rows: order.count, columns: 32)
    var y = Matrix(rows: order.count, columns: 48)
    kernels.normalise(picked, rows: order.count, by: norm, into: &normal)
    kernels.multiply(normal, by: packed, into: &y, rows: order.count, finish: .gelu)
    return y.bits(rows: order.count)
  }
  let expected = run(Array(0..<rows))
  let order = (0..<rows).map { (rows - 1 - $0 + rows / 3) % rows }
  #expect(run(order) == order.map { expected[$0] })
  #expect((0..<rows).flatMap { run([$0]) } == expected)
}

@Test("AVX2 and AVX-512 agree bit by bit")
func vectorSetsAgree() {
  guard let narrow = Kernels(named: "avx2"), let wide = Kernels(named: "avx512") else { return }
  var numbers = RandomNumbers(seed: 6)
  let packed = PackedMatrix(numbers.list(17 * 40), bias: numbers.list(40))
  let norm = LayerNorm(gain: numbers.list(17), bias: numbers.list(17))
  let x = numbers.matrix(rows: 29, columns: 17)
  let results = [narrow, wide].map { kernels in
    var normal = Matrix(rows: 29, columns: 17)
    var y = Matrix(rows: 29, columns: 40)
    kernels.normalise(x, rows: 29, by: norm, into: &normal)
    kernels.multiply(normal, by: packed, into: &y, rows: 29, finish: .gelu)
    return y.bits(rows: 29)
  }
  #expect(results[0] == results[1])
}
