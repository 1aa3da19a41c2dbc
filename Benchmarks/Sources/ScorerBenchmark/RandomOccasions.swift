import RandomStreams
import TransformerScorer

/// Reproducible occasions of full histories and full shelves.
struct RandomOccasions {
  private var stream = RandomStream(
    seed: 1, replication: ReplicationKey(.rank, number: 0), purpose: "scorer benchmark",
    entity: EntityKey("inputs"))

  /// Returns `rows` occasions with the same number of offers and events, bought and not bought.
  mutating func table(rows: Int, events: Int, offers: Int, shelves: Int = 1) -> OccasionTable {
    var table = OccasionTable()
    table.tokens = batch(rows: rows, events: events, offers: offers, shelves: shelves)
    table.logRegular = list(rows * offers, scale: 0.2).map { -abs($0) }
    table.logExpected = list(rows * offers, scale: 0.2)
    table.choices = (0..<rows).map { $0 % 4 == 0 ? Int8($0 / 4 % offers) : -1 }
    table.quantities = table.choices.map { $0 >= 0 ? 1 : 0 }
    table.weights = Array(repeating: 1, count: rows)
    table.consumers = (0..<rows).map { Int32($0 / shelves) }
    table.categories = Array(repeating: 0, count: rows)
    table.periods = Array(repeating: 20, count: rows)
    return table
  }

  private mutating func list(_ count: Int, scale: Float) -> [Float] {
    (0..<count).map { _ in scale * Float(2 * stream.nextUniform() - 1) }
  }

  private mutating func batch(rows: Int, events: Int, offers: Int, shelves: Int) -> TokenBatch {
    var batch = TokenBatch()
    var (context, history) = ([Float](), [Float]())
    for row in 0..<rows {
      if row % shelves == 0 {
        context = list(TokenFeatures.context.count, scale: 2)
        history = list(events * TokenFeatures.event.count, scale: 2)
      }
      batch.context += context
      batch.events += history
      batch.offers += list(offers * TokenFeatures.offer.count, scale: 2)
      for event in 0..<events { batch.eventItems.append(identity(event % 7)) }
      for offer in 0..<offers { batch.offerItems.append(identity(offer)) }
      batch.closeRow()
    }
    return batch
  }

  private func identity(_ item: Int) -> TokenBatch.ItemIdentity {
    TokenBatch.ItemIdentity(item: Int32(item), brand: Int32(item % 4), type: Int32(item % 3))
  }
}
