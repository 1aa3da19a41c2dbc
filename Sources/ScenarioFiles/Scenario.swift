public import EventSimulation
public import MarketModel
public import PriceClaims
public import PricingStrategies

/// A checked scenario: every name resolved, every unit converted, every default filled in.
public struct Scenario: Sendable {
  /// Its name; results lie in a folder of that name.
  public var name: String
  /// One or two sentences for the report, empty when none are given.
  public var summary: String
  /// The market at the centre of its assumptions.
  public var market: MarketDefinition
  /// How consumers choose.
  public var intent: IntentSpecification
  /// What is uncertain; each replication draws its own values.
  public var assumptions: [Assumption]
  /// The focal firm's candidate strategies, in the file's order.
  public var strategies: [NamedStrategy]
  /// Index of the baseline in `strategies`.
  public var baseline: Int
  /// Each firm's strategy by firm index; `nil` for the focal firm.
  public var rivalStrategies: [StrategySpecification?]
  /// What is maximised.
  public var objective: Objective
  /// Conditions a recommended strategy must meet.
  public var guardrails: [Guardrail]
  /// Seeds and sizes.
  public var experiment: Experiment
  /// The file of weekly sales that forecasts are held against; `nil` where none is named.
  public var actualsPath: String?
  /// Consumers of the real market for each simulated one.
  public var represents = 1.0
  /// Groups of consumers that reports compare; no part of the market that strategies see.
  public var groups = ConsumerGroups()
  /// Whose rules announced reductions are held against; `nil` where nobody asks.
  public var claims: ClaimSettings?
  /// The longest time below list that counts as a promotion; what lasts longer is a new price.
  public var promotionMaxDuration = SimulationDuration.days(28)
  /// What promotion briefs need besides.
  public var brief = BriefSettings()
  /// The file it was read from, as given there; empty where there is none.
  ///
  /// No result depends on it.
  public var file = ""
  /// What a reader should know although the scenario runs: warnings in file order.
  public var warnings: [Diagnostic]

  /// A candidate strategy of the focal firm.
  public struct NamedStrategy: Sendable, Hashable {
    /// The name in the file.
    public var name: String
    /// Kind and parameters.
    public var specification: StrategySpecification
    /// Indices into `market.promotions`.
    public var promotions: [Int]
    /// Indices into `market.advertising.campaigns`, the focal firm's only.
    public var advertising: [Int] = []

    /// Gathers the parts.
    public init(name: String, specification: StrategySpecification, promotions: [Int]) {
      self.name = name
      self.specification = specification
      self.promotions = promotions
    }
  }

  /// Seeds and sizes of an experiment.
  public struct Experiment: Sendable, Hashable {
    /// The seed of every stream.
    public var seed: UInt64
    /// Ranking replications.
    public var replications: Int
    /// A difference that matters, as a share of the baseline's objective.
    public var materialDifference: Double
    /// Whether what customers gain or lose is worked out.
    public var measuresWelfare = false
    /// Against which rivals strategies are compared.
    public var rivals = RivalScope.reacting
    /// How the best is picked after the ranking; `nil` for the ranking alone.
    public var selection: SelectionSettings?
  }
}

extension Scenario {
  /// Whether replications differ in what they assume.
  public var drawsAssumptions: Bool { assumptions.contains { $0.halfWidth > 0 } }
}

/// Whose rules announced reductions are held against.
public struct ClaimSettings: Sendable, Hashable {
  /// The rules.
  public var jurisdiction: Jurisdiction
  /// What a member state of the European Union has chosen.
  public var options: MemberStateOptions

  /// Gathers the parts.
  public init(jurisdiction: Jurisdiction, options: MemberStateOptions = []) {
    self.jurisdiction = jurisdiction
    self.options = options
  }
}

/// How consumers choose.
public struct IntentSpecification: Sendable, Hashable {
  /// The model's name.
  public enum Model: String, Sendable, Hashable, CaseIterable {
    /// One price coefficient per segment.
    case logit
    /// Price coefficients vary between consumers.
    case mixedLogit = "mixed_logit"
    /// Learned from shopping histories.
    case transformer
    /// Plans a stock at home; no utilities.
    case stockpiler
    /// Nobody chooses: sales are a function of prices.
    case aggregate
    /// Buys what leaves most of the willingness to pay; no utilities.
    case willingnessToPay = "willingness_to_pay"
  }

  /// Where utilities come from.
  public enum Source: Sendable, Hashable {
    /// Stated: utility (a_j - outside) / scale, price coefficient / scale; one `a` per offer.
    case stated(utilities: [Double], outside: Double, scale: Double, priceCoefficient: Double)
    /// None: sales are a function of prices (`MarketDefinition.aggregate`).
    case aggregate
    /// Solved so that the market meets targets.
    case calibrated(CalibrationTargets)
    /// None: consumers plan their stock (`MemorySettings.Stockpiling`).
    case stockpiler
    /// None: consumers know what a unit is worth to them (`MarketDefinition.willingnessToPay`).
    case willingnessToPay
  }

  /// The model.
  public var model: Model
  /// Where utilities come from.
  public var source: Source
  /// Standard deviation of the logarithm of consumers' price coefficients; 0 for `logit`.
  public var priceCoefficientLogDeviation: Double
  /// Standard deviation of consumers' own tastes for each product, in utils; 0 for none.
  public var tasteDeviation: Double
  /// Standard deviation of consumers' own tastes for the category, in utils; 0 for none.
  public var categoryTasteDeviation: Double = 0
  /// Standard deviation of each occasion's need for the category, in utils; 0 for none.
  public var needDeviation: Double = 0
  /// Dissimilarity of the offers beside buying nothing in a logit's nest; 1 for none.
  public var dissimilarity: Double = 1
  /// Added to utility while an offer stands on a display.
  public var displayEffect: Double
  /// Added to utility while an offer is in the mailer.
  public var mailerEffect: Double
  /// What the Transformer needs besides; `nil` for other models.
  public var transformer: TransformerSettings?

  /// What a Transformer needs besides its targets.
  public struct TransformerSettings: Sendable, Hashable {
    /// The file of weights; `nil` for the built-in ones.
    public var weightsPath: String?
    /// Offers whose quantity response is not stated: it follows from the weights.
    public var openResponses: [Int]
    /// What a purchase on deal weighs in a consumer's memory of the item, next to 1 for another.
    public var dealLoyalty = 1.0
    /// Whether popularity follows simulated sales instead of the expected ones.
    public var isPopularityAdaptive = false
  }
}

/// What a calibrated market must show, at the centre of the assumptions.
public struct CalibrationTargets: Sendable, Hashable {
  /// Purchases per occasion under the baseline.
  public var conversion: Double
  /// Elasticity of units to a permanent price change at list prices, averaged over focal offers.
  public var longRunElasticity: Double
  /// Whether the elasticity was derived from cost and list price instead of stated.
  public var longRunIsDerived: Bool
  /// Units per purchase, where stated.
  public var unitsPerPurchase: Double?
  /// Elasticity of units to a cut of one week; `nil` for logits, which have one slope.
  public var promotionElasticity: Double?
  /// Whether it was derived from the long-run elasticity instead of stated.
  public var promotionIsDerived = false
  /// More units for a display and the mailer, where stated.
  public var lifts = PlacementLifts()
  /// Part of what a one-week cut adds to an offer that other offers lose; `nil` for what the intent
  /// model gives.
  public var diversion: Double?
  /// Whether nobody stated it.
  public var diversionIsDerived = false
}

/// A number that is not known exactly: centre and 95 % half-width of a normal truncated there.
public struct Assumption: Sendable, Hashable {
  /// What it is about.
  public enum Subject: Sendable, Hashable {
    /// Purchases per occasion.
    case conversion
    /// The long-run elasticity of units.
    case longRunElasticity
    /// The elasticity of units to a cut of one week; drawn together with the long-run one.
    case promotionElasticity
    /// More units for a display.
    case displayLift
    /// More units for the mailer.
    case mailerLift
    /// Part of what a one-week cut adds that other offers lose.
    case diversion
    /// A factor on every visit rate.
    case traffic
    /// The unit cost of an offer, by index.
    case unitCost(offer: Int)
    /// The latency in days of a rival firm's strategy, by index.
    case rivalLatency(firm: Int)
  }

  /// A unique readable name, such as `conversion` or `unit_cost lungo-250`.
  public var name: String
  /// What it is about.
  public var subject: Subject
  /// The central value.
  public var centre: Double
  /// The half-width; 0 keeps the centre.
  public var halfWidth: Double
  /// Whether the spread is a default rather than stated.
  public var isDefault: Bool
}

/// What is maximised.
public enum Objective: Sendable, Hashable {
  /// Contribution, that is profit after every cost that a unit or a promotion causes.
  case contribution
  /// Net revenue.
  case revenue
  /// Units sold.
  case units
  /// A weighted sum of metrics by name.
  case weighted([String: Double])
}

/// A condition on a metric that a recommended strategy must meet.
public struct Guardrail: Sendable, Hashable {
  /// The metrics that a guardrail can name.
  public enum Metric: String, Sendable, Hashable, CaseIterable {
    /// Contribution over net revenue.
    case margin
    /// Units sold.
    case units
    /// Net revenue.
    case revenue
    /// Contribution.
    case contribution
    /// Offer-days without stock.
    case stockOutDays = "stock_out_days"
    /// Changes of posted price per offer and week.
    case priceChanges = "price_changes"
    /// Mean of the worst 5 % of replications of the contribution.
    case worst5 = "worst_5%"
    /// The largest difference between two groups' prices for the same product and week.
    case priceGap = "price_gap"
    /// Announced reductions that break a rule of `claims`.
    case unlawfulClaims = "unlawful_claims"
  }

  /// How the metric is compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// At least.
    case atLeast = ">="
    /// At most.
    case atMost = "<="
    /// Exactly.
    case equal = "=="
  }

  /// The text as written.
  public var text: String
  /// What is measured.
  public var metric: Metric
  /// How it is compared.
  public var comparison: Comparison
  /// The bound; relative to the baseline's value when `versusBaseline`.
  public var bound: Double
  /// Whether the bound is a relative change against the baseline of the same replication.
  public var versusBaseline: Bool
  /// The groups' dimension that a gap is about; `nil` for other metrics.
  public var dimension: String?
}
