import TensorKernels
import Testing

@Suite("A caller's mistake stops the program")
struct KernelContracts {
  @Test("a product of unequal inner sizes")
  func productShapes() async {
    await #expect(processExitsWith: .failure) {
      var y = Matrix(rows: 2, columns: 3)
      let weights = PackedMatrix([Float](repeating: 0, count: 12), bias: [0, 0, 0])
      Kernels.best.multiply(
        Matrix(rows: 2, columns: 5), by: weights, into: &y, rows: 2, finish: .store)
    }
  }

  @Test("more rows than a matrix has")
  func missingRows() async {
    await #expect(processExitsWith: .failure) {
      var y = Matrix(rows: 2, columns: 1)
      let norm = LayerNorm(gain: [1], bias: [0])
      Kernels.best.normalise(Matrix(rows: 2, columns: 1), rows: 3, by: norm, into: &y)
    }
  }

  @Test("gain and bias of different lengths")
  func normShapes() async {
    await #expect(processExitsWith: .failure) { _ = LayerNorm(gain: [1, 1], bias: [0]) }
  }

  @Test("features that are not there")
  func missingFeatures() async {
    await #expect(processExitsWith: .failure) {
      var y = Matrix(rows: 2, columns: 1)
      Kernels.best.standardise(
        [0, 0], rows: 1..<3, by: Standardiser(mean: [0], inverse: [1], limit: 1), into: &y, at: 0)
    }
  }

  @Test("heads that do not divide the width into multiples of 8")
  func headWidth() async {
    await #expect(processExitsWith: .failure) {
      _ = AttentionLayer(width: 32, heads: 8, relationBias: [Float](repeating: 0, count: 40))
    }
  }
}
