import Foundation

/// Judges drafts and finished copies.
public struct CopyEvaluation: Sendable {
  /// Every try.
  public var records: [DraftRecord]
  /// Finished copies with what their locked fields must hold.
  public var finished: [FinishedCopy]
  /// Reference texts by language, for BLEU.
  public var references: [ReferenceText]

  /// Gathers what is judged.
  public init(
    records: [DraftRecord], finished: [FinishedCopy] = [], references: [ReferenceText] = []
  ) {
    self.records = records
    self.finished = finished
    self.references = references
  }

  /// Returns the measures of every language that has drafts or copies.
  public func measures() -> [CopyMeasures] {
    CopyLanguage.allCases.filter { language in
      records.contains { $0.language == language.rawValue }
        || finished.contains { $0.copy.language == language.rawValue }
    }.map(measures)
  }

  private func measures(of language: CopyLanguage) -> CopyMeasures {
    let own = records.filter { $0.language == language.rawValue }
    let drafts = Self.drafts(own)
    let copies = finished.filter { $0.copy.language == language.rawValue }
    let texts = own.filter(\.isAccepted).map(\.text)
    let tokens = texts.map { BLEUTokens.tokens(of: $0, language: language) }
    return CopyMeasures(
      language: language.rawValue, drafts: drafts.count, tries: own.count,
      firstTryRate: Self.share(drafts) { $0.first?.isAccepted ?? false },
      meanTries: drafts.isEmpty ? nil : Double(own.count) / Double(drafts.count),
      fallbackRate: Self.share(drafts) { !$0.contains(where: \.isAccepted) }, copies: copies.count,
      slotExactness: Self.share(copies, \.isExact), templateRate: Self.templateRate(copies),
      distinct1: TextDiversity.distinct(tokens, size: 1),
      distinct2: TextDiversity.distinct(tokens, size: 2),
      selfBLEU: TextDiversity.selfBLEU(Array(tokens.prefix(200))),
      bleu: bleu(tokens, language: language),
      perplexity: TextDiversity.perplexity(
        own.filter(\.isAccepted).flatMap { $0.logProbabilities ?? [] }),
      readability: Self.readability(texts, language: language), rejections: Self.rejections(own))
  }

  /// Gathers the tries of each draft, in their order.
  ///
  /// A first try opens a draft, so that records of several runs may stand in one file.
  private static func drafts(_ records: [DraftRecord]) -> [[DraftRecord]] {
    records.reduce(into: []) { drafts, record in
      if record.attempt == 0 || drafts.isEmpty {
        drafts.append([record])
      } else {
        drafts[drafts.count - 1].append(record)
      }
    }
  }

  private static func share<Element>(_ list: [Element], _ test: (Element) -> Bool) -> Double? {
    list.isEmpty ? nil : Double(list.count(where: test)) / Double(list.count)
  }

  private static func templateRate(_ copies: [FinishedCopy]) -> Double? {
    let fields = copies.filter { $0.copy.variant > 0 }.flatMap(\.freeFields)
    return share(fields) { $0.source == .template }
  }

  private func bleu(_ texts: [[String]], language: CopyLanguage) -> Double? {
    let own = references.filter { $0.language == language }
      .map { BLEUTokens.tokens(of: $0.text, language: language) }
    guard !own.isEmpty, !texts.isEmpty else { return nil }
    return texts.reduce(into: BLEUScore()) { $0.add($1, references: own) }.value
  }

  private static func readability(_ texts: [String], language: CopyLanguage) -> Double? {
    let values = texts.compactMap {
      language == .english
        ? Readability.fleschReadingEase($0) : Readability.charactersPerClause($0)
    }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private static func rejections(_ records: [DraftRecord]) -> [CopyMeasures.Rejection] {
    let counts = CopyCheck.allCases.map { check in
      CopyMeasures.Rejection(
        check: check, answers: records.count { $0.findings.failures.contains { $0.check == check } }
      )
    }
    return counts.filter { $0.answers > 0 }.enumerated()
      .sorted { ($1.element.answers, $0.offset) < ($0.element.answers, $1.offset) }.map(\.element)
  }
}

/// A text that a person wrote, to hold drafts against.
public struct ReferenceText: Sendable, Hashable, Codable {
  /// Its language.
  public var language: CopyLanguage
  /// The text.
  public var text: String
}

/// A finished copy and the locked texts that it must hold.
public struct FinishedCopy: Sendable, Hashable, Codable {
  /// The copy.
  public var copy: ChannelCopy
  /// What stands locked in it.
  public var locked: [LockedText]
  /// Product names, whose numbers don't count.
  public var names: [String]

  /// Takes a copy and the subject it is of.
  public init(copy: ChannelCopy, subject: CopySubject) {
    self.copy = copy
    let language = CopyLanguage(rawValue: copy.language) ?? .english
    let slots = (Channel(rawValue: copy.channel)?.fields ?? []).compactMap {
      field -> ChannelField.Slot? in
      if case .locked(let slot) = field.content { slot } else { nil }
    }
    locked = slots.compactMap { subject.wording(in: language)?.text(of: $0) }
    names = SubjectNames(subject.translated(to: language), language: language).all
  }

  /// Whether every locked text stands in it and no number but theirs.
  var isExact: Bool {
    let text = CopyRendering.text(of: copy)
    return locked.allSatisfy { $0.text.isEmpty || text.contains($0.text) }
      && NumberGate.numbersAreLocked(in: text, locked: locked.flatMap(\.numbers), names: names)
        .isEmpty
  }

  /// Its fields that a model may fill.
  var freeFields: [ChannelCopy.Field] {
    let fields = Channel(rawValue: copy.channel)?.fields ?? []
    let free = fields.compactMap { field -> String? in
      if case .free = field.content { field.name } else { nil }
    }
    return copy.fields.filter { free.contains($0.name) }
  }
}
