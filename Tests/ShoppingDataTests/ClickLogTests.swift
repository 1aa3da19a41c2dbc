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
    let occasions = (0..<table.rows).map { row in
      BrowseLogit.Occasion(
        browsed: table.offers(row).map { Self.isBrowsed($0, row, table) ? 1 : 0 },
        choice: Int(table.choices[row]))
    }
    let fit = BrowseLogit(occasions)
    #expect(fit.effectError < 0.1)
    #expect(abs(fit.effect - Self.effect) < 4 * fit.effectError)
    #expect(abs(fit.liking - Self.liking) < 4 * fit.likingError)
  }
}

/// A logit with utility liking + effect x browsed, fitted by Newton's method.
private struct BrowseLogit {
  struct Occasion {
    var browsed: [Double]
    /// The chosen offer, or -1.
    var choice: Int
  }

  var (liking, effect) = (0.0, 0.0)
  private var gradient = (0.0, 0.0)
  private var information = (0.0, 0.0, 0.0)

  /// Takes twelve steps on the concave likelihood; they leave no error that matters.
  init(_ occasions: [Occasion]) {
    for _ in 0..<12 {
      (gradient, information) = ((0, 0), (0, 0, 0))
      for occasion in occasions { add(occasion) }
      liking += (information.2 * gradient.0 - information.1 * gradient.1) / determinant
      effect += (information.0 * gradient.1 - information.1 * gradient.0) / determinant
    }
  }

  private var determinant: Double {
    information.0 * information.2 - information.1 * information.1
  }
  var likingError: Double { (information.2 / determinant).squareRoot() }
  var effectError: Double { (information.0 / determinant).squareRoot() }

  /// Adds an occasion's score and information.
  private mutating func add(_ occasion: Occasion) {
    let weights = occasion.browsed.map { exp(liking + effect * $0) }
    let total = 1 + weights.reduce(0, +)
    let buys = (total - 1) / total
    let mean = zip(weights, occasion.browsed).reduce(0) { $0 + $1.0 * $1.1 } / total
    gradient.0 += (occasion.choice < 0 ? 0 : 1) - buys
    gradient.1 += (occasion.choice < 0 ? 0 : occasion.browsed[occasion.choice]) - mean
    information.0 += buys * (1 - buys)
    information.1 += mean * (1 - buys)
    information.2 += mean * (1 - mean)
  }
}
