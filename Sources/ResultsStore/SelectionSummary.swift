/// How the best strategy was picked after the ranking replications.
public struct SelectionSummary: Sendable, Codable {
  /// One strategy that took part.
  public struct Row: Sendable, Codable {
    /// The strategy.
    public var strategy: String
    /// Replications that it was simulated in, those of the ranking included.
    public var replications: Int
    /// Its mean objective over them.
    public var mean: Double
    /// Whether it may still be the best at the end.
    public var isInPlay: Bool

    /// Gathers the parts.
    public init(strategy: String, replications: Int, mean: Double, isInPlay: Bool) {
      self.strategy = strategy
      self.replications = replications
      self.mean = mean
      self.isInPlay = isInPlay
    }
  }

  /// `kn` or `ocba`.
  public var method: String
  /// The strategy with the largest mean among those that may be the best.
  public var picked: String
  /// Whether the procedure came to its end.
  public var isDecided: Bool
  /// A lead that does not matter.
  public var indifference: Double
  /// The probability that was asked for.
  public var confidence: Double
  /// For `ocba`: a lower bound of the probability that the pick is the best.
  public var leastProbability: Double?
  /// Seasons simulated besides the ranking's.
  public var seasons: Int
  /// Strategies in the scenario's order.
  public var rows: [Row]

  /// Gathers the parts.
  public init(
    method: String, picked: String, isDecided: Bool, indifference: Double, confidence: Double,
    leastProbability: Double?, seasons: Int, rows: [Row]
  ) {
    self.method = method
    self.picked = picked
    self.isDecided = isDecided
    self.indifference = indifference
    self.confidence = confidence
    self.leastProbability = leastProbability
    self.seasons = seasons
    self.rows = rows
  }

  /// The rows as a table, `selection.csv`.
  public var table: TidyCSV {
    var table = TidyCSV(columns: ["strategy", "method", "replications", "mean", "in_play"])
    for row in rows {
      table.append([
        .text(row.strategy), .text(method), .integer(row.replications), .number(row.mean),
        .text(row.isInPlay ? "yes" : "no"),
      ])
    }
    return table
  }
}
