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
  /// Every field of every channel gets its first draft before any gets its second, so that a limit on time
  /// leaves something everywhere.
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
    var parts = draftings(subject: subject, channels: channels, languages: languages)
    let candidates = candidates(for: variants)
    var desk = DraftingDesk(
      model: model, options: options, total: candidates * Self.fields(of: parts))
    let first = min(candidates, 1)
    for round in [0..<first, first..<candidates] {
      for index in parts.indices { await parts[index].draft(candidates: round, desk: &desk) }
    }
    var result = DraftedCopy()
    for part in parts {
      result.append(part.composer.compose(part.fields, variants: variants, stop: desk.stop))
    }
    (result.stop, result.tally) = (desk.stop, desk.tally)
    return result
  }

  /// Returns how many drafts a subject's copy wants.
  func wantedDrafts(
    subject: CopySubject, channels: [Channel], languages: [CopyLanguage], variants: Int
  ) -> Int {
    candidates(for: variants)
      * Self.fields(of: draftings(subject: subject, channels: channels, languages: languages))
  }

  private func candidates(for variants: Int) -> Int { max(variants, options.candidates, 0) }

  private static func fields(of parts: [ChannelDrafting]) -> Int {
    parts.reduce(0) { $0 + $1.fields.count }
  }

  private func draftings(
    subject: CopySubject, channels: [Channel], languages: [CopyLanguage]
  ) -> [ChannelDrafting] {
    languages.flatMap { language in
      let local = subject.translated(to: language)
      return channels.map { channel in
        ChannelDrafting(
          composer: CopyComposer(
            subject: local, channel: channel, language: language, voice: voice))
      }
    }
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
  /// Copies whose locked text is longer than the channel takes; they may be used.
  public internal(set) var notices: [CopyProblem] = []
  /// Why the model was no longer asked; nil when it was asked to the end.
  public internal(set) var stop: DraftingStop?
  /// Drafts, tries and time, those of earlier draftings under the same watch included.
  public internal(set) var tally = DraftTally()

  /// The words of `stop`.
  public var stopReason: String? { stop?.reason }

  /// How many fields of variants are templates because the model was no longer asked.
  public var fieldsWithoutDraft: Int {
    guard let reason = stop?.reason else { return 0 }
    return copies.flatMap(\.fields).count { $0.source == .template && $0.note == reason }
  }

  /// What `notices` say, each once: like `sms en: 2 messages: 182 of 160 GSM-7 characters; ...`.
  public var noticeLines: [String] {
    notices.flatMap { notice in
      notice.findings.map { "\(notice.channel) \(notice.language): \($0.text)" }
    }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// One line per copy that must not be used.
  public var problemLines: [String] {
    problems.map {
      "\($0.channel) \($0.language) \($0.variant) must not be used: \($0.findings[0])"
    }
  }

  mutating func append(_ other: DraftedCopy) {
    copies += other.copies
    records += other.records
    rankings += other.rankings
    problems += other.problems
    notices += other.notices
  }

  /// Adds a copy, with what is wrong with it and what there is to know of it.
  mutating func add(
    _ copy: ChannelCopy, problems found: [CopyFinding],
    notices noticed: [(field: String, finding: CopyFinding)]
  ) {
    if !found.isEmpty { problems.append(CopyProblem(copy, found)) }
    if !noticed.isEmpty { notices.append(CopyProblem(copy, noticed.map(\.finding))) }
    copies.append(copy.noted(noticed))
  }
}

/// A copy and what is to be said against it.
public struct CopyProblem: Sendable, Hashable, Codable {
  /// The channel's id.
  public var channel: String
  /// BCP 47 tag.
  public var language: String
  /// The variant.
  public var variant: Int
  /// What is wrong.
  public var findings: [CopyFinding]

  init(_ copy: ChannelCopy, _ findings: [CopyFinding]) {
    (channel, language, variant) = (copy.channel, copy.language, copy.variant)
    self.findings = findings
  }
}
