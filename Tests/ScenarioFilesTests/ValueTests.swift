import EventSimulation
import MarketModel
import Testing

@testable import ScenarioFiles

@Suite("Values with units")
struct ValueTests {
  @Test(
    "a quantity is read in its base unit",
    arguments: [
      ("20%", ValueKind.share(.any), 0.2), ("0.2", .share(.any), 0.2), ("7%", .share(.any), 0.07),
      ("12 weeks", .weeks(.any), 12), ("84 days", .weeks(.any), 12),
      ("6 hours", .duration(.any), 0.25), ("5 years", .duration(.any), 1826.25),
      ("1/week", .rate(.any), 1), ("0.2 / day", .rate(.any), 1.4),
      ("300/week", .moneyPer(.week), 300), ("0.07/week", .moneyPer(.day), 0.01),
      ("0.25/order", .moneyPerOrder, 0.25), ("36", .percentOff, 0.36),
      ("1e3", .integer(.any), 1000),
    ])
  func quantity(text: String, kind: ValueKind, expected: Double) throws {
    let value = try #require(ValueParser.number(text, as: kind))
    #expect(abs(value - expected) <= 1e-12 * abs(expected))
  }

  @Test(
    "a text of another form is no quantity",
    arguments: [
      ("20 %%", ValueKind.share(.any)), ("12", .weeks(.any)), ("12 months", .duration(.any)),
      ("1 week", .rate(.any)), ("0.5/order", .moneyPer(.week)), ("5,49", .money(.any)),
      ("1_000", .integer(.any)), ("0x1F", .integer(.any)), ("007", .integer(.any)),
      ("inf", .number(.any)), ("nan", .number(.any)), ("1.5", .integer(.any)),
      (".5", .number(.any)),
    ])
  func noQuantity(text: String, kind: ValueKind) {
    #expect(ValueParser.number(text, as: kind) == nil)
  }

  @Test(
    "a half-width is absolute, or a percentage of a value that is none",
    arguments: [
      ("5% +- 0.5%", ValueKind.share(.any), 0.05, 0.005), ("-2.2 +- 0.4", .number(.any), -2.2, 0.4),
      ("-2.2 +- 10%", .number(.any), -2.2, 0.22), ("3.10±0.20", .money(.any), 3.1, 0.2),
      ("14 days +- 1 week", .duration(.any), 14, 7), ("1 +- 10%", .number(.any), 1, 0.1),
    ])
  func halfWidth(text: String, kind: ValueKind, centre: Double, half: Double) throws {
    guard case .uncertain(let value, _)? = ValueParser.parse(text, as: .uncertain(kind)) else {
      Issue.record("\(text) is not read")
      return
    }
    #expect(abs(value.centre - centre) < 1e-12)
    #expect(abs(try #require(value.halfWidth) - half) < 1e-12)
  }

  @Test("fees and funding have two forms each")
  func feesAndFunding() {
    func fee(_ text: String) -> (Double, Money)? {
      if case .fee(let share, let amount)? = ValueParser.parse(text, as: .fee) {
        return (share, amount)
      }
      return nil
    }
    #expect(fee("1.2%").map { $0 == (0.012, .zero) } == true)
    #expect(fee("1.9% + 0.30").map { $0 == (0.019, Money(0.3)) } == true)
    #expect(fee("0.30 + 1.9%") == nil)
    guard case .funding(let half)? = ValueParser.parse("60% of discount", as: .funding),
      case .funding(let unit)? = ValueParser.parse("0.20/unit", as: .funding)
    else {
      Issue.record("funding is not read")
      return
    }
    #expect(half == .shareOfDiscount(0.6))
    #expect(unit == .perUnit(Money(0.2)))
  }

  @Test(
    "the distance between words counts insertions, deletions, replacements and swaps",
    arguments: [
      ("", "abc", 3), ("kitten", "sitting", 3), ("form", "from", 1), ("seed", "sed", 1),
      ("same", "same", 0), ("ca", "abc", 3),
    ])
  func distance(first: String, second: String, expected: Int) {
    #expect(EditDistance.between(first, second) == expected)
    #expect(EditDistance.between(second, first) == expected)
  }

  @Test(
    "guardrails are read with metric, comparison and bound",
    arguments: [
      ("margin >= 28%", Guardrail.Metric.margin, Guardrail.Comparison.atLeast, 0.28, false),
      ("units >= -3% vs baseline", .units, .atLeast, -0.03, true),
      ("stock_out_days <= 2", .stockOutDays, .atMost, 2, false),
      ("price_changes <= 1/week", .priceChanges, .atMost, 1, false),
      ("worst_5% >= -2000", .worst5, .atLeast, -2000, false),
    ])
  func guardrail(
    text: String, metric: Guardrail.Metric, comparison: Guardrail.Comparison, bound: Double,
    versus: Bool
  ) throws {
    let guardrail = try GuardrailParser.parse(text).get()
    #expect(
      guardrail
        == Guardrail(
          text: text, metric: metric, comparison: comparison, bound: bound, versusBaseline: versus))
  }

  @Test("a table's cells keep their places, quotes and line breaks")
  func table() throws {
    let log = DiagnosticLog()
    let text = "a,b\r\n\"x, \"\"y\"\"\nz\", 2 \n\n3,4"
    let table = try #require(CommaSeparated(text, file: "t.csv", log: log))
    #expect(table.rows.map { $0.map(\.text) } == [["a", "b"], ["x, \"y\"\nz", "2"], ["3", "4"]])
    #expect(table.rows[1][1].place == Place(file: "t.csv", line: 3, column: 4))
    #expect(table.rows[2][0].place == Place(file: "t.csv", line: 5, column: 1))
  }
}
