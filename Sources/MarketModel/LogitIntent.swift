public import RandomStreams
import ScientificComputing

/// The parameters of a logit or mixed logit over one shelf.
public struct LogitParameters: Sendable, Hashable {
  /// Utility before price, per offer, in utils.
  public var alpha: [Double]
  /// Utils per currency unit for a consumer of sensitivity 1.
  public var priceCoefficient: Double
  /// Standard deviation of the logarithm of consumers' price coefficients; 0 for a plain logit.
  public var logDeviation: Double
  /// Standard deviation of consumers' own tastes for each product, in utils.
  public var tasteDeviation: Double
  /// Standard deviation of consumers' own tastes for the whole category, in utils.
  ///
  /// It makes heavy and light buyers: those who buy at all choose between offers, so that a lost
  /// buyer goes to another offer and not, as in a plain logit with a small conversion, home.
  public var categoryTasteDeviation: Double
  /// Standard deviation of the occasion's need for the category, in utils, drawn anew at each.
  ///
  /// It does for goods bought once in a while what the taste for the category does for habits: few
  /// occasions are serious, and at those the offers compete with each other.
  public var needDeviation: Double
  /// Added while on display.
  public var displayEffect: Double
  /// Added while in the mailer.
  public var mailerEffect: Double
  /// Dissimilarity of the offers beside buying nothing; 1 for no nest.
  ///
  /// All utils above count against buying nothing.
  public var dissimilarity = 1.0

  /// Gathers the parts.
  public init(
    alpha: [Double], priceCoefficient: Double, logDeviation: Double, tasteDeviation: Double,
    categoryTasteDeviation: Double = 0, needDeviation: Double = 0, displayEffect: Double,
    mailerEffect: Double
  ) {
    self.alpha = alpha
    self.priceCoefficient = priceCoefficient
    self.logDeviation = logDeviation
    self.tasteDeviation = tasteDeviation
    self.categoryTasteDeviation = categoryTasteDeviation
    self.needDeviation = needDeviation
    self.displayEffect = displayEffect
    self.mailerEffect = mailerEffect
  }

  /// The same utilities in the scale of the offers: over the dissimilarity.
  var inOfferScale: LogitParameters {
    guard dissimilarity < 1 else { return self }
    var scaled = self
    scaled.alpha = alpha.map { $0 / dissimilarity }
    scaled.priceCoefficient /= dissimilarity
    scaled.tasteDeviation /= dissimilarity
    scaled.categoryTasteDeviation /= dissimilarity
    scaled.needDeviation /= dissimilarity
    scaled.displayEffect /= dissimilarity
    scaled.mailerEffect /= dissimilarity
    return scaled
  }
}

/// Logit and mixed logit: utility = alpha_j + taste_ij + taste_i + need + flags - beta_i p.
///
/// ln beta_i is normal over consumers, times the segment's sensitivity; tastes belong to (consumer,
/// product), the same at every seller, and to (consumer, category); the need to the occasion. Source: K. Train, *Discrete Choice Methods with Simulation*,
/// 2nd ed., 2009, chapter 6.
public struct LogitIntent: IntentModel {
  /// Price in currency units.
  public let priceTerms = PriceTerms.money
  /// Reads no history.
  public let historyLength = 0
  /// One occasion at every visit.
  public let timing = OccasionTiming.everyVisit

  private let parameters: LogitParameters
  private let shifts: [Double]
  private let coefficients: [Float]
  private let tastes: [Float]
  private let categoryTastes: [[Float]]
  private let needs: StreamFamily
  private let categoryKeys: [UInt64]
  private let offerCount: Int

  /// Draws every consumer's coefficient and tastes.
  public init(
    parameters: LogitParameters, market: MarketDefinition, population: Population, seed: UInt64,
    replication: ReplicationKey
  ) {
    let parameters = parameters.inOfferScale
    self.parameters = parameters
    shifts = market.segments.map { $0.utilityShift / parameters.dissimilarity }
    offerCount = market.offers.count
    let family = StreamFamily(seed: seed, replication: replication, purpose: "price coefficient")
    coefficients = (0..<population.count).map { consumer in
      let sensitivity = market.segments[Int(population.segments[consumer])].priceSensitivity
      let base = parameters.priceCoefficient * sensitivity
      guard parameters.logDeviation > 0 else { return Float(base) }
      let key = EntityKey(bits: population.keys[consumer])
      let normal = SpecialFunctions.normalQuantile(family.uniform(entity: key, index: 0))
      return Float(base * expOf(parameters.logDeviation * normal))
    }
    tastes = Self.drawTastes(
      deviation: parameters.tasteDeviation, market: market, population: population, seed: seed,
      replication: replication)
    let categories = StreamFamily(
      seed: seed, replication: replication, purpose: "category taste")
    needs = StreamFamily(seed: seed, replication: replication, purpose: "need")
    categoryKeys = market.categories.map { EntityKey("category").child($0.name).bits }
    categoryTastes = market.categories.map { category in
      guard parameters.categoryTasteDeviation > 0 else { return [] }
      let index = EntityKey("category").child(category.name).bits
      return population.keys.map { key in
        let u = categories.uniform(entity: EntityKey(bits: key), index: index)
        return Float(parameters.categoryTasteDeviation * SpecialFunctions.normalQuantile(u))
      }
    }
  }

  private static func drawTastes(
    deviation: Double, market: MarketDefinition, population: Population, seed: UInt64,
    replication: ReplicationKey
  ) -> [Float] {
    guard deviation > 0 else { return [] }
    let family = StreamFamily(seed: seed, replication: replication, purpose: "taste")
    let products = market.offers.map { EntityKey("product").child($0.product).bits }
    var tastes: [Float] = []
    tastes.reserveCapacity(population.count * products.count)
    for key in population.keys {
      for product in products {
        let u = family.uniform(entity: EntityKey(bits: key), index: product)
        tastes.append(Float(deviation * SpecialFunctions.normalQuantile(u)))
      }
    }
    return tastes
  }

  /// Writes alpha and the price coefficient of every row and offer.
  public func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    let count = batch.offers.count
    scores.reshape(rows: batch.consumers.count, offers: count, terms: 1)
    let base = batch.offers.map { offer in
      let flags = batch.flags[offer - batch.offers.lowerBound]
      return parameters.alpha[offer] + Double(flags.display) * parameters.displayEffect
        + Double(flags.mailer) * parameters.mailerEffect
    }
    for (row, consumer) in batch.consumers.enumerated() {
      var shift = shifts[Int(batch.population.segments[Int(consumer)])]
      if !categoryTastes[batch.category].isEmpty {
        shift += Double(categoryTastes[batch.category][Int(consumer)])
      }
      if parameters.needDeviation > 0 {
        let key = EntityKey(bits: batch.occasionKeys[row])
        let u = needs.uniform(entity: key, index: categoryKeys[batch.category])
        shift += parameters.needDeviation * SpecialFunctions.normalQuantile(u)
      }
      let coefficient = coefficients[Int(consumer)]
      for offer in 0..<count {
        let cell = row * count + offer
        scores.alpha[cell] = Float(base[offer] + shift)
        scores.slopes[cell] = coefficient
      }
      if !tastes.isEmpty {
        addTastes(consumer: Int(consumer), row: row, offers: batch.offers, to: &scores)
      }
    }
  }

  private func addTastes(
    consumer: Int, row: Int, offers: Range<Int>, to scores: inout ScoreTable
  ) {
    for offer in 0..<offers.count {
      scores.alpha[row * offers.count + offer] +=
        tastes[consumer * offerCount + offers.lowerBound + offer]
    }
  }
}
