import Foundation
import RandomStreams
import TransformerScorer

@testable import ScorerTraining

/// Tables with known contents.
enum Fixture {
  /// A table whose rows all show the offers 0..<items of one category, with all features 0.
  static func table(choices: [Int8], items: Int, consumers: [Int32]? = nil) -> OccasionTable {
    var table = OccasionTable()
    for (row, choice) in choices.enumerated() {
      append(
        to: &table, category: 0, items: Array(0..<Int32(items)), choice: choice,
        consumer: consumers?[row] ?? Int32(row))
    }
    return table
  }

  /// Appends a row whose features are all 0.
  static func append(
    to table: inout OccasionTable, category: Int16, items: [Int32], choice: Int8, consumer: Int32
  ) {
    table.tokens.context += [Float](repeating: 0, count: TokenFeatures.context.count)
    for item in items {
      table.tokens.offers += [Float](repeating: 0, count: TokenFeatures.offer.count)
      table.tokens.offerItems.append(.init(item: item, brand: item, type: 0))
      table.logRegular.append(0)
      table.logExpected.append(0)
    }
    table.tokens.closeRow()
    table.choices.append(choice)
    table.quantities.append(choice < 0 ? 0 : 1)
    table.weights.append(1)
    table.consumers.append(consumer)
    table.categories.append(category)
    table.periods.append(0)
  }

  /// Weights of a raw-history network that standardises nothing; `value` gives each parameter.
  static func weights(_ value: (Int) -> Float) -> ScorerWeights {
    let shape = ScorerShape.rawHistory
    func columns(_ value: Float, _ count: Int) -> [Float] { .init(repeating: value, count: count) }
    let (context, event, offer) = (
      shape.contextColumns.count, shape.eventFeatures, shape.offerColumns.count
    )
    return ScorerWeights(
      shape: shape, parameters: (0..<ScorerLayout(shape).count).map(value),
      standardisation: Standardisation(
        contextMean: columns(0, context), contextDeviation: columns(1, context),
        eventMean: columns(0, event), eventDeviation: columns(1, event),
        offerMean: columns(0, offer), offerDeviation: columns(1, offer)))
  }

  /// Occasions drawn from a logit that is known: two categories of `items` items each.
  static func drawn(rows: Int, items: Int, seed: UInt64, truth: Truth = Truth()) -> OccasionTable {
    var table = OccasionTable()
    var stream = RandomStream(
      seed: seed, replication: .init(.central, number: 0), purpose: "fixture",
      entity: EntityKey("rows"))
    for row in 0..<rows {
      let category = Int16(row % 2)
      append(
        to: &table, category: category,
        items: (0..<Int32(items)).map { $0 + Int32(category) * Int32(items) }, choice: -1,
        consumer: Int32(row / 8))
      fill(row, of: &table, items: items, &stream)
      table.choices[row] = choice(row, of: table, items: items, truth, &stream)
    }
    return table
  }

  /// The logit that `drawn` draws from.
  struct Truth {
    var long: [Float] = [1, 2]
    var short: Float = 1
    var display: Float = 0.8
    var rate: Float = 0.5

    func utilities(_ table: OccasionTable, items: Int) -> OfferUtilities {
      var result = OfferUtilities(withoutPrices: table.logRegular)
      for row in 0..<table.rows {
        let category = Int(table.categories[row])
        for offer in row * items..<(row + 1) * items {
          result.base[offer] =
            -1 - 0.2 * Float(offer % items)
            + display * table.tokens.offers[offer * TokenFeatures.offer.count + 1]
            + rate * table.tokens.context[row * TokenFeatures.context.count]
          result.longSlopes[offer] = long[category]
          result.shortSlopes[offer] = short
        }
      }
      return result
    }
  }

  private static func fill(
    _ row: Int, of table: inout OccasionTable, items: Int, _ stream: inout RandomStream
  ) {
    table.tokens.context[row * TokenFeatures.context.count] = Float(2 * stream.nextUniform() - 1)
    for offer in row * items..<(row + 1) * items {
      table.logRegular[offer] = -0.5 * Float(stream.nextUniform())
      table.logExpected[offer] = table.logRegular[offer] + 0.3 * Float(stream.nextUniform())
      table.tokens.offers[offer * TokenFeatures.offer.count + 1] =
        stream.nextUniform() < 0.3 ? 1 : 0
    }
  }

  private static func choice(
    _ row: Int, of table: OccasionTable, items: Int, _ truth: Truth, _ stream: inout RandomStream
  ) -> Int8 {
    var single = OccasionTable()
    single.append(row, of: table)
    let predictions = ChoicePredictions(truth.utilities(single, items: items), of: single)
    var left = stream.nextUniform()
    for offer in 0..<items {
      left -= exp(predictions.logOffers[offer])
      if left < 0 { return Int8(offer) }
    }
    return -1
  }
}
