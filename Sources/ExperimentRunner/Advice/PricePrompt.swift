import LanguageModels
import MarketModel
import ScenarioFiles

/// Turns what a seller sees into a request for prices; the same observation gives the same text.
struct PricePrompt: Sendable {
  /// Names the wording; another wording needs other recordings.
  static let version = "1"
  /// Seed of the first try; the next try has the next seed.
  static let firstSeed: UInt64 = 1
  /// Temperature of the second try; the first takes the likeliest answer.
  static let retryTemperature = 0.7

  private let market: MarketDefinition
  private let aim: String

  /// Takes the scenario's market and objective.
  init(_ scenario: Scenario) {
    market = scenario.market
    aim = Self.aim(scenario.objective)
  }

  /// Returns the request of a try, counted from 0.
  func request(for observation: Observation, attempt: Int) -> ChatRequest {
    var request = ChatRequest(messages: [
      ChatMessage(role: .system, content: system),
      ChatMessage(role: .user, content: situation(observation)),
    ])
    request.temperature = attempt == 0 ? 0 : Self.retryTemperature
    request.seed = Self.firstSeed + UInt64(attempt)
    request.maxTokens = 24 + 32 * observation.own.count
    request.shape = .jsonSchema(PriceAnswer.schema(products: observation.own.map(\.product)))
    return request
  }

  private var system: String {
    "You set the prices of the seller '\(market.firms[market.focalFirm].name)'. Your aim: \(aim). "
      + "Answer with JSON only, {\"prices\": {\"product\": price}}, one price for each of your products."
  }

  private func situation(_ observation: Observation) -> String {
    let week = observation.day / 7 + 1
    let date = market.calendar.start.adding(days: observation.day)
    var lines = [
      "It is \(date), week \(week) of \(market.calendar.horizonWeeks). "
        + "Prices are in \(market.money.currency)\(taxWords(observation.money)).", "Your products:",
    ]
    lines += observation.own.map(line)
    if !observation.rivals.isEmpty { lines.append("Other sellers:") }
    lines += observation.rivals.map(line)
    lines += ruleLine
    lines.append("Which prices do you post until your next decision?")
    return lines.joined(separator: "\n")
  }

  private func taxWords(_ money: MoneyRules) -> String {
    guard money.pricesIncludeTax, money.taxRate > 0 else { return "" }
    return " and include \(Self.percent(money.taxRate)) tax"
  }

  private func line(_ offer: Observation.OwnOffer) -> String {
    "- \(offer.product): list price \(offer.listPrice.units), unit cost \(offer.unitCost.units), "
      + "price now \(offer.posted.units), units sold in the last 28 days \(offer.recentUnits)"
      + (offer.stock.map { ", units in stock \($0)" } ?? "")
  }

  private func line(_ offer: Observation.RivalOffer) -> String {
    "- \(market.firms[offer.firm].name) sells \(offer.product) at \(offer.price.units)"
      + (offer.available ? "" : ", sold out now")
  }

  private var ruleLine: [String] {
    let rules = market.firms[market.focalFirm].rules
    let words = [
      rules.floor.map { "at least \(Self.percent($0)) of list" },
      rules.ceiling.map { "at most \(Self.percent($0)) of list" },
      rules.minimumMargin.map { "a margin of at least \(Self.percent($0))" },
      rules.maximumStep.map { "a change of at most \(Self.percent($0))" },
    ].compactMap { $0 }
    return words.isEmpty ? [] : ["Rules for a price: " + words.joined(separator: ", ") + "."]
  }

  private static func aim(_ objective: Objective) -> String {
    switch objective {
    case .contribution: "the largest profit, that is price without tax less unit cost, times units"
    case .revenue: "the largest revenue"
    case .units: "the most units sold"
    case .weighted(let weights):
      "the largest sum of "
        + weights.sorted { $0.key < $1.key }.map { "\($0.value) x \($0.key)" }
        .joined(separator: " and ")
    }
  }

  private static func percent(_ share: Double) -> String {
    "\((share * 1000).rounded() / 10) %"
  }
}
