import LanguageModels
import Testing

@testable import PromotionBriefs

@Suite("Judging drafts") struct CopyEvaluationTests {
  private func record(_ field: String, _ attempt: Int, _ text: String, _ check: CopyCheck? = nil)
    -> DraftRecord
  {
    var record = DraftRecord(
      channel: "email", language: "en", field: field, purpose: .hook, candidate: 0,
      attempt: attempt, model: "m",
      request: ChatRequest(messages: []), rawOutput: text, text: text,
      findings: check.map { [CopyFinding($0, "x")] } ?? [], isAccepted: check == nil)
    record.logProbabilities = [-1, -1]
    return record
  }

  private var records: [DraftRecord] {
    [
      record("hook", 0, "A calm cup."), record("benefit", 0, "20 cups.", .digits),
      record("benefit", 1, "A calm day."), record("cta", 0, "9", .digits),
      record("cta", 1, "9", .length),
    ]
  }

  @Test("rates are what counting by hand gives")
  func rates() throws {
    let measures = try #require(CopyEvaluation(records: records).measures().first)
    #expect(measures.drafts == 3)
    #expect(measures.tries == 5)
    #expect(measures.firstTryRate == 1.0 / 3)
    #expect(measures.meanTries == 5.0 / 3)
    #expect(measures.fallbackRate == 1.0 / 3)
    #expect(measures.distinct1 == 5.0 / 8)
    #expect(measures.rejections.map(\.answers) == [2, 1])
    #expect(measures.rejections.map(\.check) == [.digits, .length])
    #expect(abs((measures.perplexity ?? 0) - 2.718281828459045) < 1e-12)
    #expect(measures.slotExactness == nil)
  }

  @Test("a changed locked text is not exact, nor is a number that was added")
  func exactness() async {
    let subject = EvaluationSubjects.all[0]
    let drafted = await CopyDrafter(options: DraftOptions(seed: 1)).draft(
      subject: subject, channels: [.push], languages: [.english], variants: 0, model: nil)
    var copies = [drafted.copies[0], drafted.copies[0], drafted.copies[0]]
    copies[1].fields[1].text = "€4.39 in place of €5.49."
    copies[2].fields[0].text = "Only 3 left"
    let finished = copies.map { FinishedCopy(copy: $0, subject: subject) }
    #expect(finished.map(\.isExact) == [true, false, false])
    #expect(CopyEvaluation(records: [], finished: finished).measures()[0].slotExactness == 1.0 / 3)
  }

  @Test("every built-in subject makes exact copy in both languages")
  func subjects() async {
    for subject in EvaluationSubjects.all {
      let drafted = await CopyDrafter(options: DraftOptions(seed: 1)).draft(
        subject: subject, channels: Channel.allCases, languages: CopyLanguage.allCases, variants: 1,
        model: nil)
      #expect(drafted.problems == [])
      #expect(drafted.copies.allSatisfy { FinishedCopy(copy: $0, subject: subject).isExact })
    }
  }

  @Test("records written as lines are read back, and a bad line is named")
  func lines() throws {
    let text = try DraftLines.text(records)
    #expect(try DraftLines.evaluation(of: text, file: "drafts.jsonl").records == records)
    let error = #expect(throws: DraftLinesError.self) {
      try DraftLines.evaluation(of: text + "{\n", file: "drafts.jsonl")
    }
    #expect(
      error?.description
        == "drafts.jsonl:6:1: error: this line is no draft record\nhint: each line must hold one JSON object"
    )
  }

  @Test("a saved trial is judged as it was when it was drafted")
  func saved() async throws {
    var trial = CopyTrial(seeds: [1], options: DraftOptions(seed: 1))
    trial.channels = [.push, .sms]
    let evaluation = await trial.run(model: ListModel((0..<40).map(Samples.good))).evaluation
    let text = try DraftLines.text(evaluation)
    let read = try DraftLines.evaluation(of: text, file: "drafts.jsonl")
    #expect(read.finished == evaluation.finished)
    #expect(read.measures() == evaluation.measures())
    #expect(read.measures().map(\.slotExactness) == [1, 1])
    let tries = try DraftLines.text(evaluation.records)
    let alone = try DraftLines.evaluation(of: tries, file: "drafts.jsonl").measures()
    #expect(alone.map(\.slotExactness) == [nil, nil])
  }

  @Test("the table has a column per language, and the CSV the same cells")
  func text() throws {
    let measures = CopyEvaluation(records: records).measures()
    let csv = try CopyEvaluationText.render(measures, format: .csv).split(separator: "\r\n")
    #expect(csv[0] == "measure,en")
    #expect(csv.contains("first_try_rate,0.333"))
    #expect(csv.contains("rejected_digits,2"))
    let table = try CopyEvaluationText.render(measures, format: .table)
    #expect(table.contains("mean_tries        1.67\n"))
    #expect(
      try CopyEvaluationText.render(measures, format: .md).hasPrefix(
        "| measure | en |\n| --- | ---: |\n"))
    #expect(
      try CopyEvaluationText.render(measures, format: .json).contains("\"firstTryRate\" : 0.333"))
  }
}
