import Foundation
import MarketModel

/// The scenario file of an imported category; each number's source stands beside it.
struct ScenarioText {
  let name: String
  /// The folder of the tables, as the scenario names it.
  let folder: String
  let category: CategoryImport
  let size: MarketSize
  let options: ImportOptions
  /// The company's folder, as the user named it.
  let origin: String

  private var estimates: DemandEstimates { category.estimates }

  func text() -> String {
    """
    # Made by `marketeer import` from \(ImportedNames.line(origin)): \
    category '\(ImportedNames.line(category.category))', \
    \(category.sales.weeks) weeks of sales up to \(category.start.adding(days: -1)).
    # Where each number comes from stands beside it; what the sales can't tell is called an assumption.
    # How far to trust it: `\(ImportedNames.line(folder))/data_quality.md`, and `marketeer backtest`.
    marketeer: 1
    name: \(word(name))
    summary: \(quoted(summary))
    market: {category: \(word(identifier(category.category))), purchase: repeat, start: \(category.start), \
    horizon: \(options.horizon) weeks, warm_up: \(warmUp) weeks, cool_down: 8 weeks}
    \(money)
    focal: {firm: \(word(identifier(options.firm))), role: retailer}
    products:
      # list_price and unit_cost: products.csv. expected_share: of the units that are \
    expected in the planned weeks.
    \(products)
    \(rivals)\(consumers)
    \(intent)
    \(promotions)# Prices of the past, then \(planWords).
    baseline: {replay: \(table("price_calendar.csv"))\(baselinePromotions)}
    strategies:
      list: {fixed: {}}
      dearer: {fixed: {factor: 105%}}
      cheaper: {fixed: {factor: 95%}}
    \(highLow)objective: contribution
    experiment: {seed: \(options.seed), replications: \(options.replications)}
    actuals: \(table("actuals.csv"))

    """
  }

  private var summary: String {
    "\(category.products.count) products of '\(category.category)', imported; "
      + estimates.quality.elasticitySentence + "."
  }

  private var warmUp: Int { min(options.warmUp, category.sales.weeks) }

  private var money: String {
    let tax = options.tax > 0 ? ", prices_include_tax: true, tax: \(percent(options.tax))" : ""
    return "money: {currency: \(options.currency)\(tax)}  # an assumption: see --currency and --tax"
  }

  private var planWords: String {
    category.plan.isPlanned
      ? "the promotions of promotions.csv"
      : "the last \(options.horizon) weeks once more, at today's list prices"
  }

  // MARK: - Products

  private var hasRivals: Bool { !category.competitorPrices.isEmpty }

  private var products: String {
    let own = hasRivals ? 1 - options.rivalShare : 1
    let shares = Self.wholeShares(
      category.plannedUnits, total: (own * 10_000).rounded())
    return zip(category.plan.items, shares).map { item, share in
      let product = category.products[item]
      let cost = product.unitCost ?? product.listPrice * category.assumedCostShare
      let source =
        product.unitCost == nil ? "  # unit_cost: an assumption" : ""
      let brand = product.brand.map { ", brand: \(quoted($0))" } ?? ""
      return "  - {id: \(word(product.sku)), name: \(quoted(product.name))\(brand), list_price: "
        + "\(amount(product.listPrice)), unit_cost: \(amount(cost)), expected_share: "
        + "\(hundredths(share))}\(source)"
    }.joined(separator: "\n")
  }

  /// Shares in ten-thousandths, at least 1 each, that sum to the total: the largest takes the rounding.
  static func wholeShares(_ shares: [Double], total: Double) -> [Int] {
    let sum = shares.reduce(0, +)
    guard sum > 0 else { return [] }
    var whole = shares.map { max(1, Int(($0 / sum * total).rounded())) }
    if let largest = whole.indices.max(by: { (whole[$0], $1) < (whole[$1], $0) }) {
      whole[largest] += Int(total) - whole.reduce(0, +)
    }
    return whole
  }

  // MARK: - Rivals

  private var rivals: String {
    guard hasRivals else { return "" }
    let offers = RivalOffers(category, share: options.rivalShare)
    let rows = offers.competitors.map { competitor in
      let list = offers.of(competitor).map { offer in
        "      - {product: \(word(offer.product)), price: \(amount(offer.price)), expected_share: "
          + "\(hundredths(offer.share))}"
      }.joined(separator: "\n")
      return """
          \(word(category.rivals[competitor] ?? competitor)):
            replay: \(table("competitor_prices.csv"))
            then: match_lowest 7 days  # an assumption
            offers:
        \(list)
        """
    }.joined(separator: "\n")
    return """
      rivals:
        # Prices: competitor_prices.csv, at their median. That rivals together have \
      \(percent(options.rivalShare)) of the purchases is an assumption: see --rival-share.
      \(rows)

      """
  }

  // MARK: - Consumers

  private var consumers: String {
    let (mean, shape) = ImportOptions.visits
    let factors = estimates.season.factors
    let months =
      factors.contains { $0.value != 1 }
      ? ", profile: {months: [" + factors.map { number($0.value) }.joined(separator: ", ") + "]}"
      : ""
    let season = months.isEmpty ? "" : " months: week effects of sales.csv, drawn to 1."
    return """
      consumers:
        # So many that they buy \(number(size.weeklyUnits)) units a week, as is expected of the \
      planned weeks.
        population: \(size.population)
        represents: \(number(size.represents))
        segments:
          # visits: an assumption; segments: `marketeer segment` where there is a panel.\(season)
          - {id: shoppers, visits: {gamma: {mean: \(number(mean))/week, shape: \(number(shape))}}\(months)}
      """
  }

  // MARK: - Intent

  private var intent: String {
    let demand = estimates.category
    let bounds = demand.bounds.map { "\n      # \($0)" }.joined()
    return """
      intent:
        model: transformer
        calibrate:
          # \(conversionSource), as weekly sales do not show who came and did not buy; its \
      spread is the forecast's.
          conversion: \(hundredPercent(size.conversion)) +- \(hundredPercent(size.halfWidth))
          elasticity:
            # sales.csv: \(raw(demand.rawMeanPromotion)) on price ratios; default \
      \(spread(options.priors.promotion)); \(estimates.quality.elasticitySentence).\(bounds)
            promotion: \(spread(demand.promotion))
            # sales.csv: \(raw(demand.rawLongRun)) on list prices; default \
      \(spread(options.priors.longRun)).
            long_run: \(spread(demand.longRun))\(lifts)
          # Not estimated: what other products lose of what a promotion adds. In panels it is about 33%; \
      none leaves it to the network.
          diversion: none
      """
  }

  private var conversionSource: String {
    options.conversion == ImportOptions().conversion ? "An assumption" : "As told by --conversion"
  }

  /// Effects of displays and features, where the sales show any.
  private var lifts: String {
    let demand = estimates.category
    let rows = [
      demand.displayLift.map { "\n        display: \(percentSpread($0))" },
      demand.featureLift.map { "\n        mailer: \(percentSpread($0))" },
    ].compactMap { $0 }
    guard !rows.isEmpty else { return "" }
    return "\n    # sales.csv: units in weeks with a display or feature, at equal prices."
      + "\n    lifts:" + rows.map { $0.replacing("\n        ", with: "\n      ") }.joined()
  }

  private func percentSpread(_ lift: Estimate) -> String {
    String(format: "%.4g%% +- %.4g%%", lift.value, max(1, lift.halfWidth))
  }

  private func raw(_ estimate: Estimate?) -> String {
    estimate.map(spread) ?? "nothing, as they do not vary"
  }

  private func spread(_ estimate: Estimate) -> String {
    "\(number(estimate.value)) +- \(number(max(0.01, estimate.halfWidth)))"
  }

  // MARK: - Promotions

  private var placements: Placements { Placements(category) }

  private var promotions: String {
    guard !placements.runs.isEmpty else { return "" }
    return "promotions: {from: \(table("promotions.csv"))}\n"
  }

  private var baselinePromotions: String {
    let names = placements.runs.map(\.name)
    return names.isEmpty ? "" : ", promotions: [" + names.joined(separator: ", ") + "]"
  }

  private var highLow: String {
    guard let habit = DealHabit(category.sales) else { return "" }
    return "  # Depth and rhythm: medians of the past promotions.\n"
      + "  hilo: {high_low: {depth: \(percent(habit.depth)), every: \(habit.everyWeeks) weeks}}\n"
  }

  // MARK: - Words

  private func identifier(_ text: String) -> String {
    SafeIdentifier.identifier(for: text)
  }
  private func word(_ text: String) -> String { ImportedNames.word(text) }
  private func quoted(_ text: String) -> String { ImportedNames.quoted(text) }
  private func table(_ name: String) -> String { ImportedNames.path(folder + "/" + name) }
  private func number(_ value: Double) -> String { ImportedNames.number(value) }
  private func amount(_ value: Double) -> String { String(format: "%.2f", max(0.01, value)) }
  private func percent(_ share: Double) -> String { String(format: "%.4g%%", share * 100) }
  private func hundredPercent(_ share: Double) -> String { String(format: "%.3f%%", share * 100) }
  private func hundredths(_ share: Int) -> String { String(format: "%.2f%%", Double(share) / 100) }
}
