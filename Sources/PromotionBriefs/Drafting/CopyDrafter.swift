public import LanguageModels

/// Drafts copy: locked fields from facts, free fields from a model that is checked, templates where none passes.
public struct CopyDrafter: Sendable {
  /// How to draft.
  public var options: DraftOptions
  /// The brand's voice.
  public var voice: BrandVoice

  /// Creates a drafter.
  public init(options: DraftOptions, voice: BrandVoice = .none) {
    self.options = options
    self.voice = voice
  }

  /// Returns copy for every channel, language and variant.
  ///
  /// It never fails: where a model can't be had or drafts nothing usable, templates stand in and say why.
  ///
  /// - Parameters:
  ///   - subject: What the copy is about, with its locked offer.
  ///   - channels: Where it appears.
  ///   - languages: Which languages to write.
  ///   - variants: Drafted variants beside the control, which is variant 0 and made of templates only.
  ///   - model: Who drafts; nil for templates throughout.
  /// - Returns: The copies, every try, the ranking, and what is wrong with the locked texts themselves.
  public func draft(
    subject: CopySubject, channels: [Channel], languages: [CopyLanguage], variants: Int,
    model: (any ChatModel)?
  ) async -> DraftedCopy {
    var desk = DraftingDesk(model: model, options: options)
    var result = DraftedCopy()
    for language in languages {
      let local = subject.translated(to: language)
      for channel in channels {
        let composer = CopyComposer(
          subject: local, channel: channel, language: language, voice: voice)
        await result.append(composer.compose(variants: variants, desk: &desk))
      }
    }
    result.stopReason = desk.stopReason
    return result
  }
}

/// Copy and how it came about.
public struct DraftedCopy: Sendable, Hashable, Codable {
  /// Every variant of every channel and language.
  public internal(set) var copies: [ChannelCopy] = []
  /// Every try of the model.
  public internal(set) var records: [DraftRecord] = []
  /// How the variants compare, one entry per copy, in the same order.
  public internal(set) var rankings: [VariantRanking] = []
  /// What the last gate holds against a copy even with templates.
  ///
  /// Its locked text and its locked numbers disagree; such a copy must not be used.
  public internal(set) var problems: [CopyProblem] = []
  /// Why the model was no longer asked; nil when it was asked to the end.
  public internal(set) var stopReason: String?

  mutating func append(_ other: DraftedCopy) {
    copies += other.copies
    records += other.records
    rankings += other.rankings
    problems += other.problems
  }
}

/// A copy that failed the last gate.
public struct CopyProblem: Sendable, Hashable, Codable {
  /// The channel's id.
  public var channel: String
  /// BCP 47 tag.
  public var language: String
  /// The variant.
  public var variant: Int
  /// What is wrong.
  public var findings: [CopyFinding]
}
