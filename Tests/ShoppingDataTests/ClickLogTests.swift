import Foundation
import RandomStreams
import ShoppingData
import Testing
import TransformerScorer

/// A made-up shop with known utilities: an item browsed a week before, and not bought then, is worth
/// 1.5 utils more.
@Suite("browsing moves intent")
struct ClickLogTests {
  static let (liking, effect) = (-1.0, 1.5)
  static let weeks = 14
  static let items = 3

  /// The shop's files.
  static func files(consumers: Int) -> [String: String] {
    var stream = RandomStream(
      seed: 21, replication: ReplicationKey(.rank, number: 0), purpose: "clicks",
      entity: EntityKey("test"))
    var (bought, seen) = (TeaShop.header, "consumer_id,period,item_id,kind\n")
    var visits = "consumer_id,outlet_id,period\n"
    for consumer in 1...consumers {
      var browsed = -1
      for week in 1...weeks {
        visits += "\(consumer),o,\(week)\n"
        let choice = choose(&stream, browsed: browsed)
        if choice < items { bought += "\(consumer),\(week),o,x,t\(choice + 1),1,2,2,0\n" }
        let next = Int(stream.nextUniform() * Double(items))
        seen += "\(consumer),\(week),t\(next + 1),browse\n"
        browsed = next == choice ? -1 : next
      }
    }
    return [
      "items.csv": TeaShop.items, "transactions.csv": bought, "visits.csv": visits,
      "events.csv": seen,
    ]
  }

  /// Draws an item or, as the last alternative, none by the shop's utilities.
  static func choose(_ stream: inout RandomStream, browsed: Int) -> Int {
    let weights = (0..<items).map { exp(liking + ($0 == browsed ? effect : 0)) } + [1]
    var rest = stream.nextUniform() * weights.reduce(0, +)
    return weights.firstIndex { weight in
      rest -= weight
      return rest < 0
    } ?? items
  }

  /// Whether the row's tokens say that the offer's item was browsed the week before.
  static func isBrowsed(_ offer: Int, _ row: Int, _ table: OccasionTable) -> Bool {
    table.events(row).contains {
      table.tokens.eventItems[$0].relation(to: table.tokens.offerItems[offer]) == 4
        && table.event($0, "log_quantity") < 0 && table.event($0, "log_weeks_ago") == 0
    }
  }

  @Test("a logit fitted to the tokens finds the known effect of a browse")
  func effect() throws {
    var options = PreparationOptions.small
    (options.train, options.validation, options.test) = (6...12, 13...13, 14...14)
    let table = try DataFolder(Self.files(consumers: 500)).prepare(options).table(.train)
    var (liking, effect) = (0.0, 0.0)
    var information = (0.0, 0.0, 0.0)
    // Newton's steps on a concave likelihood; twelve leave no error that matters.
    for _ in 0..<12 {
      var gradient = (0.0, 0.0)
      information = (0, 0, 0)
      for row in 0..<table.rows {
        let browsed = table.offers(row).map { Self.isBrowsed($0, row, table) ? 1.0 : 0 }
        let weights = browsed.map { exp(liking + effect * $0) }
        let total = 1 + weights.reduce(0, +)
        let buys = (total - 1) / total
        let mean = zip(weights, browsed).reduce(0) { $0 + $1.0 * $1.1 } / total
        let choice = Int(table.choices[row])
        gradient.0 += (choice < 0 ? 0 : 1) - buys
        gradient.1 += (choice < 0 ? 0 : browsed[choice]) - mean
        information.0 += buys * (1 - buys)
        information.1 += mean * (1 - buys)
        information.2 += mean * (1 - mean)
      }
      let determinant = information.0 * information.2 - information.1 * information.1
      liking += (information.2 * gradient.0 - information.1 * gradient.1) / determinant
      effect += (information.0 * gradient.1 - information.1 * gradient.0) / determinant
    }
    let determinant = information.0 * information.2 - information.1 * information.1
    let standardError = (information.0 / determinant).squareRoot()
    #expect(standardError < 0.1)
    #expect(abs(effect - Self.effect) < 4 * standardError)
    #expect(abs(liking - Self.liking) < 4 * (information.2 / determinant).squareRoot())
  }
}
