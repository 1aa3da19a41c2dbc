import LanguageModels

/// Asks the model, checks what comes, tries again; remembers when to stop asking.
struct DraftingDesk {
  private let model: (any ChatModel)?
  private let options: DraftOptions
  private let total: Int
  private var errorsInARow = 0
  /// Why the model is no longer asked.
  private(set) var stop: DraftingStop?
  /// What was done, earlier draftings included.
  private(set) var tally: DraftTally

  /// Opens with a model; `total` drafts are wanted.
  init(model: (any ChatModel)?, options: DraftOptions, total: Int) {
    self.model = model
    self.options = options
    self.total = options.watch.total ?? total
    tally = options.watch.before
    stop = model == nil ? .noModel : options.watch.stopped
  }

  /// Returns the tries at one draft of a field; the last one may be accepted.
  ///
  /// `isCut` says that the model was no longer asked before the draft was done.
  mutating func draft(
    place: FieldPlace, candidate: Int, task: FieldTask
  ) async -> (records: [DraftRecord], isCut: Bool) {
    var records: [DraftRecord] = []
    for attempt in 0..<options.tries {
      guard
        let record = await ask(place: place, task: task, candidate: candidate, attempt: attempt)
      else { return (records, true) }
      records.append(record)
      if record.isAccepted {
        tally.accepted += 1
        return (records, false)
      }
    }
    tally.givenUp += 1
    return (records, false)
  }

  /// Asks once; nil when the model is no longer to be asked.
  private mutating func ask(
    place: FieldPlace, task: FieldTask, candidate: Int, attempt: Int
  ) async -> DraftRecord? {
    guard let model, mayAsk() else { return nil }
    report(place)
    let request = request(place: place, task: task, candidate: candidate, attempt: attempt)
    var record = DraftRecord(
      place: place, candidate: candidate, attempt: attempt, model: model.name, request: request)
    do {
      let reply = try await timed(model, request)
      errorsInARow = 0
      judge(reply.choices.first, into: &record, task: task, place: place)
    } catch {
      note(error)
      record.error = Self.problem(error)
    }
    options.watch.onTry(record)
    return record
  }

  private mutating func mayAsk() -> Bool {
    if stop == nil, options.watch.isCancelled() { stop = .interrupted }
    if stop == nil, let limit = options.watch.limit, tally.seconds >= limit.seconds {
      stop = .timeOver(limit)
    }
    return stop == nil
  }

  private func report(_ place: FieldPlace) {
    options.watch.onProgress(
      DraftProgress(
        channel: place.channel.rawValue, language: place.language.rawValue,
        field: place.field.name, tally: tally, total: total))
  }

  private mutating func timed(
    _ model: any ChatModel, _ request: ChatRequest
  ) async throws -> ChatReply {
    let start = options.watch.seconds()
    let isRecalled = model.recalls(request)
    defer { tally.countTry(seconds: options.watch.seconds() - start, isRecalled: isRecalled) }
    return try await model.reply(to: request)
  }

  private func request(
    place: FieldPlace, task: FieldTask, candidate: Int, attempt: Int
  ) -> ChatRequest {
    var request = ChatRequest(messages: task.prompt.messages)
    request.temperature = options.temperature
    request.topP = 0.95
    request.maxTokens = place.language == .english ? place.limit / 3 + 16 : place.limit + 16
    request.seed = options.seed(
      channel: place.channel.rawValue, language: place.language.rawValue, field: place.field.name,
      candidate: candidate, attempt: attempt)
    request.shape = options.shape.answerShape(purpose: place.purpose, language: place.language)
    request.logProbabilities = options.logProbabilities
    return request
  }

  private func judge(
    _ choice: ChatReply.Choice?, into record: inout DraftRecord, task: FieldTask, place: FieldPlace
  ) {
    guard let choice else {
      record.findings = [CopyFinding(.empty, "no answer")]
      return
    }
    record.rawOutput = choice.text
    record.finishReason = choice.finishReason
    record.logProbabilities = choice.logProbabilities
    record.text = DraftTrimming.trimmed(
      options.shape.text(of: choice.text), purpose: place.purpose, limit: place.limit)
    record.findings = task.findings(in: record.text)
    let isCut = !place.purpose.isProse || !DraftTrimming.isWhole(record.text)
    if choice.finishReason == "length", isCut {
      record.findings.append(CopyFinding(.unfinished, "cut at the token limit"))
    }
    record.isAccepted = record.findings.passes
  }

  /// Returns an error's first line, without `error: `.
  private static func problem(_ error: any Error) -> String {
    let line = String(describing: error).split(separator: "\n").first.map(String.init) ?? ""
    return line.hasPrefix("error: ") ? String(line.dropFirst(7)) : line
  }

  private mutating func note(_ error: any Error) {
    errorsInARow += 1
    if !options.isRecoverable(error) || errorsInARow >= options.mostErrors {
      stop = options.watch.isCancelled() ? .interrupted : .failed(Self.problem(error))
    }
  }
}

/// What is asked for a field and what the answer is held against.
struct FieldTask {
  let prompt: FieldPrompt
  var rules: CopyRules
  /// A further check, for fields that share a message with others.
  var fits: @Sendable (String) -> Bool = { _ in true }

  func findings(in text: String) -> [CopyFinding] {
    CopyLint.findings(in: text, rules: rules)
      + (fits(text) ? [] : [CopyFinding(.length, "more than one message")])
  }
}
