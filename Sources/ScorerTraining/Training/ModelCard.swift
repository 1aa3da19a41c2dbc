import Foundation
import TransformerScorer

/// What weights say of themselves: data, training, results, limits.
public struct ModelCard: Sendable {
  /// Metrics of one split, before and after the training.
  public struct Result: Sendable {
    /// The split.
    public var split: String
    /// Metrics of the weights that the training started from.
    public var before: ChoiceMetrics?
    /// Metrics of the trained weights.
    public var after: ChoiceMetrics
    /// Occasions in it.
    public var occasions: Int
  }

  /// One line per fact, in Markdown.
  public var facts: [String]
  /// The results by split.
  public var results: [Result]

  /// Judges the weights on every split that the prepared folder holds.
  ///
  /// - Throws: `EvaluationError`.
  init(
    run: TrainingRun, training: OccasionTable, result: TrainingResult, starting: ScorerWeights?,
    weights: ScorerWeights
  ) throws {
    let shares = ConstantShares(training)
    results = try EvaluationRun.splits.compactMap { split -> Result? in
      let table = try run.prepared.occasions(of: split)
      guard table.rows > 0 else { return nil }
      let null = shares.covers(table) ? shares : ConstantShares(table)
      let judge = ChoiceJudge(
        table: table,
        constantShares: ChoicePredictions(null.utilities(of: table), of: table), seed: 1)
      return Result(
        split: split, before: starting.map { judge.metrics(of: $0.predictions(for: table)) },
        after: judge.metrics(of: weights.predictions(for: table)), occasions: table.rows)
    }
    facts = Self.facts(run: run, training: training, result: result, weights: weights)
    facts += try Self.categories(run.prepared, training: training)
  }

  private static func facts(
    run: TrainingRun, training: OccasionTable, result: TrainingResult, weights: ScorerWeights
  ) -> [String] {
    let periods = (training.periods.min() ?? 0, training.periods.max() ?? 0)
    let options = run.options
    return [
      run.dataNotice.map { "Data: \($0)" } ?? "Data: the user's own.",
      "Trained on \(training.rows) occasions of periods \(periods.0) to \(periods.1), "
        + "\(training.choices.count { $0 >= 0 }) of them purchases, by "
        + "\(Set(training.consumers).count) consumers.",
      "Recipe: seed \(options.seed), \(options.epochs) epochs of batches of \(options.batch), "
        + "learning rate \(options.learningRate); best epoch by validation: \(result.epoch).",
      "Period: \(weights.card.periodDays) days. Kinds of category: "
        + weights.card.categoryKinds.joined(separator: ", ") + ".",
      "Evidence: prices from \(weights.card.evidenceLowest) to "
        + "\(weights.card.evidenceHighest) of the regular price; decisions outside are "
        + "extrapolated.",
      "The response to a permanent price is an assumption (the floor \(weights.longRunPriceFloor) "
        + "on its slope), not something that choices alone identify.",
      "The effect of holding a coupon is not identified.",
    ]
  }

  private static func categories(
    _ prepared: PreparedFolder, training: OccasionTable
  ) throws -> [String] {
    let names = try prepared.categoryNames()
    let trained = Set(training.categories.map(Int.init))
    let kept = names.indices.filter { !trained.contains($0) }.map { names[$0] }
    var lines = [
      "Categories: "
        + names.indices.filter(trained.contains).map { names[$0] }
        .joined(separator: ", ") + "."
    ]
    if !kept.isEmpty { lines.append("Never trained on: " + kept.joined(separator: ", ") + ".") }
    return lines
  }

  /// The card as text, without the digest, which it would be part of.
  public var text: String {
    facts.map { "- \($0)\n" }.joined() + "\n" + table
  }

  /// The card as a page of its own.
  func page(digest: String) -> String {
    "# Model card\n\nSHA-256 of the weights file: `\(digest)`\n\n\(text)"
  }

  /// The results as a Markdown table.
  public var table: String {
    let head = """
      | split | occasions | log-loss | R2 | top-1 given purchase | AUC | calibration error |
      |---|---:|---:|---:|---:|---:|---:|

      """
    return head + results.map(Self.rows).joined()
  }

  private static func rows(_ result: Result) -> String {
    guard let before = result.before else { return row(result, result.after, "") }
    return row(result, before, ", before") + row(result, result.after, ", after")
  }

  private static func row(_ result: Result, _ metrics: ChoiceMetrics, _ which: String) -> String {
    let cells = [
      metrics.logLoss, metrics.pseudoR2, metrics.topOffer, metrics.incidenceArea,
      metrics.calibrationError,
    ]
    let numbers = cells.map { String(format: "%.4f [%.4f, %.4f]", $0.value, $0.low, $0.high) }
    return "| \(result.split)\(which) | \(result.occasions) | "
      + numbers.joined(separator: " | ") + " |\n"
  }
}

extension ScorerWeights {
  fileprivate func predictions(for table: OccasionTable) -> ChoicePredictions {
    ChoicePredictions(ScorerModel(name: "", self).utilities(of: table), of: table)
  }
}
