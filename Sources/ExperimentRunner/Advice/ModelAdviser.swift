import LanguageModels
import MarketModel
import PricingStrategies
import Synchronization

/// Asks a language model, or its recordings, for the prices of one season.
///
/// An answer that holds no usable prices is asked for once more; then the posted prices stay. The first
/// error ends the questions; `finish` throws it.
final class ModelAdviser: SeasonAdviser {
  /// Answers a request, or throws why it can't.
  typealias Answer = @Sendable (ChatRequest) throws -> ChatReply

  private struct State {
    var tally = AdviceTally()
    var failure: (any Error)?
  }

  private static let attempts = 2

  private let source: AdviceScope.Source
  private let state = Mutex(State())

  /// Starts a season.
  init(_ source: AdviceScope.Source) {
    self.source = source
  }

  func prices(for observation: Observation) -> [Money]? {
    guard state.withLock({ $0.failure == nil }) else { return nil }
    do {
      return try advice(for: observation)
    } catch {
      state.withLock { $0.failure = error }
      return nil
    }
  }

  /// Ends the season and returns how its questions went.
  ///
  /// - Throws: The first error of a question.
  func finish() throws -> AdviceTally {
    try state.withLock { state in
      if let failure = state.failure { throw failure }
      return state.tally
    }
  }

  private func advice(for observation: Observation) throws -> [Money]? {
    var prices: [Money]?
    var attempt = 0
    while prices == nil, attempt < Self.attempts {
      let reply = try reply(
        to: source.prompt.request(for: observation, attempt: attempt), observation)
      prices = PriceAnswer.prices(in: reply.choices.first?.text ?? "", for: observation)
      attempt += 1
    }
    state.withLock { state in
      state.tally.decisions += 1
      state.tally.retried += attempt > 1 ? 1 : 0
      state.tally.kept += prices == nil ? 1 : 0
    }
    return prices
  }

  private func reply(to request: ChatRequest, _ observation: Observation) throws -> ChatReply {
    do {
      return try source.answer(request)
    } catch LanguageModelError.notRecorded {
      throw AdviceError.unrecorded(
        strategy: source.strategy, file: source.file, day: observation.day)
    }
  }
}

/// How the questions of some seasons went.
public struct AdviceTally: Sendable, Hashable, Codable {
  /// Decisions that the model was asked for.
  public var decisions = 0
  /// Decisions whose first answer held no usable prices.
  public var retried = 0
  /// Decisions without any usable answer: the posted prices stayed.
  public var kept = 0

  /// Returns the sums.
  static func + (left: AdviceTally, right: AdviceTally) -> AdviceTally {
    AdviceTally(
      decisions: left.decisions + right.decisions, retried: left.retried + right.retried,
      kept: left.kept + right.kept)
  }
}
