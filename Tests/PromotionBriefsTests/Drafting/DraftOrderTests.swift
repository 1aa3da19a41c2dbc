import LanguageModels
import Synchronization
import Testing

@testable import PromotionBriefs

/// Answers with distinct plain sentences; each answer takes a second of the tests' own clock.
private final class SlowModel: ChatModel {
  let name = "slow"
  private let clock: Ticks
  private let seen = Mutex<[UInt64]>([])

  init(clock: Ticks) { self.clock = clock }

  /// The seeds of the requests, in their order.
  var seeds: [UInt64] { seen.withLock { $0 } }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    let index = seen.withLock { seen in
      seen.append(request.seed ?? 0)
      return seen.count - 1
    }
    clock.tick()
    return ChatReply(choices: [.init(text: Samples.good(index), finishReason: "stop")], model: name)
  }
}

/// Seconds that pass only when somebody says so.
private final class Ticks: Sendable {
  private let count = Mutex(0.0)
  var seconds: Double { count.withLock { $0 } }
  func tick() { count.withLock { $0 += 1 } }
}

/// Keeps what it is told.
private final class Notebook<Value: Sendable>: Sendable {
  private let state = Mutex<[Value]>([])
  var values: [Value] { state.withLock { $0 } }
  func add(_ value: Value) { state.withLock { $0.append(value) } }
}

@Suite("The order of drafting, and its end") struct DraftOrderTests {
  private let clock = Ticks()

  private func drafter(candidates: Int, seconds: Int?) -> CopyDrafter {
    var options = DraftOptions(seed: 7)
    options.candidates = candidates
    options.watch.limit = seconds.flatMap { DraftTime(seconds: $0) }
    options.watch.seconds = { [clock] in clock.seconds }
    return CopyDrafter(options: options)
  }

  private func draft(
    _ drafter: CopyDrafter, by model: any ChatModel, variants: Int = 2
  ) async -> DraftedCopy {
    await drafter.draft(
      subject: Samples.coffee(), channels: [.push, .social], languages: CopyLanguage.allCases,
      variants: variants, model: model)
  }

  @Test("every field of every channel and language is drafted once before any is drafted twice")
  func rounds() async {
    let told = Notebook<DraftProgress>()
    var drafter = drafter(candidates: 2, seconds: nil)
    drafter.options.tries = 1
    drafter.options.watch.onProgress = { told.add($0) }
    _ = await draft(drafter, by: SlowModel(clock: clock))
    let round = [
      "push en title", "social en hook", "social en benefit", "social en cta", "push zh-Hans title",
      "social zh-Hans hook", "social zh-Hans benefit", "social zh-Hans cta",
    ]
    #expect(told.values.map { "\($0.channel) \($0.language) \($0.field)" } == round + round)
    #expect(told.values.map(\.tally.tries) == Array(0..<16))
    #expect(told.values.allSatisfy { $0.total == 16 })
  }

  @Test("after the first round the other drafts of a field follow each other")
  func laterDrafts() async {
    var drafter = drafter(candidates: 3, seconds: nil)
    drafter.options.tries = 1
    let told = Notebook<DraftProgress>()
    drafter.options.watch.onProgress = { told.add($0) }
    _ = await draft(drafter, by: SlowModel(clock: clock))
    let later = told.values.dropFirst(8).prefix(4).map { "\($0.channel) \($0.field)" }
    #expect(later == ["push title", "push title", "social hook", "social hook"])
  }

  @Test("progress counts accepted drafts, given up ones, tries and seconds")
  func progress() async throws {
    let told = Notebook<DraftProgress>()
    var drafter = drafter(candidates: 1, seconds: nil)
    drafter.options.watch.onProgress = { told.add($0) }
    let result = await draft(drafter, by: SlowModel(clock: clock), variants: 1)
    // English sentences pass as English prose at once, and never as Chinese; the title takes no sentence.
    let last = try #require(told.values.last)
    let tries = result.records.count - 1
    #expect(last.words == "social zh-Hans cta, \(tries) tries, 3 given up, \(tries) s")
    #expect(result.tally.drafts == 8)
    #expect(result.tally.givenUp == 4)
    #expect(result.tally.tries == result.records.count)
    #expect(result.tally.seconds == Double(result.records.count))
    #expect(result.stop == nil)
  }

  @Test("the tally in words")
  func words() {
    var tally = DraftTally()
    #expect(tally.words == "0 drafts in 0 tries, 0 given up, 0 s")
    (tally.accepted, tally.givenUp) = (12, 1)
    for _ in 0..<10 { tally.countTry(seconds: 2.26, isRecalled: false) }
    #expect(tally.words == "12 drafts in 10 tries, 1 given up, 23 s, 2.3 s a new try")
    for _ in 0..<5 { tally.countTry(seconds: 0.001, isRecalled: true) }
    #expect(tally.words == "12 drafts in 15 tries (5 recorded), 1 given up, 23 s, 2.3 s a new try")
  }

  @Test("a limit that is never reached changes nothing")
  func generousLimit() async {
    let free = await draft(drafter(candidates: 3, seconds: nil), by: SlowModel(clock: clock))
    let limited = await draft(drafter(candidates: 3, seconds: 9_999), by: SlowModel(clock: clock))
    #expect(free.copies == limited.copies)
    #expect(free.records == limited.records)
    #expect(free.rankings == limited.rankings)
  }

  @Test("when the time is over no try begins, first drafts are used, and the rest says why")
  func timeOver() async {
    let model = SlowModel(clock: clock)
    let result = await draft(drafter(candidates: 2, seconds: 6), by: model)
    #expect(model.seeds.count == 6)
    #expect(result.stop == .timeOver(DraftTime(seconds: 6) ?? .ofBriefs))
    let reason = "the time for drafting (6 seconds) was over"
    #expect(result.stopReason == reason)
    let social = result.copies.filter { $0.channel == "social" && $0.language == "en" }
    #expect(social.map { $0.fields[0].source } == [.template, .model, .template])
    #expect(social.map { $0.fields[0].note } == ["control", "", reason])
    // Four English fields want a second variant, four Chinese ones both.
    #expect(result.fieldsWithoutDraft == 4 + 2 * 4)
    #expect(result.problems == [])
  }

  @Test("a run that records goes on where the time was over, and ends as one without a limit")
  func goesOn() async throws {
    let reference = await draft(drafter(candidates: 2, seconds: nil), by: PureModel(clock: clock))
    let tape = Tape(PureModel(clock: clock))
    var asked: [Int] = []
    var result = DraftedCopy()
    repeat {
      result = await draft(drafter(candidates: 2, seconds: 9), by: tape)
      asked.append(tape.takeCount())
    } while result.stop != nil && asked.count < 20
    #expect(asked.dropLast().allSatisfy { $0 == 9 })
    #expect(asked.count > 2)
    #expect(result.copies == reference.copies)
    #expect(result.records.map(\.text) == reference.records.map(\.text))
  }

  @Test("a wish to stop ends drafting after the try, and what is there is used")
  func interrupted() async {
    var drafter = drafter(candidates: 2, seconds: nil)
    drafter.options.watch.isCancelled = { [clock] in clock.seconds >= 3 }
    let model = SlowModel(clock: clock)
    let result = await draft(drafter, by: model)
    #expect(model.seeds.count == 3)
    #expect(result.stop == .interrupted)
    #expect(result.stopReason == "drafting was interrupted")
    #expect(result.copies.flatMap(\.fields).count { $0.source == .model } == 3)
  }

  @Test("tries are told one by one as they come")
  func tries() async {
    let told = Notebook<DraftRecord>()
    var drafter = drafter(candidates: 1, seconds: nil)
    drafter.options.watch.onTry = { told.add($0) }
    let result = await draft(drafter, by: SlowModel(clock: clock), variants: 1)
    #expect(told.values.map(\.text) == result.records.map(\.text))
  }

  @Test("without variants and candidates nobody is asked")
  func nothingWanted() async {
    let model = SlowModel(clock: clock)
    let result = await draft(drafter(candidates: 0, seconds: nil), by: model, variants: 0)
    #expect(model.seeds == [])
    #expect(result.copies.count == 4)
  }

  @Test("a trial's limit holds for all subjects together, and later ones say so")
  func trial() async {
    var options = DraftOptions(seed: 1)
    options.watch.limit = DraftTime(seconds: 5)
    options.watch.seconds = { [clock] in clock.seconds }
    var trial = CopyTrial(seeds: [1, 2], options: options)
    (trial.channels, trial.languages) = ([.push], [.english])
    let model = SlowModel(clock: clock)
    var saved: [Int] = []
    let outcome = await trial.run(model: model) { saved.append($0.finished.count) }
    #expect(model.seeds.count == 5)
    #expect(outcome.tally.tries == 5)
    #expect(outcome.stop == options.watch.limit.map { .timeOver($0) })
    #expect(saved == Array(stride(from: 2, through: 16, by: 2)))
    #expect(
      outcome.evaluation.finished.last?.copy.fields[0].note
        == "the time for drafting (5 seconds) was over")
  }
}

/// Answers by the request's seed alone; each answer takes a second.
private struct PureModel: ChatModel {
  let name = "pure"
  let clock: Ticks

  func reply(to request: ChatRequest) async throws -> ChatReply {
    clock.tick()
    let text = Samples.good(Int((request.seed ?? 0) % 280))
    return ChatReply(choices: [.init(text: text, finishReason: "stop")], model: name)
  }
}

/// Records answers in memory as `RecordingModel` does in a file; what is recorded takes no time.
private final class Tape: ChatModel {
  let name = "pure"
  private let model: PureModel
  private let state = Mutex((known: [ChatRequest: ChatReply](), asked: 0))

  init(_ model: PureModel) { self.model = model }

  /// How many were asked since the last call.
  func takeCount() -> Int {
    state.withLock { state in
      defer { state.asked = 0 }
      return state.asked
    }
  }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    if let reply = state.withLock({ $0.known[request] }) { return reply }
    let reply = try await model.reply(to: request)
    state.withLock { state in
      state.known[request] = reply
      state.asked += 1
    }
    return reply
  }
}
