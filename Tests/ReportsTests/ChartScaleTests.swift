import Testing

@testable import Reports

@Suite("Charts' axes and numbers")
struct ChartScaleTests {
  @Test(
    "ticks are round and span the values",
    arguments: [
      ([-3220, 2600], 5, [-4000, -2000, 0, 2000, 4000]), ([4.39, 5.49], 4, [4, 4.5, 5, 5.5]),
      ([0, 1], 5, [0, 0.2, 0.4, 0.6, 0.8, 1]), ([7, 7], 5, [6.4, 6.6, 6.8, 7, 7.2, 7.4, 7.6]),
      ([], 2, [0, 0.5, 1]),
    ] as [([Double], Int, [Double])])
  func ticks(values: [Double], count: Int, expected: [Double]) {
    let ticks = ChartScale(spanning: values, ticks: count).ticks
    #expect(ticks.count == expected.count)
    #expect(zip(ticks, expected).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("every value falls inside the axis, in its order", arguments: [1e-6, 0.37, 1, 999, 4.2e9])
  func spans(size: Double) {
    let values = [-1.7, -0.2, 0.9, 3.1].map { $0 * size }
    let scale = ChartScale(spanning: values + [.nan, .infinity])
    let shares = values.map(scale.share)
    #expect(shares == shares.sorted())
    #expect(shares.allSatisfy { (0...1).contains($0) })
    #expect((3...12).contains(scale.ticks.count))
  }

  @Test(
    "ticks from a hundred thousand on are short, all of one axis in one unit",
    arguments: [
      ([0, 93_000], ["0", "20k", "40k", "60k", "80k", "100k"]),
      ([0, 80_000], ["0", "20,000", "40,000", "60,000", "80,000"]),
      ([-150_000, 300_000], ["−200k", "−100k", "0", "100k", "200k", "300k"]),
      ([0, 1_900_000], ["0", "0.5M", "1.0M", "1.5M", "2.0M"]),
    ] as [([Double], [String])])
  func tickTexts(values: [Double], expected: [String]) {
    let scale = ChartScale(spanning: values)
    #expect(scale.ticks.map(scale.text) == expected)
  }

  @Test(
    "managers' numbers",
    arguments: [
      (1240, "1,240 EUR"), (-150, "-150 EUR"), (0, "0 EUR"), (5.494, "5.49 EUR"),
      (99.999, "100 EUR"), (-0.001, "0.00 EUR"), (1_234_567.6, "1,234,568 EUR"),
      (.nan, "– EUR"), (1e18, "– EUR"),
    ] as [(Double, String)])
  func money(value: Double, expected: String) {
    #expect(ManagerNumber(currency: "EUR").money(value) == expected)
  }

  @Test("shares have one decimal, changes of shares are points, days are named")
  func units() {
    let format = ManagerNumber(currency: "EUR", minus: "−")
    #expect(format.percent(0.0249) == "2.5 %")
    #expect(format.change(-0.013, unit: "share") == "−1.3 points")
    #expect(format.change(42, unit: "count") == "+42")
    #expect(format.metric(1.25, unit: "days") == "1.3 days")
    #expect(
      [0.05, -2.2, 1234.4, 0.00033, 10].map(format.general) == [
        "0.05", "−2.2", "1,234", "0.00033", "10",
      ])
  }
}
