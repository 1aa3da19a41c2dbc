import MarketModel
import PricingStrategies
import PromotionBriefs
import ResultsStore
import ScenarioFiles

/// Writes down what could go wrong with a promotion, from what the simulation shows.
struct RiskWriter {
  let builder: FactsBuilder
  let offer: OfferFacts
  let forecast: ForecastFacts

  private typealias Risk = PromotionFacts.Risk

  var risks: [PromotionFacts.Risk] {
    [result, stock] + guardrails + [rivals, subsidy, timing, reality].compactMap { $0 }
  }

  private var isPromotion: Bool { offer.mechanic.kind != .newPrice }
  private var currency: String { builder.market.money.currency }

  private var result: Risk {
    let line = forecast.line("contribution")
    let interval = line?.difference.simulationAndAssumptions
    let isOpen = (interval?.low ?? 0) < 0
    let text = { MoneyText.rounded($0, currency: currency) }
    return Risk(
      name: (isPromotion ? "the promotion" : "the new price") + " earns less than forecast",
      finding: interval.map {
        "change of contribution \(text(line?.difference.mean ?? 0)), 95 % interval \(text($0.low)) to "
          + "\(text($0.high))" + (isOpen ? ": a loss is possible" : "")
      } ?? "one season only: no interval",
      mitigation: isOpen
        ? "test it in some stores first (part 10) and stop by the rules there"
        : "compare the first week with the forecast")
  }

  private var stock: Risk {
    let days = forecast.line("stock-out days")?.policy.mean ?? 0
    let isLimited = offer.products.contains { $0.stock != nil }
    return Risk(
      name: "stock-out",
      finding: isLimited
        ? "\(EstimateWords.decimal(days)) product-days without stock in a season"
        : "the simulated stock never runs out; the real one may",
      mitigation: "order the extra units of part 9 and state the quantity if it is limited")
  }

  private var guardrails: [Risk] {
    let rows = builder.summary.strategies.first { $0.name == builder.named.name }?.guardrails ?? []
    return rows.map { row in
      let share = PercentText.rounded(FactEstimate.millionths(row.probability))
      return Risk(
        name: "limit `\(row.text)`", finding: "holds in \(share) of the ranking seasons",
        mitigation: "stop after two weeks in a row that break it")
    }
  }

  private var rivals: Risk? {
    let firms = builder.market.firms.indices.filter { $0 != builder.market.focalFirm }
    guard !firms.isEmpty else { return nil }
    let rules = firms.map { firm in
      let rule = builder.scenario.rivalStrategies[firm]?.ruleInWords ?? "regular prices"
      return "\(builder.market.firms[firm].name): \(rule)"
    }
    return Risk(
      name: "rivals answer otherwise",
      finding: "the forecast lets them follow their rule: " + rules.joined(separator: "; "),
      mitigation: "watch their prices daily; compare with `--rivals both` for what an answer costs")
  }

  private var subsidy: Risk? {
    guard let share = forecast.direct?.subsidisedShare else { return nil }
    return Risk(
      name: "discounts for who would have bought anyway",
      finding: "\(PercentText.rounded(share)) of the promoted units",
      mitigation: "ask for supplier funding, a shallower cut, or a coupon for fewer customers")
  }

  private var timing: Risk? {
    guard let split = forecast.direct, let taken = split.part("timing"),
      let own = split.part("cannibalisation")
    else { return nil }
    return Risk(
      name: "units borrowed from other weeks and products",
      finding: "\(EstimateWords.decimal(taken.mean)) from other weeks, "
        + "\(EstimateWords.decimal(own.mean)) from own products",
      mitigation: "judge the promotion after the wash-out, over the whole category")
  }

  /// The market is a model; where a backtest was made, its error says how good a one.
  private var reality: Risk? {
    let points = builder.summary.strategies.first { $0.name == builder.named.name }?.switchPoints
    let switches = (points ?? []).map {
      "it loses when \($0.assumption) is \($0.losesAbove ? "above" : "below") "
        + EstimateWords.decimal(FactEstimate.millionths($0.value), decimals: 2)
    }
    let backtest =
      builder.summary.backtest == nil
      ? "no backtest against own sales was made" : "a backtest is in the comparison's report"
    return Risk(
      name: "the market differs from the simulation",
      finding: ([backtest] + switches).joined(separator: "; "),
      mitigation:
        "hold the model against your own sales (`marketeer backtest`), then test in the market"
    )
  }
}

/// Numbers of sentences.
enum EstimateWords {
  /// Returns millionths with one decimal, or as many as told.
  static func decimal(_ millionths: Int64, decimals: Int = 1) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let value = (Double(millionths) / 1e6 * scale).rounded() / scale
    return decimals == 0 || value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
