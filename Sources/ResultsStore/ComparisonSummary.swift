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
  /// What promotions did and cost; `nil` where all are plain dated cuts.
  public var promotions: [PromotionOutcome]?

  /// What consumers knew, owned and expected; `nil` where nothing is remembered.
  public var memory: [MemoryCourse]?
  /// What came back to the focal firm; `nil` where nothing can.
  public var returns: [ReturnsRow]?

  /// How well past weeks of the company's own sales were forecast; `nil` without a backtest.
  public var backtest: Backtest?

  /// Visits, campaigns, supply and shocks; `nil` for markets without them.
  public var supply: SupplySummary?
  /// Who entered which seller and bought from whom; `nil` for markets without sellers to enter.
  public var sellers: SellerSummary?

  /// What groups of consumers pay; `nil` where no groups are stated.
  public var fairness: FairnessSummary?
  /// What customers gain or lose; `nil` where nobody asked.
  public var welfare: WelfareSummary?
  /// Which announced reductions break the law; `nil` where nobody asked.
  public var claims: ClaimSummary?
  /// What coupons for chosen customers brought; `nil` where no strategy sends any.
  public var targeting: TargetingSummary?

  /// How the best was picked; `nil` where the ranking alone decides.
  public var selection: SelectionSummary?
  /// What learning cost and found; `nil` where no strategy learns.
  public var learning: LearningSummary?

  /// What each promotion changed; `nil` where none was taken out.
  public var promotionEffects: [PromotionEffect]?

  /// What rivals do in the compared seasons; `nil` where they follow their strategies.
  public var rivals: RivalConduct?
  /// What rivals' reaction changes; `nil` unless seasons without it were run too.
  public var rivalReaction: RivalReaction?

  /// What each strategy's difference to the baseline is made of; `nil` in runs of older versions.
  public var bridges: [ProfitBridge]?
  /// What the prices of the strategy to run, or of the best alternative, were decided on in the first
  /// season; `nil` where that is not known.
  public var decisions: DecisionCourse?

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
}
