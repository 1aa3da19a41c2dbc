import Foundation
import MarketModel

/// Reads prices out of a model's answer.
enum PriceAnswer {
  /// A price above this multiple of list is taken for a slip, not for a wish.
  static let largestFactor = 10.0

  private struct Wire: Decodable {
    let prices: [String: Double]
  }

  /// The JSON Schema of an answer: a number for each product, and nothing else.
  static func schema(products: [String]) -> String {
    let fields = products.map { "\"\($0)\":{\"type\":\"number\"}" }.joined(separator: ",")
    let names = products.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"type\":\"object\",\"properties\":{\"prices\":{\"type\":\"object\",\"properties\":{"
      + "\(fields)},\"required\":[\(names)],\"additionalProperties\":false}},"
      + "\"required\":[\"prices\"],\"additionalProperties\":false}"
  }

  /// Returns one price per own offer; `nil` unless the text holds a JSON object with exactly the own
  /// products, each above zero and at most ten times its list price.
  ///
  /// Words around the object are passed over: not every endpoint enforces a shape.
  static func prices(in text: String, for observation: Observation) -> [Money]? {
    guard let start = text.firstIndex(of: "{"), let end = text.lastIndex(of: "}"), start < end,
      let wire = try? JSONDecoder().decode(Wire.self, from: Data(text[start...end].utf8)),
      wire.prices.count == observation.own.count
    else { return nil }
    let prices = observation.own.compactMap { price(wire.prices[$0.product], of: $0) }
    return prices.count == observation.own.count ? prices : nil
  }

  private static func price(_ value: Double?, of offer: Observation.OwnOffer) -> Money? {
    guard let value, value > 0, value <= largestFactor * offer.listPrice.units else { return nil }
    return Money(value)
  }
}
