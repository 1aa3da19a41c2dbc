/// Where every number comes from.
public struct EvidenceFacts: Sendable, Hashable, Codable {
  /// The run.
  public var runID: String
  /// The seed.
  public var seed: UInt64
  /// Ranking, central and fresh replications.
  public var replications: Replications
  /// SHA-256 of the resolved scenario.
  public var scenarioDigest: String
  /// SHA-256 of the stored rows.
  public var contentDigest: String
  /// The program's version.
  public var toolVersion: String
  /// The day on which the run was finished.
  public var finishedOn: String
  /// Assumptions with centre and half-width.
  public var assumptions: [Assumption]
  /// The largest miss of a calibration target, as a share, in millionths; `nil` without calibration.
  public var largestCalibrationMiss: Int64?
  /// Whether the numbers are of the offer fixed at its first decision, simulated again.
  public var isCommitted: Bool
  /// Ids of language models and prompts that drafted copy; empty without any.
  public var drafting: [String]

  /// Numbers of replications.
  public struct Replications: Sendable, Hashable, Codable {
    /// That ranked the strategies.
    public var ranking: Int
    /// With every assumption at its centre.
    public var central: Int
    /// That the forecast rests on.
    public var fresh: Int

    /// Gathers the parts.
    public init(ranking: Int, central: Int, fresh: Int) {
      self.ranking = ranking
      self.central = central
      self.fresh = fresh
    }
  }

  /// An assumption's centre and 95 % half-width, in millionths.
  public struct Assumption: Sendable, Hashable, Codable {
    /// Its name.
    public var name: String
    /// Centre.
    public var centre: Int64
    /// Half-width.
    public var halfWidth: Int64

    /// Gathers the parts.
    public init(name: String, centre: Int64, halfWidth: Int64) {
      self.name = name
      self.centre = centre
      self.halfWidth = halfWidth
    }
  }

  /// Gathers what every run has.
  public init(
    runID: String, seed: UInt64, replications: Replications, scenarioDigest: String,
    contentDigest: String, toolVersion: String, finishedOn: String
  ) {
    self.runID = runID
    self.seed = seed
    self.replications = replications
    self.scenarioDigest = scenarioDigest
    self.contentDigest = contentDigest
    self.toolVersion = toolVersion
    self.finishedOn = finishedOn
    assumptions = []
    isCommitted = false
    drafting = []
  }
}
