import ArgumentParser
import ExperimentRunner
import ScenarioFiles

/// Lists the offers that consumers are likeliest to take.
struct RecommendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recommend",
    abstract: "List the offers that a segment or a consumer is likeliest to take.",
    discussion: """
      Probabilities are per occasion, at list prices at the start of the measured weeks, and again \
      under a promotion of the scenario or a discount, if one is named. Works for logits too.
      """)

  @OptionGroup var source: ScenarioOptions
  @Option(help: "Only this segment.")
  var segment: String?
  @Option(help: "Only this consumer of the simulated population, counted from 1.")
  var consumer: Int?
  @Option(help: "Compare with this promotion of the scenario: its price cut and flags.")
  var promotion: String?
  @Option(help: "Compare with this discount, such as 20%, on --product.")
  var discount: String?
  @Option(help: "The product that --discount is for.")
  var product: String?
  @Option(help: "Offers to list for each segment and category.")
  var top = 5
  @OptionGroup var workers: ThreadOption
  @Option(help: "How to print.")
  var format: OutputFormat = .table

  func validate() throws {
    if segment != nil, consumer != nil {
      throw ValidationError("--segment and --consumer exclude each other")
    }
    if promotion != nil, discount != nil {
      throw ValidationError("--promotion and --discount exclude each other")
    }
    if (discount == nil) != (product == nil) {
      throw ValidationError("--discount and --product need each other")
    }
    if let discount, Self.share(discount) == nil {
      throw ValidationError("--discount is '\(discount)', but must be above 0% and below 100%")
    }
    if top < 1 { throw ValidationError("--top is \(top), but must be 1 or more") }
  }

  func run() throws {
    let scenario = try source.load().scenario
    try Failure.reporting(scenario: source.scenario) {
      let recommendation = try OfferRecommendation(
        scenario, audience: audience, cut: try cut(scenario), top: top, threads: workers.count)
      try Console.show(recommendation.render(format.answer), terminator: "")
    }
  }

  private var audience: OfferRecommendation.Audience {
    if let consumer { return .consumer(consumer) }
    return segment.map { .segment($0) } ?? .everySegment
  }

  private func cut(_ scenario: Scenario) throws -> OfferCut? {
    if let promotion { return try OfferCut(promotion: promotion, of: scenario) }
    guard let product, let share = discount.flatMap(Self.share) else { return nil }
    return try OfferCut(discount: share, product: product, of: scenario)
  }

  /// Reads `20%` or `0.2`.
  private static func share(_ text: String) -> Double? {
    let isPercentage = text.hasSuffix("%")
    guard let number = Double(isPercentage ? String(text.dropLast()) : text) else { return nil }
    let share = isPercentage ? number / 100 : number
    return share > 0 && share < 1 ? share : nil
  }
}
