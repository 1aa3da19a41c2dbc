public import ResultsStore

/// What a profit bridge says, in sentences for managers.
public struct BridgeReading: Sendable {
  /// The bridge.
  let bridge: ProfitBridge
  /// First day of the season, `2026-03-02`.
  let start: String
  let format: ManagerNumber
  /// The same difference on fresh seasons; `nil` where there are none.
  let fresh: Double?

  /// Prepares the reading for a terminal.
  public init(_ bridge: ProfitBridge, summary: ComparisonSummary) {
    self.init(
      bridge, summary: summary,
      format: ManagerNumber(currency: summary.header.currency, minus: "-"))
  }

  init(_ bridge: ProfitBridge, summary: ComparisonSummary, format: ManagerNumber) {
    self.bridge = bridge
    self.format = format
    start = summary.header.start
    let means = [bridge.strategy, bridge.baseline].compactMap { name in
      summary.forecast.first { $0.strategy == name && $0.metric == bridge.measure }?.fresh.mean
    }
    fresh = means.count == 2 ? means[0] - means[1] : nil
  }

  /// The whole explanation: how much, what from, how sure, from whom and when.
  public var sentences: [String] { [headline, causes] + details }

  /// How sure it is, from whom it comes and when.
  var details: [String] {
    sureness + [onFreshSeasons, shortages, segments, products, weeks].compactMap { $0 }
  }

  /// How much more or less it brings.
  public var headline: String {
    let (more, size) = (bridge.total.mean >= 0, format.money(abs(bridge.total.mean)))
    let seasons = bridge.replications == 1 ? "1 season" : "\(bridge.replications) seasons"
    return "`\(bridge.strategy)` brings \(size) \(more ? "more" : "less") \(bridge.measure) than "
      + "`\(bridge.baseline)` in the ranking, as a mean of \(seasons) "
      + "(95 % interval \(format.amount(bridge.total.low)) to \(format.amount(bridge.total.high)))."
  }

  /// What it comes from, the largest first.
  public var causes: String {
    let parts = bridge.parts.sorted { abs(mean($0)) > abs(mean($1)) }
    let least = (parts.first.map { abs(mean($0)) } ?? 0) * Self.negligible
    let shown = parts.filter { abs(mean($0)) >= least }
    guard !shown.isEmpty else { return "Nothing differs." }
    let texts = shown.map { "\(signed(mean($0))) \(cause($0))" }
    let rest = parts.filter { abs(mean($0)) < least }.reduce(0) { $0 + mean($1) }
    let remark = shown.count < parts.count ? "; all else together \(signed(rest))" : ""
    return "That is \(Self.list(texts))\(remark)."
  }

  /// Parts below this share of the largest are told together.
  private static let negligible = 0.02

  /// What is left of it where chance could not pick the winner.
  private var onFreshSeasons: String? {
    fresh.map {
      "On fresh seasons the difference is \(signed($0)); the parts here are those of the ranking."
    }
  }

  /// Sales that stock did not allow, where that differs for sure.
  private var shortages: String? {
    let lost = bridge.lostUnits
    guard lost.low > 0 || lost.high < 0 else { return nil }
    return "\(units(abs(lost.mean))) \(lost.mean > 0 ? "more" : "fewer") units were wanted and not "
      + "there."
  }

  /// Which signs chance could not have made.
  private var sureness: [String] {
    let open = bridge.parts.filter { !$0.amount.hasSureSign }
    guard !open.isEmpty, bridge.replications > 1 else { return [] }
    let names = Self.list(open.map { Self.name($0.part).lowercased() })
    return open.count == bridge.parts.count
      ? ["The seasons leave the sign of every part open."]
      : ["The seasons leave open which sign \(names) \(open.count == 1 ? "has" : "have")."]
  }

  private func mean(_ row: ProfitBridge.PartRow) -> Double { row.amount.estimate.mean }

  private func signed(_ value: Double) -> String { format.signed(value, format.money) }

  /// Units as whole numbers, or with a decimal where there are few.
  func units(_ value: Double) -> String {
    format.decimal(value, decimals: abs(value) < 20 ? 1 : 0)
  }

  /// What a part means here.
  private func cause(_ row: ProfitBridge.PartRow) -> String {
    let isGain = mean(row) >= 0
    switch row.part {
    case .volume:
      return "from \(units(abs(bridge.units.mean))) "
        + "\(bridge.units.mean >= 0 ? "more" : "fewer") units"
    case .mix: return "from a \(isGain ? "richer" : "poorer") mix of products"
    case .price: return "from \(isGain ? "higher" : "lower") prices"
    case .promotions: return (isGain ? "from lower" : "for") + " promotion costs" + detail(row)
    case .unitCosts: return "from \(isGain ? "lower" : "higher") costs and fees per unit"
    case .stock: return "from \(isGain ? "lower" : "higher") costs of stock" + detail(row)
    case .returns: return "from \(isGain ? "fewer" : "more") returns"
    }
  }

  /// A part's items in brackets, where there are several.
  private func detail(_ row: ProfitBridge.PartRow) -> String {
    guard row.items.count > 1 else { return "" }
    let items = row.items.map {
      "\(Self.name($0.item).lowercased()) \(format.signed($0.amount.estimate.mean, format.amount))"
    }
    return " (\(items.joined(separator: ", ")))"
  }

  /// Words as a list with a last `and`.
  static func list(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

// Who and when.
extension BridgeReading {
  /// How many segments, products or weeks a sentence names at each end.
  private static let named = 3

  private var segments: String? {
    guard bridge.segments.count > 1 else { return nil }
    let shared =
      abs(bridge.shared.mean) < 0.005
      ? "" : "; \(signed(bridge.shared.mean)) belong to no segment"
    return "By segment: \(largest(bridge.segments))\(shared)."
  }

  private var products: String? {
    bridge.products.count > 1 ? "By product: \(largest(bridge.products))." : nil
  }

  private func largest(_ rows: [ProfitBridge.Row]) -> String {
    let sorted = rows.sorted { abs($0.amount.estimate.mean) > abs($1.amount.estimate.mean) }
    let shown = sorted.prefix(Self.named).map {
      "\($0.name) \(signed($0.amount.estimate.mean)) "
        + "(\(format.signed($0.units.mean, units)) units)"
    }
    let rest = sorted.dropFirst(Self.named)
    let sum = rest.reduce(0) { $0 + $1.amount.estimate.mean }
    let others = rest.count == 1 ? "1 other" : "\(rest.count) others"
    return shown.joined(separator: ", ") + (rest.isEmpty ? "" : ", \(others) \(signed(sum))")
  }

  private var weeks: String? {
    guard bridge.weeks.count > 1 else { return nil }
    let sorted = notable(bridge.weeks).sorted {
      $0.amount.estimate.mean > $1.amount.estimate.mean
    }
    let best = sorted.filter { $0.amount.estimate.mean > 0 }.prefix(Self.named)
    let worst = sorted.reversed().filter { $0.amount.estimate.mean < 0 }.prefix(Self.named)
    let texts = [("best weeks", best.map(week)), ("worst weeks", worst.map(week))]
      .filter { !$0.1.isEmpty }
      .map { "\($0.0): \($0.1.joined(separator: ", "))" }
    guard !texts.isEmpty else { return nil }
    let text = texts.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  /// Those with a tenth of the largest or more.
  private func notable(_ rows: [ProfitBridge.Row]) -> [ProfitBridge.Row] {
    let least = 0.1 * (rows.map { abs($0.amount.estimate.mean) }.max() ?? 0)
    return rows.filter { abs($0.amount.estimate.mean) >= max(least, 0.005) }
  }

  private func week(_ row: ProfitBridge.Row) -> String {
    "\(weekName(row)) \(signed(row.amount.estimate.mean))"
  }

  /// The week's number with its first day.
  func weekName(_ row: ProfitBridge.Row) -> String {
    guard let number = Int(row.name), let first = CalendarDay(iso: start) else { return row.name }
    return "\(number) (from \(first.adding(days: 7 * (number - 1)).iso))"
  }

  /// A part's heading.
  public static func name(_ part: ProfitBridge.Part) -> String {
    switch part {
    case .volume: "Volume"
    case .mix: "Mix of products"
    case .price: "Price"
    case .promotions: "Promotion costs"
    case .unitCosts: "Costs per unit"
    case .stock: "Stock"
    case .returns: "Returns"
    }
  }

  /// An item's heading.
  public static func name(_ item: ProfitBridge.Item) -> String {
    switch item {
    case .reductions: "Reductions"
    case .funding: "Paid by suppliers"
    case .placement: "Display, contacts, advertising"
    case .holding: "Holding and orders"
    case .writeOff: "Left over or thrown away"
    case .volume, .mix, .price, .unitCosts, .returns: name(item.part)
    }
  }
}
