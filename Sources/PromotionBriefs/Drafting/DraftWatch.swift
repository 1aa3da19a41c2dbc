/// Who watches drafting: a clock, a limit on time, a wish to stop, and who is told.
///
/// The clock belongs to the program: nothing here reads the time by itself, so that tests say how long an
/// answer takes.
public struct DraftWatch: Sendable {
  /// Most time to wait for answers; nil for as long as it takes.
  ///
  /// When it has passed no new try begins. Recorded answers take no time, so a run that records goes on
  /// where the one before it stopped.
  public var limit: DraftTime?
  /// The seconds since any fixed moment; a clock that stands still measures nothing.
  public var seconds: @Sendable () -> Double = { 0 }
  /// Whether to begin no new try.
  public var isCancelled: @Sendable () -> Bool = { false }
  /// Told before every try.
  public var onProgress: @Sendable (DraftProgress) -> Void = { _ in }
  /// Told after every try, before the drafts are ranked.
  public var onTry: @Sendable (DraftRecord) -> Void = { _ in }
  /// What earlier draftings did; their time counts against the limit.
  var before = DraftTally()
  /// Why the model was no longer asked in an earlier drafting.
  var stopped: DraftingStop?
  /// Drafts wanted by all draftings together; nil for those of this one.
  var total: Int?

  /// Watches nothing.
  public init() {}
}

/// Why the model is no longer asked.
public enum DraftingStop: Sendable, Hashable, Codable {
  /// There is none.
  case noModel
  /// It failed.
  case failed(String)
  /// The time was over.
  case timeOver(DraftTime)
  /// Someone wished it.
  case interrupted

  /// The words that a template's note says.
  public var reason: String {
    switch self {
    case .noModel: "no language model"
    case .failed(let problem): "the language model failed: \(problem)"
    case .timeOver(let limit): "the time for drafting (\(limit)) was over"
    case .interrupted: "drafting was interrupted"
    }
  }
}
