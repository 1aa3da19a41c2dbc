import Foundation
import MarketModel

/// How far a company's sales carry the numbers made of them, in Markdown.
struct DataQualityReport {
  let category: CategoryImport
  let size: MarketSize
  let notes: [ImportNote]

  private var estimates: DemandEstimates { category.estimates }
  private var quality: EstimateQuality { category.estimates.quality }

  func text() -> String {
    """
    # Data quality of '\(ImportedNames.line(category.category))'

    \(sentences.map { "- " + $0 }.joined(separator: "\n"))

    ## Products

    \(QualityColumns(category).table())

    ## Category

    | quantity | from these sales | used |
    |---|---:|---:|
    \(categoryRows)

    ## Outliers

    \(outliers)

    ## What was merged, netted, imputed or set aside

    \(noteLines)

    """
  }

  /// The sentences that a reader should know first.
  var sentences: [String] {
    var lines = [
      quality.elasticitySentence
        + "; \(quality.itemsWithoutSlope) have no price variation of their own.",
      "\(percent(quality.coverage)) of product-weeks have a record; \(percent(quality.censoredShare)) "
        + "of them were not in stock all week and count as censored; \(percent(quality.zeroShare)) sold "
        + "nothing.",
      (quality.outliers.count == 1 ? "1 outlier" : "\(quality.outliers.count) outliers")
        + " beyond \(number(EstimateQuality.outlierLimit)) standard deviations.",
      "\(number(size.weeklyUnits)) units a week are expected in the planned weeks; "
        + "\(size.population) consumers are simulated"
        + (number(size.represents) != "1"
          ? ", each for \(number(size.represents)) real ones." : "."),
    ]
    lines += estimates.category.bounds.map { "\($0)." }
    if quality.weeksPerTimeEffect > 1 {
      lines.append(
        "fewer than three products sell in a week, so \(quality.weeksPerTimeEffect) weeks share one "
          + "time effect.")
    }
    let gone = category.products.count - category.plan.items.count
    if gone > 0 {
      lines.append(
        Self.counted(gone) + " without sales in the last \(PricePlan.lapse) weeks "
          + (gone == 1 ? "is" : "are") + " not in the scenario."
      )
    }
    let unused = category.unusedCompetitorPrices
    if unused > 0 {
      lines.append(
        "\(unused) of the competitors' prices \(unused == 1 ? "is" : "are") not used: no product of "
          + "the scenario has such an offer.")
    }
    let guessed = category.plan.items.count { category.products[$0].unitCost == nil }
    if guessed > 0 {
      lines.append(
        Self.counted(guessed) + (guessed == 1 ? " has" : " have")
          + " no unit cost; one is assumed.")
    }
    return lines
  }

  private static func counted(_ products: Int) -> String {
    products == 1 ? "1 product" : "\(products) products"
  }

  private var categoryRows: String {
    let demand = estimates.category
    func row(_ name: String, _ raw: Estimate?, _ used: Estimate?) -> String {
      "| \(name) | \(raw.map(spread) ?? "-") | \(used.map(spread) ?? "-") |"
    }
    return [
      row("promotion elasticity", demand.rawMeanPromotion, demand.promotion),
      row("long-run elasticity", demand.rawLongRun, demand.longRun),
      row("more units on display, %", demand.displayLift, nil),
      row("more units in the mailer, %", demand.featureLift, nil),
      row("trend per week, %", percentage(estimates.season.trend), nil),
    ].joined(separator: "\n")
  }

  private func percentage(_ estimate: Estimate) -> Estimate {
    Estimate(100 * estimate.value, standardError: 100 * estimate.standardError)
  }

  private var outliers: String {
    guard !quality.outliers.isEmpty else { return "None." }
    let rows = quality.outliers.map { outlier in
      "| \(category.sales.items[outlier.item]) | "
        + "\(category.sales.firstDay.adding(days: 7 * outlier.week)) | \(number(outlier.units)) | "
        + "\(number(outlier.expected)) |"
    }
    return "| sku | week | units | expected |\n|---|---|---:|---:|\n"
      + rows.joined(separator: "\n")
  }

  private var noteLines: String {
    notes.isEmpty ? "Nothing." : notes.map { "- \($0)" }.joined(separator: "\n")
  }

  private func spread(_ estimate: Estimate) -> String {
    "\(number(estimate.value)) +- \(number(estimate.halfWidth))"
  }

  private func number(_ value: Double) -> String { ImportedNames.number(value) }
  private func percent(_ share: Double) -> String { String(format: "%.0f %%", share * 100) }
}
