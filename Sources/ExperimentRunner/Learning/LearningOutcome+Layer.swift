import Foundation
import ResultsStore
import ScenarioFiles

extension LearningOutcome {
  /// New calibration targets as a layer that a scenario includes, with the evidence in comments.
  ///
  /// - Throws: `LearningError` where the scenario has no targets.
  public func layer() throws(LearningError) -> String {
    guard case .calibrated = scenario.intent.source else {
      throw .noTargets(scenario: scenario.name)
    }
    let level = assumptions.filter { $0.subject == .level }.map { entry($0, "conversion", 4) }
    let elasticities = [
      entry(.promotion, "promotion", bound: promotionBound),
      entry(.longRun, "long_run", bound: nil),
    ]
    return header + traffic + "intent:\n  calibrate:\n" + level.joined() + "    elasticity:\n"
      + elasticities.joined() + shareComments
  }

  private var header: String {
    """
    # Calibration targets after \(table.count(.compared)) product-weeks of sales: \
    \(Self.oneLine(actuals)) beside strategy
    # '\(Self.oneLine(strategy))' of \(Self.oneLine(run)). Each is the scenario's assumption and the \
    sales, by precision.
    # Use it in a new file: include: [the scenario, this file]. Later ones win; a file's own keys win over both.

    """
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }

  /// The level's spread holds that of traffic already.
  private var traffic: String {
    guard let traffic = scenario.assumptions.first(where: { $0.subject == .traffic }) else {
      return ""
    }
    return "consumers:\n  # Its spread is in the conversion's now: sales tell their product only.\n"
      + "  traffic: \(TidyCSV.text(of: traffic.centre))\n"
  }

  /// A promotion elasticity must be stronger than the long-run one.
  private var promotionBound: Double? {
    assumptions.first { $0.subject == .longRun }?.proposed.map {
      $0.value - AssumptionDraws.smallestGap
    }
  }

  private func entry(
    _ subject: LearnedAssumption.Subject, _ key: String, bound: Double?
  ) -> String {
    guard var learned = assumptions.first(where: { $0.subject == subject }) else { return "" }
    if let bound, let proposed = learned.proposed, proposed.value > bound {
      learned.proposed?.value = bound
    }
    return entry(learned, key, 6)
  }

  private func entry(_ learned: LearnedAssumption, _ key: String, _ indent: Int) -> String {
    guard let proposed = learned.proposed, let assumed = learned.assumed else { return "" }
    let space = String(repeating: " ", count: indent)
    let before = LearningText.target(assumed, of: learned.subject)
    let seen = learned.observed.map {
      "sales alone: " + LearningText.target($0, of: learned.subject)
    }
    let evidence = seen ?? "sales can't tell: \(learned.reason ?? "")"
    return "\(space)# assumed \(before); \(evidence)\n"
      + "\(space)\(key): \(LearningText.target(proposed, of: learned.subject))\n"
  }

  /// Lists are replaced, not merged, so shares can't be in a layer.
  private var shareComments: String {
    guard shares.contains(where: \.isOff) else { return "" }
    let lines = shares.compactMap { share in
      share.proposed.map {
        String(format: "#   %@ %.2f%%", share.sku, 100 * $0)
          + String(format: "  # forecast %.1f%% of the units, ", 100 * share.forecast)
          + String(format: "sold %.1f%%", 100 * share.actual) + (share.isOff ? ", off" : "") + "\n"
      }
    }
    guard !lines.isEmpty else { return "" }
    return "# Shares were off. Write expected_share in the scenario's list of products:\n"
      + lines.joined()
  }
}
