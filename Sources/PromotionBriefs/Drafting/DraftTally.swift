import Foundation

/// How far drafting has come.
public struct DraftTally: Sendable, Hashable, Codable {
  /// Drafts that passed the checks.
  public internal(set) var accepted = 0
  /// Drafts whose tries all failed.
  public internal(set) var givenUp = 0
  /// How often the model was asked, recorded answers included.
  public internal(set) var tries = 0
  /// Of them, those that a recording answered.
  public internal(set) var recalled = 0
  /// Seconds waited for answers.
  public internal(set) var seconds = 0.0

  /// Starts at nothing.
  public init() {}

  /// Drafts that are done, one way or the other.
  public var drafts: Int { accepted + givenUp }

  /// Like `12 drafts in 15 tries (5 recorded), 1 given up, 23 s, 2.3 s a new try`.
  public var words: String {
    let recorded = recalled == 0 ? "" : " (\(recalled) recorded)"
    let new = tries - recalled
    let rate = new == 0 ? "" : String(format: ", %.1f s a new try", seconds / Double(new))
    return "\(accepted) drafts in \(triesInWords)\(recorded), \(givenUp) given up, "
      + String(format: "%.0f s", seconds) + rate
  }

  fileprivate var triesInWords: String { tries == 1 ? "1 try" : "\(tries) tries" }

  /// Counts a try.
  mutating func countTry(seconds taken: Double, isRecalled: Bool) {
    tries += 1
    seconds += taken
    if isRecalled { recalled += 1 }
  }
}

/// What is drafted at the moment, and how far drafting has come.
public struct DraftProgress: Sendable, Hashable {
  /// The channel's id.
  public let channel: String
  /// BCP 47 tag.
  public let language: String
  /// The field's name.
  public let field: String
  /// What was done before.
  public let tally: DraftTally
  /// Drafts wanted in all.
  public let total: Int

  /// Like `email en hook, 15 tries, 1 given up, 34 s`; for a line that says how many drafts are done.
  public var words: String {
    "\(channel) \(language) \(field), \(tally.triesInWords), \(tally.givenUp) given up, "
      + String(format: "%.0f s", tally.seconds)
  }
}
