import Testing

@testable import ExperimentRunner

@Suite struct TestSizeTests {
  /// Units per group of a two-sided 5 % t test with 80 % power, from the usual tables.
  ///
  /// - SeeAlso: J. Cohen, *Statistical Power Analysis for the Behavioral Sciences*, 2nd ed., 1988, table
  ///   2.4.1; 394 by exact computation where the table rounds to 393.
  @Test("sizes are those of the tables", arguments: [(0.2, 394), (0.5, 64), (0.8, 26)])
  func tables(_ effect: Double, _ units: Int) {
    #expect(TestSize.unitsPerArm(variance: 1, effect: effect) == units)
    #expect(TestSize.unitsPerArm(variance: 1, effect: -effect) == units)
  }

  @Test("without an effect there is no size, and a large effect takes two units at least")
  func edges() {
    #expect(TestSize.unitsPerArm(variance: 1, effect: 0) == nil)
    #expect(TestSize.unitsPerArm(variance: 1, effect: 100) == 2)
    #expect(TestSize.unitsPerArm(variance: 1e12, effect: 1) == nil)
  }

  @Test("the smallest effect that a size shows is the effect that asks for it")
  func inverse() {
    let effect = TestSize.detectableEffect(variance: 4, unitsPerArm: 40)
    #expect(TestSize.unitsPerArm(variance: 4, effect: effect * 1.0001) == 40)
  }
}
