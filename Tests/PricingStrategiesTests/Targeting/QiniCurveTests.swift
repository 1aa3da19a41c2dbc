import Testing

@testable import PricingStrategies

@Suite("The Qini curve")
struct QiniCurveTests {
  private static func customers(
    _ rows: [(score: Double, outcome: Double, isTreated: Bool)]
  ) -> [QiniCurve.Customer] {
    rows.map { .init(score: $0.score, outcome: $0.outcome, isTreated: $0.isTreated) }
  }

  @Test("its points are those worked out by hand")
  func byHand() {
    // Cumulative treated and control outcomes: (1, 0), (1, 0 of 1), (2, 0 of 1), (2, 1 of 2).
    // u = 1; 1 - 0 x 1/1 = 1; 2 - 0 x 2/1 = 2; 2 - 1 x 2/2 = 1; divided by two treated.
    let curve = QiniCurve(
      Self.customers([(4, 1, true), (3, 0, false), (2, 1, true), (1, 1, false)]))
    #expect(curve.points.map(\.share) == [0, 0.25, 0.5, 0.75, 1])
    #expect(curve.points.map(\.value) == [0, 0.5, 0.5, 1, 0.5])
    // Trapezoids 0.0625 + 0.125 + 0.1875 + 0.1875, less the triangle 0.25.
    #expect(abs(curve.coefficient - 0.3125) < 1e-15)
    #expect(curve.value(at: 0.125) == 0.25 && curve.value(at: 1) == 0.5)
  }

  @Test("customers with equal scores count together, so that their order is nothing")
  func ties() {
    let rows = [(1.0, 3.0, true), (1, 1, false), (1, 0, true), (1, 2, false)]
    let curve = QiniCurve(Self.customers(rows.map { ($0.0, $0.1, $0.2) }))
    #expect(curve == QiniCurve(Self.customers(rows.reversed().map { ($0.0, $0.1, $0.2) })))
    #expect(curve.points.map(\.value) == [0, 0])
    #expect(curve.coefficient == 0)
  }

  @Test("the reverse of a good ranking is as bad as it was good, where treatment alternates")
  func reversed() {
    let outcomes = [5.0, 0, 3, 0, 1, 0, 0, 0]
    func curve(_ sign: Double) -> QiniCurve {
      QiniCurve(
        Self.customers(
          outcomes.enumerated().map { (sign * -Double($0 / 2), $1, $0.isMultiple(of: 2)) }))
    }
    #expect(curve(1).coefficient > 0)
    #expect(abs(curve(1).coefficient + curve(-1).coefficient) < 1e-12)
    #expect(curve(1).points.last?.value == curve(-1).points.last?.value)
  }
}
