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

  /// What a trial brought.
  public struct Outcome: Sendable {
    /// The drafts and the finished copies.
    public internal(set) var evaluation = CopyEvaluation(records: [])
    /// Why the model was no longer asked; nil when it was asked to the end.
    public internal(set) var stop: DraftingStop?
    /// Drafts, tries and time of all subjects and seeds.
    public internal(set) var tally = DraftTally()
  }

  /// Drafts with a model, or templates without one.
  ///
  /// Where the model is no longer asked the rest is templates; `stop` says why. A limit on time holds for all
  /// subjects and seeds together.
  ///
  /// - Parameters:
  ///   - model: Who drafts; nil for templates throughout.
  ///   - subjects: What to draft about.
  ///   - onSubject: Told after every subject and seed what there is so far.
  /// - Returns: Drafts, copies and what they took.
  public func run(
    model: (any ChatModel)?, subjects: [CopySubject] = EvaluationSubjects.all,
    onSubject: (CopyEvaluation) -> Void = { _ in }
  ) async -> Outcome {
    var outcome = Outcome()
    let total = wantedDrafts(subjects)
    for seed in seeds {
      for subject in subjects {
        let drafter = drafter(seed: seed, after: outcome, total: total)
        let drafted = await drafter.draft(
          subject: subject, channels: channels, languages: languages, variants: variants,
          model: model)
        outcome.evaluation.records += drafted.records
        outcome.evaluation.finished += drafted.copies.map {
          FinishedCopy(copy: $0, subject: subject)
        }
        (outcome.stop, outcome.tally) = (model == nil ? nil : drafted.stop, drafted.tally)
        onSubject(outcome.evaluation)
      }
    }
    return outcome
  }

  private func drafter(seed: UInt64, after outcome: Outcome, total: Int) -> CopyDrafter {
    var drafter = CopyDrafter(options: options, voice: voice)
    drafter.options.seed = seed
    drafter.options.watch.before = outcome.tally
    drafter.options.watch.stopped = outcome.stop
    drafter.options.watch.total = total
    return drafter
  }

  private func wantedDrafts(_ subjects: [CopySubject]) -> Int {
    let drafter = CopyDrafter(options: options, voice: voice)
    return seeds.count
      * subjects.reduce(0) { sum, subject in
        sum
          + drafter.wantedDrafts(
            subject: subject, channels: channels, languages: languages, variants: variants)
      }
  }
}
