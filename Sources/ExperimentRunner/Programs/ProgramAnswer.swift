import Foundation
import MarketModel

/// Reads a program's answer to a question.
struct ProgramAnswer {
  let question: ProgramMessages.Question

  /// Returns one price per own offer; the posted one where the answer names none.
  ///
  /// - Throws: `ProgramError.Reason` for what is no answer, and for prices that rules forbid.
  func prices(
    _ line: String, for observation: Observation
  ) throws(ProgramError.Reason) -> [Money] {
    let answer = try read(line)
    let known = question.own.map(\.product)
    if let stranger = answer.keys.sorted().first(where: { !known.contains($0) }) {
      throw .badAnswer(
        "there is no product '\(stranger.prefix(40))'; there are \(known.joined(separator: ", "))",
        answer: "")
    }
    var prices = observation.own.map(\.posted)
    for (place, offer) in question.own.enumerated() {
      guard let price = answer[offer.product] else { continue }
      try check(price, offer)
      prices[place] = Money(price)
    }
    return prices
  }

  private func read(_ line: String) throws(ProgramError.Reason) -> [String: Double] {
    do {
      return try JSONDecoder().decode(ProgramMessages.Answer.self, from: Data(line.utf8)).prices
    } catch {
      throw .badAnswer(Self.why(error), answer: String(line.prefix(80)))
    }
  }

  private static func why(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound: "it has no 'prices'"
    case DecodingError.typeMismatch, DecodingError.valueNotFound:
      "'prices' does not give a number for each product"
    default: "it is no JSON object"
    }
  }

  /// Prices between ticks are rounded later, like those of any strategy.
  private func check(
    _ price: Double, _ offer: ProgramMessages.OwnOffer
  ) throws(ProgramError.Reason) {
    guard price.isFinite, price > 0, price < 1e12 else {
      throw .badAnswer("\(price) is no price for '\(offer.product)'", answer: "")
    }
    let slack = 1e-9 * max(1, price)
    guard price >= offer.lowest - slack, price <= (offer.highest ?? .infinity) + slack else {
      throw .outsideRules(
        product: offer.product, price: price, lowest: offer.lowest, highest: offer.highest)
    }
  }
}
