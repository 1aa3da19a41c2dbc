import LanguageModels
import Synchronization

@testable import PromotionBriefs

/// Answers from a list, in order, over and over; keeps the requests.
final class ListModel: ChatModel {
  let name = "list"
  private let answers: [String]
  private let finishReason: String
  private let state = Mutex<[ChatRequest]>([])

  init(_ answers: [String], finishReason: String = "stop") {
    self.answers = answers
    self.finishReason = finishReason
  }

  var requests: [ChatRequest] { state.withLock { $0 } }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    let index = state.withLock { requests in
      requests.append(request)
      return requests.count - 1
    }
    let text = answers[index % answers.count]
    return ChatReply(
      choices: [.init(text: text, finishReason: finishReason, logProbabilities: [-0.5, -1.5])],
      model: name)
  }
}

/// What the test model throws.
struct TestFailure: Error, CustomStringConvertible {
  let description: String
}

/// Answers with distinct plain sentences until call `failing`, then throws.
final class FailingModel: ChatModel {
  let name = "failing"
  private let failing: Range<Int>
  private let calls = Mutex(0)

  init(failing: Range<Int>) { self.failing = failing }

  var count: Int { calls.withLock { $0 } }

  func reply(to request: ChatRequest) async throws -> ChatReply {
    let call = calls.withLock { calls in
      calls += 1
      return calls - 1
    }
    if failing.contains(call) { throw TestFailure(description: "connection refused") }
    return ChatReply(
      choices: [.init(text: Samples.good(call), finishReason: "stop")], model: name)
  }
}

/// Subjects and texts for tests.
enum Samples {
  /// Returns a plain English sentence, different for every index below 400.
  static func good(_ index: Int) -> String {
    let verbs = ["Enjoy", "Welcome", "Savour", "Share", "Discover", "Choose", "Pour", "Bring"]
    let things = [
      "smell", "calm", "cup", "warmth", "taste", "pause", "aroma",
    ]
    let places = ["at work", "at home", "with friends", "by the window", "outside"]
    return verbs[index % 8] + " the coffee " + things[(index / 8) % 7] + " "
      + places[(index / 56 + index) % 5]
      + "."
  }

  /// Returns a coffee with an offer in both languages.
  static func coffee() -> CopySubject {
    let name = "Altura Lungo 250 g"
    let english = LockedWording(
      language: .english,
      offer: LockedText(text: "\(name) is €4.39 instead of €5.49 (20% off).", names: [name]),
      shortOffer: LockedText(text: "€4.39 instead of €5.49.", names: [name]),
      terms: LockedText(
        text: "From 16 to 29 March 2026. Lowest price of the 30 days before: €5.49."),
      shortTerms: LockedText(text: "16 to 29 March."))
    let chinese = LockedWording(
      language: .simplifiedChinese,
      offer: LockedText(text: "\(name)原价€5.49，现价€4.39（8折）。", names: [name]),
      shortOffer: LockedText(text: "€5.49降至€4.39。"),
      terms: LockedText(text: "活动时间：2026年3月16日至29日。"),
      shortTerms: LockedText(text: "3月16日至29日。"))
    var subject = CopySubject(
      productNames: [name], category: "coffee", wordings: [english, chinese])
    subject.brand = "Altura"
    subject.facts = ["Dark roast with a cocoa aroma", "Grown in the Andes", "Holds 250 g"]
    subject.details = "A calm coffee for slow mornings. Was 5.49 last year."
    subject.translations = [
      SubjectTranslation(language: .simplifiedChinese, category: "咖啡", facts: ["深烘，带可可香气"])
    ]
    return subject
  }
}
