/// What a scenario needs and a company's files do not say.
public struct ImportOptions: Sendable {
  /// Weeks to simulate after the last week of sales.
  public var horizon = 12
  /// Weeks of past prices before them.
  public var warmUp = 26
  /// The firm's name.
  public var firm = "shop"
  /// ISO code of the currency.
  public var currency = "EUR"
  /// Tax rate contained in the prices; 0 for net prices.
  public var tax = 0.0
  /// Purchases per occasion, own and rivals'.
  public var conversion = 0.05
  /// Share of purchases that go to rivals where their prices are known.
  public var rivalShare = 0.25
  /// Simulated consumers at most; beyond, each stands for several.
  public var largestPopulation = 8_000
  /// The seed of every stream.
  public var seed: UInt64 = 1
  /// Ranking replications.
  public var replications = 20
  /// What is believed about elasticities before the sales are seen.
  public var priors = ElasticityPriors()

  /// Takes the defaults.
  public init() {}

  /// Visits per week and shape of the gamma distribution of consumers' rates.
  static let visits = (mean: 1.0, shape: 1.2)
  /// Simulated consumers at least.
  static let smallestPopulation = 500
}
