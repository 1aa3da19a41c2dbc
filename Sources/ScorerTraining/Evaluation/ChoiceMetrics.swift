public import TransformerScorer

/// How well a model predicts a table's choices, with 95 % intervals over households.
public struct ChoiceMetrics: Sendable, Equatable, Codable {
  /// Mean -ln P(what was chosen) over the offers and the outside option, in nats.
  public var logLoss: Estimate
  /// 1 - log-loss / log-loss of constant shares (McFadden).
  public var pseudoR2: Estimate
  /// Share of rows whose likeliest outcome happened.
  public var topOutcome: Estimate
  /// Share of purchases whose likeliest offer was bought.
  public var topOffer: Estimate
  /// Area under the ROC curve of purchase or none.
  public var incidenceArea: Estimate
  /// Calibration error of the purchase probability.
  ///
  /// Its interval is biased upwards: read it as a scale.
  public var calibrationError: Estimate
  /// Mean -ln P(purchase or none), in nats.
  public var incidenceLoss: Estimate
  /// Mean -ln P(offer | purchase) over purchases, in nats.
  public var choiceLoss: Estimate
}

/// Metrics of several models on one table with common bootstrap draws.
public struct ChoiceJudge: Sendable {
  /// The table.
  public let table: OccasionTable
  /// The common draws.
  public let bootstrap: HouseholdBootstrap
  /// Log-loss sums of the constant shares over households.
  private let nullLoss: [Double]

  /// Prepares the draws and the constant shares that R2 compares with.
  public init(table: OccasionTable, constantShares: ChoicePredictions, seed: UInt64) {
    self.table = table
    bootstrap = HouseholdBootstrap(consumers: table.consumers, seed: seed)
    nullLoss = bootstrap.sums(OccasionLosses(constantShares, of: table).loss)
  }

  /// Returns a model's metrics.
  public func metrics(of predictions: ChoicePredictions) -> ChoiceMetrics {
    let losses = OccasionLosses(predictions, of: table)
    let weight = bootstrap.sums(losses.weight)
    let loss = bootstrap.sums(losses.loss)
    let incidence = bootstrap.sums(losses.incidenceLoss)
    let purchases = bootstrap.sums(losses.purchases)
    let (area, calibration) = curves(predictions)
    return ChoiceMetrics(
      logLoss: bootstrap.ratio(loss, over: weight),
      pseudoR2: bootstrap.ratio(loss, over: nullLoss) { 1 - $0 },
      topOutcome: bootstrap.ratio(bootstrap.sums(losses.hits), over: weight),
      topOffer: bootstrap.ratio(bootstrap.sums(losses.offerHits), over: purchases),
      incidenceArea: area, calibrationError: calibration,
      incidenceLoss: bootstrap.ratio(incidence, over: weight),
      choiceLoss: bootstrap.ratio(zip(loss, incidence).map { $0 - $1 }, over: purchases))
  }

  /// Returns the log-loss of `first` less that of `second`, paired: negative when `first` is better.
  public func difference(_ first: ChoicePredictions, _ second: ChoicePredictions) -> Estimate {
    let (one, two) = (OccasionLosses(first, of: table), OccasionLosses(second, of: table))
    let gaps = zip(one.loss, two.loss).map { $0 - $1 }
    return bootstrap.ratio(bootstrap.sums(gaps), over: bootstrap.sums(one.weight))
  }

  private func curves(_ predictions: ChoicePredictions) -> (area: Estimate, calibration: Estimate) {
    let ranking = IncidenceRanking(
      probabilities: (0..<predictions.rows).map(predictions.incidence),
      purchased: table.choices.map { $0 >= 0 })
    let weights = table.weights.map(Double.init)
    var (areas, errors) = ([Double](), [Double]())
    for draw in 0..<HouseholdBootstrap.curveDraws {
      let counts = Array(bootstrap.multiplicities(draw: draw))
      let drawn = weights.indices.map {
        weights[$0] * Double(counts[Int(bootstrap.ordinals[$0])])
      }
      areas.append(ranking.areaUnderCurve(weights: drawn))
      errors.append(ranking.calibrationError(weights: drawn))
    }
    return (
      HouseholdBootstrap.estimate(ranking.areaUnderCurve(weights: weights), draws: areas),
      HouseholdBootstrap.estimate(ranking.calibrationError(weights: weights), draws: errors)
    )
  }
}
