import LanguageModels

/// How copy is drafted.
public struct DraftOptions: Sendable {
  /// Drafts wanted per field; at least as many as variants are tried for.
  public var candidates = 3
  /// Tries per draft before it is given up.
  public var tries = 4
  /// Sampling temperature of the first try.
  public var temperature = 0.7
  /// What keeps digits out of answers.
  public var shape = FieldShape.grammar
  /// Whether to ask for log-probabilities, which the score uses.
  public var logProbabilities = true
  /// Names the drafts: the same seed, model and subject give the same requests.
  public var seed: UInt64
  /// Errors after which asking goes on; every other one ends the drafting.
  public var isRecoverable: @Sendable (any Error) -> Bool = Self.concernsOneRequest
  /// Clock, limit on time, and who is told of progress.
  public var watch = DraftWatch()
  /// Recoverable errors in a row after which asking ends all the same.
  public var mostErrors = 3

  /// Drafts with the usual settings.
  public init(seed: UInt64) {
    self.seed = seed
  }

  /// Returns the seed of a try: a hash of the place and the candidate, plus the try's index, in 31 bits, which
  /// every endpoint takes.
  ///
  /// - SeeAlso: G. Fowler, L. Noll, K.-P. Vo, the FNV-1a hash, 64 bits.
  func seed(channel: String, language: String, field: String, candidate: Int, attempt: Int)
    -> UInt64
  {
    let name = "\(seed)/\(channel)/\(language)/\(field)/\(candidate)"
    let hash = name.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return ((hash ^ (hash >> 32)) & 0x3FFF_FFFF) + UInt64(attempt)
  }

  /// Returns whether an error says nothing of the next request.
  ///
  /// Whatever else passes has been tried again by the endpoint itself.
  public static func concernsOneRequest(_ error: any Error) -> Bool {
    switch error as? LanguageModelError {
    case .badReply, .tooLong, .timedOut, .notRecorded: true
    default: false
    }
  }
}
