import MarketModel

/// Makes a brief from facts; copy is drafted for it afterwards.
public struct BriefMaker: Sendable {
  private let facts: PromotionFacts
  private let languages: [BriefLanguage]
  private let owner: String
  private let channels: [ChannelLimit]

  /// Takes the facts and what the scenario's `brief:` states; no channels stand for all.
  public init(
    facts: PromotionFacts, languages: [BriefLanguage], owner: String, channels: [String] = []
  ) {
    self.channels = ChannelLimit.usual.filter {
      channels.isEmpty || channels.contains($0.channel)
    }
    self.facts = facts
    self.languages = languages
    self.owner = owner
  }

  /// The sentences with the reduction as planned: what a legal check is to look at.
  public var plannedSentences: [LockedSentence] {
    languages.flatMap { OfferSentences(facts: facts, language: $0).all }
  }

  /// Returns the brief; of products with a finding that fails only the price is stated.
  public func brief(legal: [LegalFinding]) -> PromotionBrief {
    let failed = Set(legal.filter { $0.outcome == .fail }.map(\.product))
    let products = facts.offer.products.map(\.id)
    let withheld = failed.contains("") ? products : products.filter(failed.contains)
    let mayAnnounce =
      facts.isPromotion
      && (products.isEmpty
        ? failed.isEmpty
        : facts.offer.products.contains { $0.isReduced && !withheld.contains($0.id) })
    return PromotionBrief(
      header: header, facts: facts, objective: objective,
      message: message(mayAnnounce, withheld: withheld),
      announcesReduction: mayAnnounce, withheld: withheld,
      sentences: languages.flatMap {
        OfferSentences(facts: facts, language: $0, withheld: Set(withheld)).all
      },
      channels: channels, copy: [], legal: legal, timeline: timeline)
  }

  private var header: PromotionBrief.Header {
    PromotionBrief.Header(
      id: "\(facts.evidence.runID)-\(facts.id)", date: facts.evidence.finishedOn, owner: owner,
      market:
        "\(facts.market.categories.joined(separator: ", ")), sold by \(facts.market.firm)"
        + (facts.market.jurisdiction.isEmpty ? "" : ", \(facts.market.jurisdiction)"),
      languages: languages)
  }

  private var objective: PromotionBrief.Objective {
    let line = facts.forecast.line(facts.policy.objective) ?? facts.forecast.lines.first
    let nothing = FactEstimate(
      unit: .money, mean: 0, simulation: nil, simulationAndAssumptions: nil, seasons: 0)
    return PromotionBrief.Objective(
      metric: line?.measure ?? facts.policy.objective, baseline: line?.baseline ?? nothing,
      target: line?.policy ?? nothing,
      date: day(facts.market.start, after: facts.forecast.weeks * 7 - 1))
  }

  private func message(_ mayAnnounce: Bool, withheld: [String]) -> PromotionBrief.Message {
    let announced = facts.offer.products.filter { !mayAnnounce || !withheld.contains($0.id) }
    let names = BriefLanguage.english.list(announced.map(\.name))
    let claims = facts.offer.products.flatMap { product in
      product.claims.map { claim in
        "\(product.name): \(claim.text)" + (claim.evidence.isEmpty ? "" : " (\(claim.evidence))")
      }
    }
    return PromotionBrief.Message(
      message: !facts.isPromotion
        ? "\(names) at a new price."
        : mayAnnounce
          ? "\(names) at a lower price, for a stated time."
          : "\(names) at a stated price, for a stated time; no word of a reduction.",
      reasons: claims, tone: "plain, friendly, no pressure",
      mandatories: facts.isPromotion
        ? ["offer", "period", "conditions", "currency and tax basis"]
        : ["price", "currency and tax basis"],
      wordsToAvoid: Self.wordsToAvoid + (mayAnnounce ? [] : Self.reductionWords))
  }

  private static let wordsToAvoid = [
    "best", "cheapest", "guaranteed", "free", "last chance", "only today", "up to",
  ]
  private static let reductionWords = ["sale", "reduced", "save", "off", "hurry"]

  /// Six weeks' notice at most: three for approval, two for media, one for the till.
  private var timeline: [PromotionBrief.Milestone] {
    let period = facts.offer.period
    var milestones = [
      PromotionBrief.Milestone(
        date: day(period.firstDay, after: -21), task: "brief and offer approved"),
      .init(date: day(period.firstDay, after: -14), task: "copy final, media booked"),
      .init(date: day(period.firstDay, after: -7), task: "prices and stock in place"),
      .init(
        date: period.firstDay, task: facts.isPromotion ? "promotion starts" : "new price starts"),
    ]
    guard facts.isPromotion else { return milestones }
    milestones.append(.init(date: period.lastDay, task: "promotion ends"))
    let washout = facts.test.washoutWeeks * 7
    milestones.append(
      .init(date: day(period.lastDay, after: washout), task: "wash-out ends"))
    milestones.append(
      .init(date: day(period.lastDay, after: washout + 7), task: "evaluation against forecast"))
    return milestones
  }

  private func day(_ iso: String, after days: Int) -> String {
    CivilDate(iso: iso)?.adding(days: days).description ?? iso
  }
}
