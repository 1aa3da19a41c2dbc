public import PromotionBriefs
import ScenarioFiles

/// Puts a brief together: facts, legal findings, locked sentences, control copy.
public struct BriefAssembly: Sendable {
  private let gathered: GatheredFacts

  /// Takes what was gathered.
  public init(_ gathered: GatheredFacts) {
    self.gathered = gathered
  }

  /// The brief.
  public func brief() throws -> PromotionBrief {
    let languages = gathered.settings.languages.compactMap { BriefLanguage(rawValue: $0) }
    let maker = BriefMaker(
      facts: gathered.facts, languages: languages, owner: gathered.settings.owner,
      channels: gathered.settings.channels)
    let review = LegalReview(gathered, sentences: maker.plannedSentences)
    return maker.brief(legal: review.findings)
  }
}
