public import TransformerScorer

/// Several models judged on one split.
public struct EvaluationReport: Sendable, Equatable, Codable {
  /// One model's results.
  public struct Model: Sendable, Equatable, Codable {
    /// What tables call it.
    public var name: String
    /// How well it predicts.
    public var metrics: ChoiceMetrics
    /// Its log-loss less that of the report's reference, paired over households.
    public var difference: Estimate
    /// Answers to prices and promotions; absent for a model that knows no prices.
    public var response: Response?
  }

  /// Answers to prices and promotions.
  public struct Response: Sendable, Equatable, Codable {
    /// Price elasticities.
    public var price: PriceResponse
    /// Elasticity of units given a purchase; absent without a quantity model.
    public var quantityElasticity: Double?
    /// Lifts of promotions.
    public var promotion: PromotionLift
    /// Share of random price changes answered with the right sign.
    public var monotoneShare: Double
  }

  /// The split: `test`, `test_newhh`, ...
  public var split: String
  /// Occasions stored.
  public var occasions: Int
  /// Occasions that they stand for.
  public var weighted: Double
  /// Stored occasions with a purchase.
  public var purchases: Int
  /// Consumers.
  public var households: Int
  /// The model that differences are taken to.
  public var reference: String
  /// What R2 compares with: the training rows' shares, or the split's own where categories are new.
  public var baselineOfR2: String
  /// Names of the categories by index; may be shorter than the indices in use.
  public var categoryNames: [String]
  /// Results, in the order of the models.
  public var models: [Model]
  /// Models that can't judge the split: they have constants of items that it does not know.
  public var leftOut: [String]
}

extension EvaluationReport {
  /// Judges models on a split.
  ///
  /// - Parameters:
  ///   - split: The split's name.
  ///   - table: Its occasions, not empty.
  ///   - models: The models; the last one that covers the split is the reference.
  ///   - shares: Constant shares of the training rows, the yardstick of R2.
  ///   - categoryNames: Names of the categories.
  ///   - seed: Seed of bootstrap and probes.
  public init(
    split: String, table: OccasionTable, models: [any ChoiceModel], shares: ConstantShares,
    categoryNames: [String], seed: UInt64
  ) {
    let isKnown = shares.covers(table)
    let null = isKnown ? shares : ConstantShares(table)
    let judge = ChoiceJudge(
      table: table,
      constantShares: ChoicePredictions(null.utilities(of: table), of: table), seed: seed)
    let covering = models.filter { $0.covers(table) }
    let utilities = covering.map { $0.utilities(of: table) }
    let predictions = utilities.map { ChoicePredictions($0, of: table) }
    self.split = split
    occasions = table.rows
    weighted = table.weights.reduce(0) { $0 + Double($1) }
    purchases = table.choices.count { $0 >= 0 }
    households = judge.bootstrap.households
    reference = covering.last?.name ?? ""
    baselineOfR2 = isKnown ? "constant shares of training" : "constant shares of the split"
    self.categoryNames = categoryNames
    self.models = covering.indices.map { index in
      Model(
        name: covering[index].name, metrics: judge.metrics(of: predictions[index]),
        difference: judge.difference(predictions[index], predictions[covering.count - 1]),
        response: Response(covering[index], utilities[index], on: table, seed: seed))
    }
    leftOut = models.filter { !$0.covers(table) }.map(\.name)
  }

  /// Returns the name of a category.
  func categoryName(_ index: Int) -> String {
    categoryNames.indices.contains(index) ? categoryNames[index] : "category \(index)"
  }
}

extension EvaluationReport.Response {
  /// Probes a model; `nil` when no utility depends on a price.
  fileprivate init?(
    _ model: any ChoiceModel, _ utilities: OfferUtilities, on table: OccasionTable, seed: UInt64
  ) {
    let isPriced =
      utilities.longSlopes.contains { $0 != 0 } || utilities.shortSlopes.contains { $0 != 0 }
    guard isPriced else { return nil }
    price = PriceResponse(utilities, of: table)
    quantityElasticity = model.quantityElasticity(on: table)
    promotion = PromotionLift(of: model, on: table, seed: seed)
    monotoneShare = PriceMonotonicity.share(utilities, of: table, seed: seed)
  }

  /// Elasticity of units to a temporary price; absent without a quantity model.
  public var unitsElasticity: Double? {
    quantityElasticity.map { price.overall.temporary + $0 }
  }

  /// The values that have a band.
  public var banded: [(band: ResponseBand, value: Double)] {
    var values: [(ResponseBand, Double)] = [
      (.temporary, price.overall.temporary), (.cut, price.overall.liftOfCut),
      (.display, promotion.display), (.mailer, promotion.mailer),
      (.frontPage, promotion.frontPage),
    ]
    if let unitsElasticity { values.insert((.units, unitsElasticity), at: 1) }
    return values
  }
}
