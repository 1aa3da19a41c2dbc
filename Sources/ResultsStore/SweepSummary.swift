/// Where the winner changes as assumptions of the market vary, for readers: `sweep.json`.
public struct SweepSummary: Sendable, Codable, Equatable {
  /// A key that was varied.
  public struct Factor: Sendable, Codable, Equatable {
    /// The key's path, as `--set` takes it.
    public var key: String
    /// What it counts: `number`, `whole`, `share`, `money`, `duration`, `weeks`, `date`, `rate`, or
    /// `text`.
    public var quantity: String
    /// What was swept, in words.
    public var range: String
    /// What the scenario states; `nil` for nothing.
    public var current: String?

    /// Gathers the parts.
    public init(key: String, quantity: String, range: String, current: String?) {
      self.key = key
      self.quantity = quantity
      self.range = range
      self.current = current
    }
  }

  /// A strategy at a point.
  public struct Row: Sendable, Codable, Equatable {
    /// The strategy.
    public var strategy: String
    /// Mean of the metric over the replications.
    public var mean: Double
    /// Its standard error.
    public var standardError: Double
    /// Paired difference to the baseline with its 95 % interval.
    public var difference: ComparisonSummary.Estimate
    /// Its place among those that may win, from 1; 0 where it may not.
    public var rank: Int
    /// Why it may not win; empty where nothing stands against it.
    public var reason: String

    /// Gathers the parts.
    public init(
      strategy: String, mean: Double, standardError: Double,
      difference: ComparisonSummary.Estimate, rank: Int, reason: String
    ) {
      self.strategy = strategy
      self.mean = mean
      self.standardError = standardError
      self.difference = difference
      self.rank = rank
      self.reason = reason
    }
  }

  /// A point of the space with what was compared there.
  public struct Point: Sendable, Codable, Equatable {
    /// The number, from 1.
    public var number: Int
    /// Whether the design holds it; the others only stand on lines through the centre.
    public var isDesign: Bool
    /// One value per key in base units; `nil` where it is no number.
    public var values: [Double?]
    /// The values as a scenario writes them.
    public var texts: [String]
    /// The strategies, in the scenario's order.
    public var rows: [Row]
    /// The strategy with the best mean among those that may win.
    public var winner: String
    /// The second; `nil` where no other may win.
    public var runnerUp: String?
    /// Paired difference of the winner to the second, with its 95 % interval.
    public var margin: ComparisonSummary.Estimate?
    /// Those whose 95 % interval of the paired difference to the winner holds zero.
    public var undecided: [String]

    /// Whether the winner's lead over every other is more than chance.
    public var isClear: Bool { undecided.isEmpty }

    /// Gathers the parts.
    public init(
      number: Int, isDesign: Bool, values: [Double?], texts: [String], rows: [Row],
      winner: String, runnerUp: String?, margin: ComparisonSummary.Estimate?, undecided: [String]
    ) {
      self.number = number
      self.isDesign = isDesign
      self.values = values
      self.texts = texts
      self.rows = rows
      self.winner = winner
      self.runnerUp = runnerUp
      self.margin = margin
      self.undecided = undecided
    }
  }

  /// Where the winner changes between two neighbours on a line.
  public struct Crossing: Sendable, Codable, Equatable {
    /// The winner at the lower value, or at the first of two texts.
    public var before: String
    /// The winner at the upper value.
    public var after: String
    /// The lower value.
    public var lower: String
    /// The upper value.
    public var upper: String
    /// Where the interpolated means cross, as a scenario writes it; `nil` for texts, and where a
    /// guardrail and not the mean decides.
    public var estimate: String?
    /// The same in base units.
    public var value: Double?
    /// Lower end of the 95 % interval in base units; `nil` where it reaches past the line.
    public var low: Double?
    /// Upper end; `nil` where it reaches past the line.
    public var high: Double?
    /// The ends as a scenario writes them.
    public var lowText: String?
    /// The same for the upper end.
    public var highText: String?
    /// What else decides than the means; empty for nothing.
    public var reason: String

    /// Starts with the bracket.
    public init(before: String, after: String, lower: String, upper: String, reason: String) {
      self.before = before
      self.after = after
      self.lower = lower
      self.upper = upper
      self.reason = reason
    }
  }

  /// The points at which one key alone leaves the centre.
  public struct Line: Sendable, Codable, Equatable {
    /// The key, by index.
    public var factor: Int
    /// Indices of points, ascending in the key's value.
    public var points: [Int]
    /// Where the winner changes, in that order.
    public var crossings: [Crossing]

    /// Gathers the parts.
    public init(factor: Int, points: [Int], crossings: [Crossing]) {
      self.factor = factor
      self.points = points
      self.crossings = crossings
    }
  }

  /// One end of a bar of the tornado.
  public struct End: Sendable, Codable, Equatable {
    /// The key's value.
    public var text: String
    /// What the centre's winner leads the best other strategy by.
    public var lead: Double
    /// The mean of the centre's winner.
    public var mean: Double
    /// Who wins.
    public var winner: String

    /// Gathers the parts.
    public init(text: String, lead: Double, mean: Double, winner: String) {
      self.text = text
      self.lead = lead
      self.mean = mean
      self.winner = winner
    }
  }

  /// What one key does to the centre's winner.
  public struct Bar: Sendable, Codable, Equatable {
    /// The key, by index.
    public var factor: Int
    /// At the key's lowest value; for texts where the lead is least.
    public var low: End
    /// At its highest value; for texts where the lead is largest.
    public var high: End
    /// At the centre.
    public var centre: End
    /// The lead at every point of the key's line.
    public var leads: [Double]
    /// The mean of the centre's winner there.
    public var means: [Double]

    /// By how much the lead moves along the line.
    public var swing: Double { (leads.max() ?? 0) - (leads.min() ?? 0) }

    /// Gathers the parts.
    public init(
      factor: Int, low: End, high: End, centre: End, leads: [Double], means: [Double]
    ) {
      self.factor = factor
      self.low = low
      self.high = high
      self.centre = centre
      self.leads = leads
      self.means = means
    }
  }

  /// The part of the design's points at which a strategy wins.
  public struct Share: Sendable, Codable, Equatable {
    /// The strategy.
    public var strategy: String
    /// Points at which it wins.
    public var wins: Int
    /// Those of them at which its lead is more than chance.
    public var clear: Int

    /// Gathers the parts.
    public init(strategy: String, wins: Int, clear: Int) {
      self.strategy = strategy
      self.wins = wins
      self.clear = clear
    }
  }

  /// The value of one key that tells best who wins.
  public struct Split: Sendable, Codable, Equatable {
    /// The key, by index.
    public var factor: Int
    /// Who wins most often below.
    public var below: String
    /// Who wins most often above.
    public var above: String
    /// The highest value below.
    public var lower: String
    /// The lowest value above.
    public var upper: String
    /// Points of the design at which that is so.
    public var correct: Int

    /// Gathers the parts.
    public init(
      factor: Int, below: String, above: String, lower: String, upper: String, correct: Int
    ) {
      self.factor = factor
      self.below = below
      self.above = above
      self.lower = lower
      self.upper = upper
      self.correct = correct
    }
  }

  /// The tool's version.
  public var toolVersion: String
  /// The scenario's name.
  public var scenario: String
  /// The run id.
  public var runID: String
  /// The seed, the same at all points.
  public var seed: UInt64
  /// Replications of every strategy at every point.
  public var replications: Int
  /// What strategies are compared by.
  public var metric: String
  /// What that counts: `money`, `share` or `count`.
  public var unit: String
  /// The currency of the scenario.
  public var currency: String
  /// Whether replications draw other assumptions besides.
  public var drawsAssumptions: Bool
  /// How points are spread.
  public var design: String
  /// The baseline.
  public var baseline: String
  /// The strategies, in the scenario's order.
  public var strategies: [String]
  /// What was varied.
  public var factors: [Factor]
  /// The points, those of the design first.
  public var points: [Point]
  /// The centre, by index: the point of the space nearest to the scenario as it stands.
  public var centre: Int
  /// One line per key.
  public var lines: [Line]
  /// One bar per key that moves the lead of the centre's winner, the longest first.
  public var tornado: [Bar]
  /// Who wins how often, most often first.
  public var shares: [Share]
  /// The one cut that tells most; `nil` where none tells more than the most frequent winner.
  public var split: Split?
  /// The answer in sentences.
  public var sentences: [String] = []

  /// The strategy that wins at the centre.
  public var centreWinner: String { points[centre].winner }
  /// Points of the design.
  public var designCount: Int { points.count(where: \.isDesign) }

  /// Starts with what was asked and simulated.
  public init(
    toolVersion: String, scenario: String, runID: String, seed: UInt64, replications: Int,
    metric: String, unit: String, currency: String, drawsAssumptions: Bool, design: String,
    baseline: String, strategies: [String], factors: [Factor], points: [Point], centre: Int,
    lines: [Line], tornado: [Bar], shares: [Share], split: Split?
  ) {
    self.toolVersion = toolVersion
    self.scenario = scenario
    self.runID = runID
    self.seed = seed
    self.replications = replications
    self.metric = metric
    self.unit = unit
    self.currency = currency
    self.drawsAssumptions = drawsAssumptions
    self.design = design
    self.baseline = baseline
    self.strategies = strategies
    self.factors = factors
    self.points = points
    self.centre = centre
    self.lines = lines
    self.tornado = tornado
    self.shares = shares
    self.split = split
  }
}
