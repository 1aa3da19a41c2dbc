import Foundation
public import TransformerScorer

/// Fits baselines to the training rows and judges them and a scorer on splits.
public struct EvaluationRun: Sendable {
  /// The splits that can be judged.
  public static let splits = ["validation", "test", "test_newhh", "test_newcat", "test_newboth"]

  /// Splits to judge, in this order.
  public var splits: [String]
  /// Baselines to fit, in this order.
  public var baselines: [Baseline]
  /// Threads; the results don't depend on it.
  public var threads: Int
  /// Seed of bootstrap draws and probes.
  public var seed: UInt64
  /// Names of the categories by index.
  public var categoryNames: [String] = []

  /// Gathers the choices.
  public init(splits: [String], baselines: [Baseline], threads: Int, seed: UInt64) {
    self.splits = splits
    self.baselines = baselines
    self.threads = threads
    self.seed = seed
  }

  /// Returns one report per split.
  ///
  /// - Parameters:
  ///   - scorer: The network to judge, if any: then differences are taken to it.
  ///   - load: Returns the occasions of a split.
  ///   - note: Told what is being done.
  /// - Returns: The reports, in the order of the splits.
  /// - Throws: `EvaluationError`, and what `load` throws.
  public func reports(
    scorer: ScorerModel?, load: (String) throws -> OccasionTable, note: (String) -> Void
  ) throws -> [EvaluationReport] {
    let training = try table("train", load)
    let shares = ConstantShares(training)
    var models: [any ChoiceModel] = baselines.map { baseline in
      note("fit \(baseline.title)")
      return baseline.fitted(to: training, threads: threads)
    }
    if let scorer { models.append(scorer) }
    guard !models.isEmpty else { throw EvaluationError.nothingToJudge }
    return try splits.map { split in
      let occasions = try table(split, load)
      note("judge \(split): \(occasions.rows) occasions")
      return EvaluationReport(
        split: split, table: occasions, models: models, shares: shares,
        categoryNames: categoryNames, seed: seed)
    }
  }

  private func table(
    _ split: String, _ load: (String) throws -> OccasionTable
  ) throws -> OccasionTable {
    let table = try load(split)
    guard table.rows > 0 else { throw EvaluationError.emptySplit(split) }
    return table
  }
}

extension Baseline {
  /// Returns the baselines that a list such as `price,full` names; `all` and `none` are lists too.
  public static func list(_ text: String) throws(EvaluationError) -> [Baseline] {
    switch text {
    case "all": return allCases
    case "none": return []
    default: break
    }
    var baselines: [Baseline] = []
    for name in text.split(separator: ",", omittingEmptySubsequences: false).map(String.init) {
      guard let baseline = Baseline(rawValue: name) else { throw .unknownBaseline(name) }
      baselines.append(baseline)
    }
    return baselines
  }
}

extension EvaluationRun {
  /// Returns the splits that a list such as `test,test_newhh` names, or `all`.
  public static func splitList(_ text: String) throws(EvaluationError) -> [String] {
    if text == "all" { return splits }
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for name in names where !splits.contains(name) { throw .unknownSplit(name) }
    return names
  }
}
