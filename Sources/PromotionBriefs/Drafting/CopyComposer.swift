/// Composes one channel's copies in one language.
struct CopyComposer {
  let subject: CopySubject
  let channel: Channel
  let language: CopyLanguage
  let voice: BrandVoice
  let names: SubjectNames
  private let templates: CopyTemplates

  init(subject: CopySubject, channel: Channel, language: CopyLanguage, voice: BrandVoice) {
    self.subject = subject
    self.channel = channel
    self.language = language
    self.voice = voice
    names = SubjectNames(subject, language: language)
    templates = CopyTemplates(language: language, names: names)
  }

  /// Returns the control and the variants, ranked and checked.
  func compose(
    _ fields: [ChannelDrafting.FieldDrafts], variants: Int, stop: DraftingStop?
  ) -> DraftedCopy {
    let ranking = CandidateRanking(
      subject: subject, voice: voice, names: names, language: language)
    var drafts: [String: [DraftRecord]] = [:]
    var reasons: [String: String] = [:]
    for field in fields {
      let records = ranking.ranked(field.records)
      drafts[field.place.field.name] = records
      reasons[field.place.field.name] =
        field.isCut ? stop?.reason : Self.fallbackReason(records)
    }
    return result(drafts: drafts, reasons: reasons, variants: variants)
  }

  /// Puts the copies together; `reasons` says why a field's draft is missing.
  private func result(
    drafts: [String: [DraftRecord]], reasons: [String: String], variants: Int
  ) -> DraftedCopy {
    var result = DraftedCopy()
    for variant in 0...max(variants, 0) {
      let copy = copy(variant: variant, drafts: drafts, reasons: reasons)
      let (checked, findings) = gated(copy)
      result.add(checked, problems: findings, notices: LockedLength.mark(checked))
    }
    result.records = places.flatMap { marked(drafts[$0.field.name] ?? [], copies: result.copies) }
    result.rankings = VariantRanking.rankings(of: result.copies, records: result.records)
    return result
  }

  // MARK: Fields

  /// The free fields that have room.
  var places: [FieldPlace] {
    channel.fields.compactMap { field in
      guard case .free(let purpose) = field.content else { return nil }
      let room = room(for: field)
      guard room >= least else { return nil }
      return FieldPlace(
        channel: channel, language: language, field: field, purpose: purpose, limit: room)
    }
  }

  /// Fewest characters worth drafting.
  private var least: Int { language == .english ? 12 : 6 }

  /// The field's limit, or what a text message has left beside its locked text.
  private func room(for field: ChannelField) -> Int {
    guard channel == .sms else { return field.limit(in: language) }
    let locked = ShortMessage(lockedMessage)
    return min(field.limit(in: language), locked.alphabet.singleLimit - locked.length - 1)
  }

  private var lockedMessage: String {
    let texts = channel.fields.compactMap { field -> String? in
      guard case .locked(let slot) = field.content else { return nil }
      return subject.wording(in: language)?.text(of: slot).text
    }
    return texts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What is asked for a field and what the answer is held against; `earlier` must not be repeated.
  func task(for place: FieldPlace, earlier: [String]) -> FieldTask {
    let prompt = FieldPrompt(
      subject: subject, names: names, channel: channel, purpose: place.purpose, language: language,
      limit: place.limit,
      voice: voice.prompt(for: subject, purpose: place.purpose, language: language))
    var rules = rules(purpose: place.purpose, limit: place.limit)
    rules.earlier = place.purpose == .action ? [] : earlier
    rules.instructions = prompt.instructions
    rules.topic = topic
    guard channel == .sms else { return FieldTask(prompt: prompt, rules: rules) }
    let rest = lockedMessage
    return FieldTask(prompt: prompt, rules: rules) { ShortMessage($0 + " " + rest).fitsOneMessage }
  }

  /// What the model was told of the product.
  private var topic: String {
    ([names.plainProduct, names.category, names.brand, subject.details] + subject.facts)
      .joined(separator: " ")
  }

  /// What a text for a purpose is checked against.
  func rules(purpose: ChannelField.Purpose, limit: Int) -> CopyRules {
    var rules = CopyRules(language: language, limit: limit, purpose: purpose)
    rules.names = names.all
    rules.facts = subject.facts
    rules.foreignNames = subject.foreignNames
    rules.bannedWords = voice.banned
    rules.claims = subject.claims
    rules.allowsEmoji = channel == .social
    return rules
  }

  // MARK: Copies

  private func copy(
    variant: Int, drafts: [String: [DraftRecord]], reasons: [String: String]
  ) -> ChannelCopy {
    let fields = channel.fields.map { field -> ChannelCopy.Field in
      switch field.content {
      case .locked(let slot): locked(field.name, slot)
      case .fixed(let english, let chinese):
        ChannelCopy.Field(
          name: field.name, text: language == .english ? english : chinese, source: .template)
      case .free(let purpose):
        free(
          field, purpose, variant: variant, records: drafts[field.name] ?? [],
          reason: reasons[field.name] ?? "too few drafts")
      }
    }
    return ChannelCopy(
      channel: channel.rawValue, language: language.rawValue, variant: variant, fields: fields)
  }

  private func locked(_ name: String, _ slot: ChannelField.Slot) -> ChannelCopy.Field {
    let text = subject.wording(in: language)?.text(of: slot).text
    let note = text == nil ? "no locked wording in \(language.rawValue)" : ""
    return ChannelCopy.Field(name: name, text: text ?? "", source: .locked, note: note)
  }

  private func free(
    _ field: ChannelField, _ purpose: ChannelField.Purpose, variant: Int, records: [DraftRecord],
    reason: String
  ) -> ChannelCopy.Field {
    let accepted = records.filter(\.isAccepted)
    if variant > 0, variant <= accepted.count {
      let draft = accepted[variant - 1]
      let note = draft.findings.map { "needs evidence: \($0)" }.joined(separator: "; ")
      return ChannelCopy.Field(name: field.name, text: draft.text, source: .model, note: note)
    }
    let room = room(for: field)
    let text = room >= least ? templates.text(purpose, limit: room, index: variant) : ""
    return ChannelCopy.Field(
      name: field.name, text: text, source: .template,
      note: text.isEmpty ? "no room for it" : variant == 0 ? "control" : reason)
  }

  private static func fallbackReason(_ records: [DraftRecord]) -> String {
    guard let last = records.last(where: { !$0.isAccepted }) else { return "too few drafts" }
    let reasons =
      last.error.map { ["the language model failed: \($0)"] }
      ?? last.findings.failures.map(\.check.rawValue)
    return "no draft left that passed; last: " + reasons.prefix(3).joined(separator: ", ")
  }

  // MARK: Last gate

  /// Returns the copy as it passes the last gate: with templates in place of drafts if it must be.
  func gated(_ copy: ChannelCopy) -> (copy: ChannelCopy, findings: [CopyFinding]) {
    let findings = gateFindings(copy)
    guard !findings.isEmpty, copy.fields.contains(where: { $0.source == .model }) else {
      return (copy, findings)
    }
    var plain = copy
    let reason = "the finished text failed the last gate: \(findings[0])"
    for (index, field) in channel.fields.enumerated() {
      guard case .free(let purpose) = field.content, copy.fields[index].source == .model else {
        continue
      }
      plain.fields[index] = ChannelCopy.Field(
        name: field.name,
        text: templates.text(purpose, limit: room(for: field), index: copy.variant),
        source: .template, note: reason)
    }
    return (plain, gateFindings(plain))
  }

  private func gateFindings(_ copy: ChannelCopy) -> [CopyFinding] {
    NumberGate.numbersAreLocked(
      in: CopyRendering.text(of: copy), locked: lockedNumbers, names: names.all)
  }

  private var lockedNumbers: [NumberReading] {
    channel.fields.flatMap { field -> [NumberReading] in
      guard case .locked(let slot) = field.content else { return [] }
      return subject.wording(in: language)?.text(of: slot).numbers ?? []
    }
  }

  /// Writes into the records which variant uses them, and puts them in the order they came.
  private func marked(_ records: [DraftRecord], copies: [ChannelCopy]) -> [DraftRecord] {
    let order = records.sorted { ($0.candidate, $0.attempt) < ($1.candidate, $1.attempt) }
    return order.map { record in
      var record = record
      guard record.isAccepted else { return record }
      record.variant =
        copies.first { copy in
          copy.fields.contains {
            $0.name == record.field && $0.text == record.text && $0.source == .model
          }
        }?.variant
      return record
    }
  }
}
