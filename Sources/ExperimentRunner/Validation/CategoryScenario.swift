import Foundation
import MarketModel
import ResultsStore
import ScenarioFiles
import ShoppingData

/// A category's facts as a scenario that a reader can open and run: the data's chain with its weekly
/// prices, displays and mailers as the baseline.
///
/// Time 0 is the first measured period. The periods before are the warm-up, with the data's prices, so
/// that simulated consumers have as much of a past as the data show.
struct CategoryScenario {
  let facts: CategoryFacts
  let options: MarketValidation.Options
  private let calendar: ItemCalendar
  private let flagRuns: [FlagRun]

  /// Consecutive periods in which an item keeps its flags and stays on deal, or off it.
  private struct FlagRun {
    var item: Int
    var periods: ClosedRange<Int>
    var display: Bool
    var mailer: Bool
  }

  init(_ facts: CategoryFacts, options: MarketValidation.Options) {
    self.facts = facts
    self.options = options
    calendar = facts.calendar.withWholeFlags()
    flagRuns = Self.flagRuns(calendar, window: facts.window)
  }

  /// The category's name as an identifier.
  var identifier: String { Self.identifier(facts.category) }

  /// Writes `scenario.yaml`, `replay.csv` and `promotions.csv` into a folder of the category's name.
  ///
  /// - Returns: The scenario's path.
  /// - Throws: `ResultsError.file`.
  func write(to parent: String) throws -> String {
    let folder = "\(parent)/\(identifier)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try AtomicFile.write(scenario(), to: folder + "/scenario.yaml")
    try AtomicFile.write(replay(), to: folder + "/replay.csv")
    if !flagRuns.isEmpty { try AtomicFile.write(promotions(), to: folder + "/promotions.csv") }
    return folder + "/scenario.yaml"
  }

  // MARK: - Texts

  /// The Monday of time 0; the data's own dates do not matter.
  private static let start = CivilDate(dayNumber: 20_514)
  /// Unit cost over list price: no strategy is compared, so no cost matters.
  private static let costShare = 0.6

  private func scenario() -> String {
    let names = flagRuns.indices.map(flagName).joined(separator: ", ")
    let model = options.model.rawValue
    let weights = options.weights.map { "\n  weights: \"\($0)\"" } ?? ""
    return """
      # Made from shopping data: category '\(facts.category)', periods \(facts.window.lowerBound) to \
      \(facts.window.upperBound).
      #
      # Consumers are the category's users; `today` replays the chain's weekly prices, displays and
      # mailers. Unit costs are 60 % of list and mean nothing.
      marketeer: 1
      name: \(identifier)
      market: {category: \(identifier), purchase: repeat, start: \(Self.start.description), \
      horizon: \(facts.window.count) weeks, \
      warm_up: \(facts.window.lowerBound - facts.calendar.first) weeks, cool_down: 0 weeks}
      money: {currency: USD}
      focal: {firm: chain, role: retailer}
      products:
      \(products())
      \(flagRuns.isEmpty ? "" : "promotions: {from: promotions.csv}\n")consumers:
        population: \(options.population)
        segments:
          - {id: users, visits: {gamma: {mean: \(text(facts.visits.mean))/week, \
      shape: \(text(facts.visits.shape))}}}
      intent:
        model: \(model)\(weights)
        calibrate:
          conversion: \(percent(conversion))
          elasticity: {\(elasticity())}\(diversion)
      history: none
      baseline: today
      strategies:
        today:
          replay: {from: replay.csv}
      \(flagRuns.isEmpty ? "" : "    promotions: [\(names)]\n")  list: {fixed: {}}
      experiment: {seed: \(options.seed), replications: 2}

      """
  }

  /// The network is to be seen as it is, without nests.
  private var diversion: String {
    options.model == .transformer ? "\n    diversion: none" : ""
  }

  /// Purchases per simulated occasion: a period with a visit, or a visit where the model has an
  /// occasion at each.
  private var conversion: Double {
    let incidence = facts.measures.value(of: .incidence)
    guard options.model != .transformer else { return incidence }
    return incidence * facts.measures.value(of: .visitShare) / facts.visits.mean
  }

  private func elasticity() -> String {
    let promotion = PriceResponse.promotion(facts)
    let lasting = PriceResponse.lasting
    return options.model == .transformer
      ? "promotion: \(text(promotion)), long_run: \(text(lasting))"
      : "long_run: \(text(promotion))"
  }

  private func products() -> String {
    let shares = Self.wholeShares(facts.items.map(\.share), smallest: 1)
    return facts.items.enumerated().map { index, item in
      let quantities = Self.wholeShares(item.quantityShares, smallest: 0)
        .map { Self.percent(tenThousandths: $0) }.joined(separator: ", ")
      return """
          - id: \(Self.identifier(item.name))
            brand: "\(item.brand)"
            type: "\(item.type)"
            private_label: \(item.isPrivateLabel)
            list_price: \(money(item.listPrice))
            unit_cost: \(money(item.listPrice * Self.costShare))
            expected_share: \(Self.percent(tenThousandths: shares[index]))
            quantity: {shares: [\(quantities)]}
        """
    }.joined(separator: "\n")
  }

  private func replay() -> String {
    var lines = ["sku,date,price"]
    for period in facts.calendar.first...facts.window.upperBound {
      for (index, item) in facts.items.enumerated() {
        let price = max(0.01, item.listPrice * facts.calendar.ratio(index, in: period))
        lines.append("\(Self.identifier(item.name)),\(date(of: period)),\(money(price))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func promotions() -> String {
    var lines = ["id,product,from,to,percent_off,display,mailer"]
    for (index, run) in flagRuns.enumerated() {
      let product = Self.identifier(facts.items[run.item].name)
      let last = date(of: run.periods.upperBound, day: 6)
      lines.append(
        "\(flagName(index)),\(product),\(date(of: run.periods.lowerBound)),\(last),0,"
          + "\(run.display ? 1 : 0),\(run.mailer ? 1 : 0)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func flagName(_ index: Int) -> String { "flag-\(index + 1)" }

  // MARK: - Flags

  private static func flagRuns(_ calendar: ItemCalendar, window: ClosedRange<Int>) -> [FlagRun] {
    (0..<calendar.items).flatMap { item in
      var runs: [FlagRun] = []
      var wasDeal = false
      for period in window {
        let isDeal = calendar.ratio(item, in: period) < ItemCalendar.dealRatio
        let display = calendar.display(item, in: period) > 0
        let mailer = calendar.mailer(item, in: period) > 0
        defer { wasDeal = isDeal }
        guard display || mailer else { continue }
        if let last = runs.last, last.periods.upperBound == period - 1, wasDeal == isDeal,
          (last.display, last.mailer) == (display, mailer)
        {
          runs[runs.count - 1].periods = last.periods.lowerBound...period
        } else {
          runs.append(
            FlagRun(item: item, periods: period...period, display: display, mailer: mailer))
        }
      }
      return runs
    }
  }
}

extension CategoryScenario {
  /// Letters, digits and hyphens of a name, in lower case.
  static func identifier(_ name: String) -> String {
    let words = name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.joined(separator: "-")
  }

  /// Shares in ten-thousandths that sum to exactly 10,000: the largest takes up the rounding.
  static func wholeShares(_ shares: [Double], smallest: Int) -> [Int] {
    var whole = shares.map { max(smallest, Int(($0 * 10_000).rounded())) }
    guard let largest = whole.indices.max(by: { (whole[$0], $1) < (whole[$1], $0) }) else {
      return []
    }
    whole[largest] += 10_000 - whole.reduce(0, +)
    return whole
  }

  private static func percent(tenThousandths: Int) -> String {
    "\(tenThousandths / 100).\(tenThousandths % 100 / 10)\(tenThousandths % 10)%"
  }

  private func percent(_ share: Double) -> String { String(format: "%.3f%%", share * 100) }
  private func money(_ amount: Double) -> String { String(format: "%.2f", amount) }
  private func text(_ number: Double) -> String { String(format: "%.3f", number) }

  private func date(of period: Int, day: Int = 0) -> String {
    let days = (period - facts.window.lowerBound) * 7 + day
    return Self.start.adding(days: days).description
  }
}
