import EventSimulation
import MarketModel

/// Writes checked content in one canonical form that can be read back.
///
/// Keys stand in the language's order, names in the file's; quantities in base units.
enum ResolvedText {
  static func text(_ root: CheckedNode) -> String {
    json(root.value).text() + "\n"
  }

  private static func json(_ value: CheckedValue) -> JSONValue {
    switch value {
    case .text(let text): .text(text)
    case .flag(let flag): .flag(flag)
    case .integer(let integer): .number(Double(integer))
    case .weeks(let count): .text(counted(Int64(count), "week"))
    case .number(let number): .number(number)
    case .percent(let share): .text(NumberText.percent(share))
    case .rate(let rate): .text(NumberText.text(rate) + "/week")
    case .money(let money): .number(money.units)
    case .moneyPer(let money, let unit): .text(NumberText.text(money.units) + "/" + unit)
    case .duration(let duration): .text(text(duration))
    case .date(let date): .text("\(date)")
    case .fee(let share, let amount):
      .text(NumberText.percent(share) + " + " + NumberText.money(millionths: amount.millionths))
    case .funding(let funding): .text(text(funding))
    case .uncertain(let uncertain, let kind): json(uncertain, kind)
    case .list(let items): .list(items.map { json($0.value) })
    case .map(let entries): .object(entries.map { ($0.key, json($0.node.value)) })
    case .invalid: .text("")
    }
  }

  private static func text(_ duration: SimulationDuration) -> String {
    let units: [(Int64, String)] = [
      (604_800_000_000, "week"), (86_400_000_000, "day"), (3_600_000_000, "hour"),
      (60_000_000, "minute"),
    ]
    let count = duration.microseconds
    for (size, name) in units where count.isMultiple(of: size) {
      return counted(count / size, name)
    }
    return "\(duration.seconds) seconds"
  }

  private static func counted(_ count: Int64, _ unit: String) -> String {
    "\(count) \(unit)" + (count == 1 ? "" : "s")
  }

  private static func text(_ funding: Promotion.Funding) -> String {
    switch funding {
    case .none: "0/unit"
    case .shareOfDiscount(let share): NumberText.percent(share) + " of discount"
    case .perUnit(let amount): NumberText.money(millionths: amount.millionths) + "/unit"
    }
  }

  private static func json(_ value: Uncertain, _ kind: ValueKind) -> JSONValue {
    var suffix = ""
    if case .duration = kind { suffix = " days" }
    let centre = NumberText.text(value.centre) + suffix
    guard let half = value.halfWidth else {
      return suffix.isEmpty ? .number(value.centre) : .text(centre)
    }
    return .text(centre + " +- " + NumberText.text(half) + suffix)
  }
}
