import ScientificComputing
import Testing

@Suite("symmetric systems")
struct SymmetricSystemTests {
  /// The Hilbert matrix of three rows, whose inverse has whole elements.
  private let hilbert: [Double] = [1, 2, 3, 2, 3, 4, 3, 4, 5].map { 1 / $0 }
  private let inverse: [Double] = [9, -36, 30, -36, 192, -180, 30, -180, 180]

  @Test("the inverse of the Hilbert matrix is the known whole matrix")
  func hilbertInverse() throws {
    let found = try SymmetricSystem(hilbert, size: 3).inverse()
    // Condition number 524, so at most 524 * 192 * 2.2e-16 * 10 of rounding.
    #expect(zip(found, inverse).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("a solution times the matrix is the right-hand side")
  func solution() throws {
    let found = try SymmetricSystem(hilbert, size: 3).solution([1, 0, 0])
    #expect(zip(found, [9, -36, 30]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("a matrix that is not positive definite is refused with its size")
  func notPositiveDefinite() {
    let error = #expect(throws: ScientificError.self) {
      try SymmetricSystem([1, 2, 2, 1], size: 2)
    }
    #expect(
      error?.description == "symmetric system: the matrix of 2 rows is not positive definite")
  }

  @Test("a matrix that is not square is refused with its shape")
  func notSquare() {
    let error = #expect(throws: ScientificError.self) { try SymmetricSystem([1, 2], size: 2) }
    #expect(
      error?.description == "symmetric system: 2 matrix elements but 4 elements of the square")
  }
}
