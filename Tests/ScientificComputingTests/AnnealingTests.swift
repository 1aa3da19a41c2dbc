import Foundation
import RandomStreams
import ScientificComputing
import Testing

@Suite("simulated annealing")
struct AnnealingTests {
  @Test("the lowest of many valleys is found, from the far end of a wavy line")
  func waves() throws {
    // x^2 / 20 - cos(2 pi x): valleys near every whole number, the lowest at 0 with value -1.
    let minimum = try anneal(from: [7]) { $0[0] * $0[0] / 20 - cos(2 * .pi * $0[0]) }
    #expect(abs(minimum.point[0]) < 0.1)
    #expect(minimum.value < -0.98)
  }

  @Test("in two dimensions the same valley is found")
  func plane() throws {
    let minimum = try anneal(from: [5, -6]) { point in
      point.reduce(0) { $0 + $1 * $1 / 4 - cos(2 * .pi * $1) }
    }
    #expect(minimum.point.allSatisfy { abs($0) < 0.3 })
  }

  @Test("equal streams walk alike, others don't")
  func repeats() throws {
    let function = { (point: [Double]) in point[0] * point[0] - cos(9 * point[0]) }
    let first = try anneal(from: [3], seed: 1, function)
    #expect(try anneal(from: [3], seed: 1, function) == first)
    #expect(try anneal(from: [3], seed: 2, function) != first)
  }

  @Test("an error of the function comes out, and the function is not asked again")
  func errors() throws {
    struct Stop: Error {}
    var calls = 0
    #expect(throws: Stop.self) {
      try anneal(from: [1]) { _ in
        calls += 1
        if calls == 5 { throw Stop() }
        return 0
      }
    }
    #expect(calls == 5)
  }

  private func anneal(
    from start: [Double], seed: UInt64 = 7, _ function: ([Double]) throws -> Double
  ) throws -> Minimum {
    let stream = RandomStream(
      seed: seed, replication: ReplicationKey(.search, number: 0), purpose: "test",
      entity: EntityKey("annealing"))
    return try Minimizer.annealing(
      start: start,
      cooling: Cooling(stepsPerTemperature: 20, first: 2, last: 0.01, temperatures: 200),
      stream: stream, step: { point, draw in point.map { $0 + 2.5 * (draw() - 0.5) } }, function)
  }
}
