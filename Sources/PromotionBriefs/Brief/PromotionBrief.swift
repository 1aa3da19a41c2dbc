/// A promotion brief: facts, locked offer, copy, checks.
///
/// Pages and tables are rendered from it.
public struct PromotionBrief: Sendable, Hashable, Codable {
  /// Who, what, when.
  public struct Header: Sendable, Hashable, Codable {
    /// Run id and promotion, `77f925283485-spring`.
    public var id: String
    /// The day of the comparison's end, in ISO form.
    public var date: String
    /// Who is responsible; empty where nobody is named.
    public var owner: String
    /// What is sold to whom, in words.
    public var market: String
    /// The languages of offer and copy.
    public var languages: [BriefLanguage]

    /// Gathers the parts.
    public init(
      id: String, date: String, owner: String, market: String, languages: [BriefLanguage]
    ) {
      self.id = id
      self.date = date
      self.owner = owner
      self.market = market
      self.languages = languages
    }
  }

  /// What is to be reached by when.
  public struct Objective: Sendable, Hashable, Codable {
    /// The measure.
    public var metric: String
    /// What is expected without.
    public var baseline: FactEstimate
    /// What is expected with.
    public var target: FactEstimate
    /// The last day that counts, in ISO form.
    public var date: String

    /// Gathers the parts.
    public init(metric: String, baseline: FactEstimate, target: FactEstimate, date: String) {
      self.metric = metric
      self.baseline = baseline
      self.target = target
      self.date = date
    }
  }

  /// What to say, and what not.
  public struct Message: Sendable, Hashable, Codable {
    /// The single-minded message.
    public var message: String
    /// Reasons to believe it.
    public var reasons: [String]
    /// The tone.
    public var tone: String
    /// What every piece must hold.
    public var mandatories: [String]
    /// Words to avoid.
    public var wordsToAvoid: [String]

    /// Gathers the parts.
    public init(
      message: String, reasons: [String], tone: String, mandatories: [String],
      wordsToAvoid: [String]
    ) {
      self.message = message
      self.reasons = reasons
      self.tone = tone
      self.mandatories = mandatories
      self.wordsToAvoid = wordsToAvoid
    }
  }

  /// A day by which something is done.
  public struct Milestone: Sendable, Hashable, Codable {
    /// ISO day.
    public var date: String
    /// What.
    public var task: String

    /// Gathers the parts.
    public init(date: String, task: String) {
      self.date = date
      self.task = task
    }
  }

  /// The version of this form.
  public static let currentFormat = 1

  /// The form's version.
  public var format: Int
  /// Who, what, when.
  public var header: Header
  /// The facts.
  public var facts: PromotionFacts
  /// What is to be reached.
  public var objective: Objective
  /// What to say.
  public var message: Message
  /// Whether the offer announces a reduction; `false` where the legal check forbids all of it.
  public var announcesReduction: Bool
  /// Ids of products whose reduction the legal check forbids to announce.
  public var withheld: [String]
  /// The offer's wording in every language.
  public var sentences: [LockedSentence]
  /// Channels with their formats and limits.
  public var channels: [ChannelLimit]
  /// The copy, variant 0 first.
  public var copy: [ChannelCopy]
  /// What the rules on price announcements say.
  public var legal: [LegalFinding]
  /// The dates.
  public var timeline: [Milestone]

  /// Gathers the parts.
  public init(
    header: Header, facts: PromotionFacts, objective: Objective, message: Message,
    announcesReduction: Bool, withheld: [String], sentences: [LockedSentence],
    channels: [ChannelLimit],
    copy: [ChannelCopy], legal: [LegalFinding], timeline: [Milestone]
  ) {
    format = Self.currentFormat
    self.header = header
    self.facts = facts
    self.objective = objective
    self.message = message
    self.announcesReduction = announcesReduction
    self.withheld = withheld
    self.sentences = sentences
    self.channels = channels
    self.copy = copy
    self.legal = legal
    self.timeline = timeline
  }

  /// Whether a rule forbids something that the brief would have said.
  public var hasUnlawfulClaim: Bool { legal.contains { $0.outcome == .fail } }

  /// The locked sentences of a language.
  public func sentences(in language: BriefLanguage) -> [LockedSentence] {
    sentences.filter { $0.language == language }
  }
}
