import RandomStreams
import Testing

@testable import ScientificComputing

@Suite("Latin hypercubes")
struct LatinHypercubeTests {
  private func points(_ count: Int, _ dimensions: Int, seed: UInt64 = 1) -> [[Double]] {
    let key = ReplicationKey(.search, number: 0)
    return LatinHypercube.points(
      count: count, dimensions: dimensions,
      family: StreamFamily(seed: seed, replication: key, purpose: "test"))
  }

  @Test("every stratum of every dimension holds one point", arguments: [1, 2, 7, 64])
  func strata(count: Int) {
    let points = points(count, 3)
    for dimension in 0..<3 {
      let strata = points.map { Int($0[dimension] * Double(count)) }
      #expect(strata.sorted() == Array(0..<count))
    }
    #expect(points.joined().allSatisfy { $0 > 0 && $0 < 1 })
  }

  @Test("another dimension moves no other, another seed moves all")
  func streams() {
    #expect(points(16, 2).map { $0[0] } == points(16, 3).map { $0[0] })
    #expect(points(16, 2).map { $0[0] } != points(16, 2, seed: 2).map { $0[0] })
    #expect(points(16, 2).map { $0[0] } != points(16, 2).map { $0[1] })
  }
}
