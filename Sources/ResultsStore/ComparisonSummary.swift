/// A finished comparison as its readers see it: the report, the tables and the terminal render this
/// and compute nothing.
///
/// Money is in currency units here, because these are statistics over replications.
public struct ComparisonSummary: Sendable, Codable {
  /// What was run.
  public var header: Header
  /// What to do.
  public var verdict: Verdict
  /// Every strategy, best first.
  public var strategies: [StrategySummary]
  /// The winner and the baseline on fresh replications; empty when there is no candidate.
  public var forecast: [ForecastRow]
  /// Day-by-day means and bands for every strategy and offer.
  public var paths: [OfferPath]
  /// Mean price paid per segment and strategy, focal firm.
  public var pricesPaid: [PricePaidRow]
  /// The assumptions with their spreads.
  public var assumptions: [AssumptionRow]
  /// Targets of the calibration and what the market attains.
  public var calibration: [CalibrationRow]
  /// Own elasticities, conversion and diversion at list prices: what a reader checks for belief.
  public var market: [MarketFactRow]
  /// What the reader should know: drift, rules that bound, extrapolation, scenario warnings.
  public var notes: [String]
  /// Why consumers buy, by category; `nil` unless their intent was learned from histories.
  public var reasons: [PurchaseReasons]?

  /// Creates a summary with empty details.
  public init(header: Header, verdict: Verdict) {
    self.header = header
    self.verdict = verdict
    strategies = []
    forecast = []
    paths = []
    pricesPaid = []
    assumptions = []
    calibration = []
    market = []
    notes = []
  }

  /// What was run.
  public struct Header: Sendable, Codable {
    /// The scenario's name.
    public var scenario: String
    /// The scenario's own words.
    public var summary: String
    /// First 12 hex digits of the digest of everything the run depends on.
    public var runID: String
    /// ISO code of the currency.
    public var currency: String
    /// The objective's name, such as `contribution`.
    public var objective: String
    /// The focal firm.
    public var firm: String
    /// The baseline strategy.
    public var baseline: String
    /// First measured day, `2026-03-02`.
    public var start: String
    /// Measured weeks.
    public var horizonWeeks: Int
    /// Weeks of cool-down.
    public var coolDownWeeks: Int
    /// Weeks of warm-up.
    public var warmUpWeeks: Int
    /// Consumers.
    public var population: Int
    /// The seed.
    public var seed: UInt64
    /// Ranking replications.
    public var replications: Int
    /// Central replications.
    public var centralReplications: Int
    /// Fresh replications.
    public var freshReplications: Int
    /// A difference that matters, in units of the objective.
    public var materialDifference: Double
    /// The tool's version.
    public var toolVersion: String

    /// Gathers the parts.
    public init(
      scenario: String, summary: String, runID: String, currency: String, objective: String,
      firm: String, baseline: String, start: String, horizonWeeks: Int, coolDownWeeks: Int,
      warmUpWeeks: Int, population: Int, seed: UInt64, replications: Int,
      centralReplications: Int, freshReplications: Int, materialDifference: Double,
      toolVersion: String
    ) {
      self.scenario = scenario
      self.summary = summary
      self.runID = runID
      self.currency = currency
      self.objective = objective
      self.firm = firm
      self.baseline = baseline
      self.start = start
      self.horizonWeeks = horizonWeeks
      self.coolDownWeeks = coolDownWeeks
      self.warmUpWeeks = warmUpWeeks
      self.population = population
      self.seed = seed
      self.replications = replications
      self.centralReplications = centralReplications
      self.freshReplications = freshReplications
      self.materialDifference = materialDifference
      self.toolVersion = toolVersion
    }
  }

  /// What to do.
  public struct Verdict: Sendable, Codable {
    /// The kinds of outcome.
    public enum Outcome: String, Sendable, Codable {
      /// Run the winner.
      case recommend
      /// Nothing that may be recommended beats the baseline.
      case keepBaseline
      /// Only reference strategies were compared.
      case referenceOnly
    }

    /// The kind of outcome.
    public var outcome: Outcome
    /// The recommended strategy, or the baseline.
    public var strategy: String
    /// Strategies that can't be told from the recommended one.
    public var indistinguishable: [String]
    /// The verdict in words, one sentence an entry.
    public var sentences: [String]

    /// Gathers the parts.
    public init(
      outcome: Outcome, strategy: String, indistinguishable: [String], sentences: [String]
    ) {
      self.outcome = outcome
      self.strategy = strategy
      self.indistinguishable = indistinguishable
      self.sentences = sentences
    }
  }

  /// An estimate with its 95 % interval.
  public struct Estimate: Sendable, Codable, Hashable {
    /// The point estimate.
    public var mean: Double
    /// Lower end.
    public var low: Double
    /// Upper end.
    public var high: Double

    /// Gathers the parts.
    public init(mean: Double, low: Double, high: Double) {
      self.mean = mean
      self.low = low
      self.high = high
    }
  }

  /// One strategy in the ranking.
  public struct StrategySummary: Sendable, Codable {
    /// Its name in the scenario.
    public var name: String
    /// Its kind, such as `high_low`.
    public var kind: String
    /// What it may know: `seller`, `model`, `oracle`, `coordinated`.
    public var information: String
    /// Whether it is the baseline.
    public var isBaseline: Bool
    /// Whether it only shows what full knowledge or a cartel would earn.
    public var isReference: Bool
    /// The focal firm's metrics: name, unit (`money`, `count`, `share`, `days`) and estimate.
    public var metrics: [MetricRow]
    /// The objective in every ranking replication, in replication order.
    public var objectives: [Double]
    /// The paired difference to the baseline in every ranking replication.
    public var differences: [Double]
    /// The paired difference with the interval of simulation and assumptions.
    public var difference: Estimate
    /// The paired difference at central assumptions with the interval of simulation alone.
    public var simulationOnly: Estimate
    /// Two-sided Student p-value of the difference, adjusted by Holm over the strategies.
    public var adjustedP: Double
    /// Share of replications in which it beats the baseline.
    public var winShare: Double
    /// Probability that its mean is the best of all candidates.
    public var probabilityBest: Double
    /// Variance of an unpaired difference over that of the paired one.
    public var varianceReduction: Double
    /// Mean of the objective's worst 5 % of replications.
    public var worst5: Double
    /// `within the best`, `worse`, or `undecided: n more replications`.
    public var standing: String
    /// Each guardrail's text, probability of holding, and whether it suffices.
    public var guardrails: [GuardrailRow]
    /// Where the paired difference crosses zero inside an assumption's range.
    public var switchPoints: [SwitchPoint]

    /// Gathers the parts.
    public init(
      name: String, kind: String, information: String, isBaseline: Bool, isReference: Bool,
      metrics: [MetricRow], objectives: [Double], differences: [Double], difference: Estimate,
      simulationOnly: Estimate, adjustedP: Double, winShare: Double, probabilityBest: Double,
      varianceReduction: Double, worst5: Double, standing: String, guardrails: [GuardrailRow],
      switchPoints: [SwitchPoint]
    ) {
      self.name = name
      self.kind = kind
      self.information = information
      self.isBaseline = isBaseline
      self.isReference = isReference
      self.metrics = metrics
      self.objectives = objectives
      self.differences = differences
      self.difference = difference
      self.simulationOnly = simulationOnly
      self.adjustedP = adjustedP
      self.winShare = winShare
      self.probabilityBest = probabilityBest
      self.varianceReduction = varianceReduction
      self.worst5 = worst5
      self.standing = standing
      self.guardrails = guardrails
      self.switchPoints = switchPoints
    }
  }

  /// A metric of the focal firm.
  public struct MetricRow: Sendable, Codable {
    /// Its name, such as `contribution`.
    public var name: String
    /// `money`, `count`, `share` or `days`.
    public var unit: String
    /// The estimate over ranking replications.
    public var estimate: Estimate

    /// Gathers the parts.
    public init(name: String, unit: String, estimate: Estimate) {
      self.name = name
      self.unit = unit
      self.estimate = estimate
    }
  }

  /// A guardrail's outcome.
  public struct GuardrailRow: Sendable, Codable {
    /// The guardrail as written.
    public var text: String
    /// Share of ranking replications in which it holds.
    public var probability: Double
    /// Whether that share suffices.
    public var holds: Bool

    /// Gathers the parts.
    public init(text: String, probability: Double, holds: Bool) {
      self.text = text
      self.probability = probability
      self.holds = holds
    }
  }

  /// Where a strategy starts to lose against the baseline.
  public struct SwitchPoint: Sendable, Codable {
    /// The assumption's name.
    public var assumption: String
    /// The value at which the difference crosses zero.
    public var value: Double
    /// Whether the strategy loses above the value (otherwise below).
    public var losesAbove: Bool

    /// Gathers the parts.
    public init(assumption: String, value: Double, losesAbove: Bool) {
      self.assumption = assumption
      self.value = value
      self.losesAbove = losesAbove
    }
  }

  /// Winner or baseline on fresh replications.
  public struct ForecastRow: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The metric.
    public var metric: String
    /// `money`, `count`, `share` or `days`.
    public var unit: String
    /// The estimate on fresh replications.
    public var fresh: Estimate
    /// The mean on ranking replications.
    public var ranking: Double

    /// Gathers the parts.
    public init(strategy: String, metric: String, unit: String, fresh: Estimate, ranking: Double) {
      self.strategy = strategy
      self.metric = metric
      self.unit = unit
      self.fresh = fresh
      self.ranking = ranking
    }
  }

  /// Day-by-day course of one offer under one strategy, over ranking replications.
  public struct OfferPath: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// Whether the firm is the focal one.
    public var isFocal: Bool
    /// 10 %, 50 % and 90 % quantiles of the price at each day's end.
    public var priceLow: [Double]
    /// Median price.
    public var priceMedian: [Double]
    /// 90 % quantile of the price.
    public var priceHigh: [Double]
    /// Mean units sold per day.
    public var units: [Double]
    /// 10 % quantile of units per day.
    public var unitsLow: [Double]
    /// 90 % quantile of units per day.
    public var unitsHigh: [Double]
    /// Mean stock at each day's end; empty when unlimited.
    public var stock: [Double]

    /// Gathers the parts.
    public init(
      strategy: String, firm: String, product: String, isFocal: Bool, priceLow: [Double],
      priceMedian: [Double], priceHigh: [Double], units: [Double], unitsLow: [Double],
      unitsHigh: [Double], stock: [Double]
    ) {
      self.strategy = strategy
      self.firm = firm
      self.product = product
      self.isFocal = isFocal
      self.priceLow = priceLow
      self.priceMedian = priceMedian
      self.priceHigh = priceHigh
      self.units = units
      self.unitsLow = unitsLow
      self.unitsHigh = unitsHigh
      self.stock = stock
    }
  }

  /// What a segment paid.
  public struct PricePaidRow: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// The segment.
    public var segment: String
    /// Mean gross price per unit.
    public var meanPrice: Double
    /// Mean units per replication.
    public var units: Double
    /// Share of units bought below list.
    public var dealShare: Double

    /// Gathers the parts.
    public init(
      strategy: String, segment: String, meanPrice: Double, units: Double, dealShare: Double
    ) {
      self.strategy = strategy
      self.segment = segment
      self.meanPrice = meanPrice
      self.units = units
      self.dealShare = dealShare
    }
  }

  /// An assumption.
  public struct AssumptionRow: Sendable, Codable {
    /// Its name.
    public var name: String
    /// Centre.
    public var centre: Double
    /// 95 % half-width.
    public var halfWidth: Double
    /// Whether the spread is the tool's default.
    public var isDefault: Bool

    /// Gathers the parts.
    public init(name: String, centre: Double, halfWidth: Double, isDefault: Bool) {
      self.name = name
      self.centre = centre
      self.halfWidth = halfWidth
      self.isDefault = isDefault
    }
  }

  /// A calibration target.
  public struct CalibrationRow: Sendable, Codable {
    /// What is calibrated.
    public var quantity: String
    /// The target.
    public var target: Double
    /// The closed form on the pilot's kept occasions.
    public var frozen: Double
    /// The pilot's simulated value.
    public var simulated: Double
    /// simulated / target - 1.
    public var residual: Double

    /// Gathers the parts.
    public init(
      quantity: String, target: Double, frozen: Double, simulated: Double, residual: Double
    ) {
      self.quantity = quantity
      self.target = target
      self.frozen = frozen
      self.simulated = simulated
      self.residual = residual
    }
  }

  /// A fact about one offer at list prices.
  public struct MarketFactRow: Sendable, Codable {
    /// The firm.
    public var firm: String
    /// The product's id.
    public var product: String
    /// List price.
    public var listPrice: Double
    /// Unit cost.
    public var unitCost: Double
    /// Share of the category's purchases.
    public var share: Double
    /// Own long-run elasticity of units.
    public var ownElasticity: Double
    /// When its price rises: the offer that gains most, and the share of the loss it takes.
    public var mainRival: String
    /// Share of lost buyers who go there.
    public var diversionToRival: Double
    /// Share of lost buyers who buy nothing.
    public var diversionToOutside: Double

    /// Gathers the parts.
    public init(
      firm: String, product: String, listPrice: Double, unitCost: Double, share: Double,
      ownElasticity: Double, mainRival: String, diversionToRival: Double,
      diversionToOutside: Double
    ) {
      self.firm = firm
      self.product = product
      self.listPrice = listPrice
      self.unitCost = unitCost
      self.share = share
      self.ownElasticity = ownElasticity
      self.mainRival = mainRival
      self.diversionToRival = diversionToRival
      self.diversionToOutside = diversionToOutside
    }
  }
}
