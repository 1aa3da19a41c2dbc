public import LanguageModels
public import PromotionBriefs
import ScenarioFiles

/// Puts a brief together: facts, legal findings, locked sentences, copy.
public struct BriefAssembly: Sendable {
  private let gathered: GatheredFacts

  /// Takes what was gathered.
  public init(_ gathered: GatheredFacts) {
    self.gathered = gathered
  }

  /// The brief without copy.
  public func brief() -> PromotionBrief {
    let languages = gathered.settings.languages.compactMap { BriefLanguage(rawValue: $0) }
    let maker = BriefMaker(
      facts: gathered.facts, languages: languages, owner: gathered.settings.owner,
      channels: gathered.settings.channels)
    let review = LegalReview(gathered, sentences: maker.plannedSentences)
    return maker.brief(legal: review.findings)
  }

  /// Returns the brief with its copy: the control, made of templates, and drafted variants.
  ///
  /// It never fails for want of a model: without one, or where it fails, templates stand in and say why.
  public func drafted(
    variants: Int, model: (any ChatModel)?, drafter: CopyDrafter
  ) async -> (brief: PromotionBrief, drafts: DraftedCopy) {
    var brief = brief()
    let drafts = await drafter.draft(
      subject: brief.copySubject, channels: brief.copyChannels, languages: brief.copyLanguages,
      variants: model == nil ? 0 : variants, model: model)
    brief.copy = drafts.copies
    return (brief, drafts)
  }
}
