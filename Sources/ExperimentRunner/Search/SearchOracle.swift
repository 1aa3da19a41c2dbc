import Foundation
import MarketModel
import RandomStreams
import ResultsStore
import ScenarioFiles
import ScientificComputing

/// Evaluates points that another optimiser proposes, exactly as a search does.
///
/// A request is a JSON object from a parameter to its value: a number in base units (shares as
/// fractions, money in currency units, durations in days, dates in days from the market's start), or a
/// text as a scenario writes it. `{}` is the strategy as it stands.
public final class SearchOracle {
  private let variants: ScenarioVariants
  private let market: SearchMarket
  private let replications: Int
  private let baseline: [SearchCell]
  private var line = 0

  /// Prepares the market and opens the store in which seasons are kept.
  ///
  /// - Throws: What `SearchRun.execute` throws.
  public init(_ run: SearchRun) throws {
    variants = run.variants
    replications = run.settings.replications
    let scorer = try ScorerSource(run.scenario)
    let place = SearchPlace(
      variants: run.variants, weightsDigest: scorer.digest,
      question: "evaluate \(run.settings.replications)",
      resultsFolder: run.options.resultsFolder)
    market = try run.simulator(scorer, place, place.openStore()).1
    baseline = try market.baselineCells(SearchMarket.keys(family: 0, count: replications))
  }

  /// The answer to a request.
  struct Answer: Encodable {
    var mean: Double
    var standardError: Double
    var feasible: Bool
    var reason: String

    enum CodingKeys: String, CodingKey {
      case mean, feasible, reason
      case standardError = "standard_error"
    }
  }

  /// Returns the answer to one line, itself one line of JSON.
  ///
  /// Values that don't go together are infeasible and have a mean of 0.
  ///
  /// - Throws: `SearchError.request` for a line that is no request; what simulating throws.
  public func answer(_ text: String) throws -> String {
    line += 1
    let values = try self.values(text)
    let (candidate, refusal) =
      values.isEmpty ? (market.asItStands(variants.strategy), "") : market.candidate(values)
    var answer = Answer(mean: 0, standardError: 0, feasible: false, reason: refusal)
    if let candidate {
      let keys = SearchMarket.keys(family: 0, count: replications)
      let cells = try market.cells(keys.map { .init(candidate: candidate, replication: $0) })
      let objectives = cells.map(\.objective)
      answer.mean = SampleStatistics.mean(objectives)
      answer.standardError =
        (SampleStatistics.variance(objectives) / Double(replications)).squareRoot()
      answer.reason = market.judged(cells, baseline: baseline).reason
      answer.feasible = answer.reason.isEmpty
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(answer), as: UTF8.self)
  }

  private func values(_ text: String) throws -> [ScenarioVariants.Value] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      let map = object as? [String: Any]
    else { throw SearchError.request(line: line, reason: "it is no JSON object") }
    return try map.sorted { $0.key < $1.key }.map { try value($0.key, $0.value) }
  }

  private func value(_ name: String, _ value: Any) throws -> ScenarioVariants.Value {
    let known = variants.parameters
    guard
      let parameter = known.first(where: {
        $0.name == name || $0.path == name || $0.product == name
      })
    else {
      throw SearchError.request(
        line: line,
        reason: "no parameter '\(name)'; there are \(known.map(\.name).joined(separator: ", "))")
    }
    if let text = value as? String, let number = parameter.value(of: text) {
      return .init(parameter, number)
    }
    guard let number = value as? Double,
      let checked = number.checked(as: parameter, start: start)
    else {
      throw SearchError.request(
        line: line, reason: "'\(name)' must be \(parameter.words), found '\(value)'")
    }
    return .init(parameter, checked)
  }

  private var start: Int { variants.original.scenario.market.calendar.start.dayNumber }
}

extension Double {
  /// The number in a parameter's base unit where a scenario may hold it, rounded as a scenario's text.
  fileprivate func checked(as parameter: NumericParameter, start: Int) -> Double? {
    guard isFinite, abs(self) < 1e12 else { return nil }
    let number = parameter.quantity == .date ? Double(start) + rounded() : self
    return parameter.value(of: parameter.text(of: number))
  }
}
