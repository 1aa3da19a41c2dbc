import MarketModel
public import ResultsStore
public import ScenarioFiles
import TransformerScorer

/// What moves the Transformer's purchase intent in a scenario's market.
///
/// Occasions are those of the first measured week of the pilot, at central assumptions and list
/// prices and without flags, scored with the calibrated corrections. Each piece of what the network
/// reads is left out in turn; prices, flags and the length of the history are varied one at a time.
public struct IntentExplanation: Sendable, Codable {
  /// What stands for a feature that is left out.
  public enum Reference: String, Sendable, Codable, CaseIterable {
    /// Its mean over the occasions looked at: what is the same for everybody explains nothing.
    case market
    /// Its mean in the data that the network was trained on.
    case training
  }

  /// What leaving one thing out does.
  public struct Reason: Sendable, Codable, Hashable {
    /// What is left out, in plain words.
    public var name: String
    /// `history`, `relation`, or the token that holds it: `context`, `event`, `offer`.
    public var kind: String
    /// Share of the occasions that have it.
    public var presence: Double
    /// Over all occasions.
    public var all: Change
    /// By segment, in the scenario's order.
    public var segments: [Change]
  }

  /// How much the network's answers change.
  public struct Change: Sendable, Codable, Hashable {
    /// Mean absolute change of the probability to buy anything at an occasion.
    public var probability: Double
    /// Mean change of the log-odds of an offer when it is left out.
    public var logOdds: Double
  }

  /// What is varied.
  public typealias Variable = ComparisonSummary.PurchaseReasons.Variable

  /// Probabilities at one value of a variable; every occasion has it.
  public struct Point: Sendable, Codable, Hashable {
    /// The variable.
    public var variable: Variable
    /// Its value: price over list, 0 or 1, or purchases at most.
    public var value: Double
    /// Probability of buying an own offer when it alone has the value, mean over own offers.
    public var offerProbability: Double
    /// Probability of buying anything then.
    public var purchaseProbability: Double
  }

  /// One category's answers.
  public struct CategoryPart: Sendable, Codable {
    /// The category.
    public var category: String
    /// Occasions looked at.
    public var occasions: Int
    /// Probability of buying anything with everything in place.
    public var purchaseProbability: Double
    /// Largest change of probability first.
    public var reasons: [Reason]
    /// By variable and value.
    public var dependence: [Point]
  }

  /// The scenario's name.
  public var scenario: String
  /// The segments' names.
  public var segments: [String]
  /// What stood for features left out.
  public var reference: Reference
  /// By category.
  public var categories: [CategoryPart]

  /// Calibrates a scenario and explains at most `rows` occasions of each category.
  ///
  /// - Throws: `IntentAnalysisError.needsTransformer`, `CalibrationError`, `RunRefusal`.
  public init(_ scenario: Scenario, rows: Int, reference: Reference, threads: Int) throws {
    let refusal = IntentAnalysisError.needsTransformer(model: scenario.intent.model.rawValue)
    guard scenario.intent.model == .transformer else { throw refusal }
    let prepared = try PreparedMarket(
      scenario, weights: ScorerSource(scenario).weights, threads: threads)
    guard let explanation = try Self(prepared, rows: rows, reference: reference) else {
      throw refusal
    }
    self = explanation
  }

  /// Explains a prepared market; `nil` unless a Transformer chooses in it.
  init?(_ prepared: PreparedMarket, rows: Int, reference: Reference) throws {
    guard let weights = prepared.intents.weights else { return nil }
    // About half of the consumers visit in a week; where fewer do, there are fewer rows.
    let sample = try OccasionSample(prepared, consumers: 4 * rows)
    self.init(
      sample, scenario: prepared.scenario.name, weights: weights, rows: rows, reference: reference)
  }

  init?(
    _ sample: OccasionSample, scenario: String, weights: ScorerWeights, rows: Int,
    reference: Reference
  ) {
    guard let intent = sample.intent as? TransformerIntent else { return nil }
    self.scenario = scenario
    segments = sample.market.segments.map(\.name)
    self.reference = reference
    categories = sample.market.categories.indices.map { category in
      CategoryExplainer(
        sample: sample, intent: intent, weights: weights, category: category, rows: rows,
        reference: reference
      ).part()
    }
  }
}
