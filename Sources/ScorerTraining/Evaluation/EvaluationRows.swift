import Foundation
import ResultsStore

/// The cells of an evaluation's tables; the first row holds the titles.
enum EvaluationRows {
  /// One row per model: how well it predicts.
  static func metrics(_ report: EvaluationReport) -> [[String]] {
    let titles = [
      "model", "log-loss", "difference", "R2", "top-1", "top-1 given buy", "AUC", "ECE",
      "incidence", "choice",
    ]
    return [titles]
      + report.models.map { model in
        let metrics = model.metrics
        return [
          model.name, text(metrics.logLoss, 4), text(model.difference, 4, sign: "+"),
          text(metrics.pseudoR2, 3), text(metrics.topOutcome, 4), text(metrics.topOffer, 3),
          text(metrics.incidenceArea, 3), text(metrics.calibrationError, 4),
          number(metrics.incidenceLoss.value, 4), number(metrics.choiceLoss.value, 4),
        ]
      }
  }

  /// One row per model that knows prices: elasticities and lifts.
  static func responses(_ report: EvaluationReport) -> [[String]] {
    let titles = [
      "model", "items' mean", "temporary", "items 5/25/50/75/95 %", "long-run", "units",
      "20 % cut", "display", "mailer", "front page", "monotone",
    ]
    return [titles]
      + report.models.compactMap { model in
        guard let response = model.response else { return nil }
        let price = response.price
        return [
          model.name, number(price.itemMean, 2), marked(price.overall.temporary, .temporary),
          price.itemQuantiles.map { number($0, 2) }.joined(separator: "/"),
          number(price.overall.longRun, 2),
          response.unitsElasticity.map { marked($0, .units) } ?? "-",
          percent(price.overall.liftOfCut, .cut), percent(response.promotion.display, .display),
          percent(response.promotion.mailer, .mailer),
          percent(response.promotion.frontPage, .frontPage),
          String(format: "%.1f %%", 100 * response.monotoneShare),
        ]
      }
  }

  /// One row per category, one column per model that knows prices.
  static func categories(_ report: EvaluationReport) -> [[String]] {
    let models = report.models.filter { $0.response != nil }
    let groups = models.compactMap { $0.response?.price.categories }
    guard let first = groups.first else { return [["category"]] }
    return [["category"] + models.map(\.name)]
      + first.enumerated().map { index, group in
        [report.categoryName(group.category ?? index)]
          + groups.map { number($0[index].temporary, 2) }
      }
  }

  /// Every number of the reports: split, model, metric, value, low, high.
  static func csv(_ reports: [EvaluationReport]) -> String {
    var table = TidyCSV(columns: ["split", "model", "metric", "value", "low", "high"])
    for report in reports {
      for model in report.models {
        for (name, estimate) in values(of: model, report) {
          table.append([
            .text(report.split), .text(model.name), .text(name), .number(estimate.value),
            .number(estimate.low), .number(estimate.high),
          ])
        }
      }
    }
    return table.text
  }

  private static func values(
    of model: EvaluationReport.Model, _ report: EvaluationReport
  ) -> [(String, Estimate)] {
    let metrics = model.metrics
    var values = [
      ("log_loss", metrics.logLoss), ("difference", model.difference),
      ("pseudo_r2", metrics.pseudoR2), ("top_outcome", metrics.topOutcome),
      ("top_offer", metrics.topOffer), ("incidence_auc", metrics.incidenceArea),
      ("calibration_error", metrics.calibrationError),
      ("incidence_loss", metrics.incidenceLoss), ("choice_loss", metrics.choiceLoss),
    ]
    guard let response = model.response else { return values }
    for (band, value) in response.banded { values.append((band.rawValue, plain(value))) }
    values.append(("long_run", plain(response.price.overall.longRun)))
    values.append(("monotone_share", plain(response.monotoneShare)))
    for group in response.price.categories {
      let name = report.categoryName(group.category ?? 0)
      values.append(("temporary: \(name)", plain(group.temporary)))
    }
    return values
  }

  private static func plain(_ value: Double) -> Estimate {
    Estimate(value: value, low: .nan, high: .nan)
  }

  private static func marked(_ value: Double, _ band: ResponseBand) -> String {
    number(value, 2) + mark(value, band)
  }

  private static func percent(_ value: Double, _ band: ResponseBand) -> String {
    String(format: "%+.0f %%", 100 * value) + mark(value, band)
  }

  private static func mark(_ value: Double, _ band: ResponseBand) -> String {
    band.range.contains(value) ? "" : "!"
  }

  private static func text(_ estimate: Estimate, _ digits: Int, sign: String = "") -> String {
    let parts = [estimate.value, estimate.low, estimate.high].map {
      String(format: "%\(sign).\(digits)f", $0)
    }
    return "\(parts[0]) [\(parts[1]), \(parts[2])]"
  }

  private static func number(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
