public import LanguageModels

/// Drafts copy of the built-in subjects over languages and seeds, to judge a model.
public struct CopyTrial: Sendable {
  /// Where copy appears.
  public var channels = Channel.allCases
  /// Which languages to write.
  public var languages = CopyLanguage.allCases
  /// One drafting of every subject per seed.
  public var seeds: [UInt64]
  /// Drafted variants beside the control.
  public var variants = 1
  /// How to draft; its seed is replaced by each of `seeds`.
  public var options: DraftOptions
  /// The brand's voice.
  public var voice = BrandVoice.none

  /// Starts with every channel and language.
  public init(seeds: [UInt64], options: DraftOptions) {
    self.seeds = seeds
    self.options = options
  }

  /// Drafts with a model, or templates without one.
  ///
  /// After an error that can't be mended the rest is templates; `stopReason` says so.
  public func run(
    model: (any ChatModel)?, subjects: [CopySubject] = EvaluationSubjects.all
  ) async -> (evaluation: CopyEvaluation, stopReason: String?) {
    var evaluation = CopyEvaluation(records: [])
    var stopReason: String?
    for seed in seeds {
      for subject in subjects {
        var drafter = CopyDrafter(options: options, voice: voice)
        drafter.options.seed = seed
        let drafted = await drafter.draft(
          subject: subject, channels: channels, languages: languages, variants: variants,
          model: stopReason == nil ? model : nil)
        evaluation.records += drafted.records
        evaluation.finished += drafted.copies.map { FinishedCopy(copy: $0, subject: subject) }
        if model != nil { stopReason = stopReason ?? drafted.stopReason }
      }
    }
    return (evaluation, stopReason)
  }
}
