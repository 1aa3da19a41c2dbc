import Foundation
import ScientificComputing
import Testing

/// Newton's method against closed forms and against GSL's.
@Suite("Newton's method")
struct NewtonTests {
  static func circle(_ point: [Double]) -> [Double] {
    [point[0] * point[0] + point[1] * point[1] - 4, exp(point[0]) - point[1] - 1]
  }

  @Test("finds the root that Powell's method finds, with and without derivatives")
  func agrees() throws {
    let start = [1.0, 1.5]
    let powell = try Roots.system(start: start, tolerance: 1e-12, Self.circle)
    let plain = try #require(try Roots.newton(start: start, tolerance: 1e-12, Self.circle))
    let given = try #require(
      try Roots.newton(start: start, tolerance: 1e-12, Self.circle) {
        [2 * $0[0], 2 * $0[1], exp($0[0]), -1]
      })
    for root in [plain, given] {
      #expect(zip(root.point, powell.point).allSatisfy { abs($0 - $1) < 1e-10 })
      #expect(root.residual <= 1e-12)
    }
  }

  @Test("steps that go too far are halved")
  func damped() throws {
    // A full step from 3 leaves the domain: atan's Newton steps diverge beyond 1.39.
    let root = try #require(
      try Roots.newton(start: [3], tolerance: 1e-12) { [atan($0[0])] })
    #expect(abs(root.point[0]) < 1e-12)
  }

  @Test("nothing is returned where there is no root or no slope")
  func nowhere() throws {
    #expect(try Roots.newton(start: [1], { [$0[0] * $0[0] + 1] }) == nil)
    #expect(try Roots.newton(start: [1, 1], { [$0[0] - 3, $0[0] - 4] }) == nil)
  }
}
