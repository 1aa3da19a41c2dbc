import Foundation
import RandomStreams
import TransformerScorer

/// Occasions of invented consumers, each of whom has a favourite among four items and buys it at a
/// third of the visits, more when its price is cut; others never.
struct TrainingMarket {
  private var stream: RandomStream
  private(set) var table = OccasionTable()

  /// Draws `rows` occasions.
  init(rows: Int, name: String) {
    stream = RandomStream(
      seed: 77, replication: ReplicationKey(.search, number: 0), purpose: "training test",
      entity: EntityKey(name))
    for row in 0..<rows { append(row) }
  }

  private mutating func append(_ row: Int) {
    let favourite = below(4)
    let known = below(5)
    table.tokens.context += TokenFeatures.context.map { _ in Float(stream.nextUniform()) }
    for _ in 0..<known {
      var event = [Float](repeating: 0, count: TokenFeatures.event.count)
      event[8] = Float(stream.nextUniform()) * 2
      table.tokens.events += event
      table.tokens.eventItems.append(identity(favourite))
    }
    var utilities: [Double] = []
    for item in 0..<4 {
      let cut = below(3) == 0 ? -0.3 : 0.0
      table.tokens.offers += TokenFeatures.offer.map { _ in Float(stream.nextUniform()) }
      table.tokens.offerItems.append(identity(item))
      table.logRegular.append(Float(cut))
      table.logExpected.append(Float(cut) + 0.05)
      // Known to the test only: the favourite is bought with odds 1 to 2, at a cut 1.2 to 1.
      utilities.append(item == favourite ? log(0.5) - 3 * cut : -20)
    }
    table.tokens.closeRow()
    let choice = draw(utilities)
    table.choices.append(Int8(choice))
    table.quantities.append(choice < 0 ? 0 : Float(1 + below(3)))
    table.weights.append(1)
    table.consumers.append(Int32(row))
    table.categories.append(0)
    table.periods.append(10)
  }

  private func identity(_ item: Int) -> TokenBatch.ItemIdentity {
    .init(item: Int32(item), brand: Int32(item), type: 0)
  }

  private mutating func below(_ limit: Int) -> Int { Int(stream.nextUniform() * Double(limit)) }

  /// Draws by the largest utility plus Gumbel noise; -1 for none.
  private mutating func draw(_ utilities: [Double]) -> Int {
    var (best, highest) = (-1, -log(-log(stream.nextUniform())))
    for (index, utility) in utilities.enumerated() {
      let value = utility - log(-log(stream.nextUniform()))
      if value > highest { (best, highest) = (index, value) }
    }
    return best
  }

  /// The loss of a model that knows only how often each item is bought.
  static func constantShareLoss(_ table: OccasionTable) -> Double {
    var counts = [Double](repeating: 0, count: 5)
    for choice in table.choices { counts[Int(choice) + 1] += 1 }
    let total = Double(table.rows)
    return counts.filter { $0 > 0 }.reduce(0) { $0 - $1 / total * log($1 / total) }
  }
}
