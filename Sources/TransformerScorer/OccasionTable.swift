/// Occasions with what happened: data to train and to judge a scorer on.
public struct OccasionTable: Sendable, Equatable {
  /// What is known before the choice, prices excepted.
  public var tokens = TokenBatch()
  /// ln(price / regular price) of each offer, at most 0.
  public var logRegular: [Float] = []
  /// ln(price / expected price) of each offer.
  public var logExpected: [Float] = []
  /// The chosen offer's ordinal in its row, or -1 for none of them.
  public var choices: [Int8] = []
  /// Units of the chosen offer; 0 without a purchase.
  public var quantities: [Float] = []
  /// How many occasions the row stands for.
  public var weights: [Float] = []
  /// Dense identifier of the consumer.
  public var consumers: [Int32] = []
  /// Index of the category.
  public var categories: [Int16] = []
  /// Period.
  public var periods: [Int16] = []

  /// Creates an empty table.
  public init() {}

  /// Occasions.
  public var rows: Int { choices.count }

  /// Appends the row `index` of another table.
  public mutating func append(_ index: Int, of other: OccasionTable) {
    let source = other.tokens
    let (c, e, o) = (
      TokenFeatures.context.count, TokenFeatures.event.count, TokenFeatures.offer.count
    )
    let events = Int(source.eventStarts[index])..<Int(source.eventStarts[index + 1])
    let offers = Int(source.offerStarts[index])..<Int(source.offerStarts[index + 1])
    tokens.context += source.context[index * c..<(index + 1) * c]
    tokens.events += source.events[events.lowerBound * e..<events.upperBound * e]
    tokens.offers += source.offers[offers.lowerBound * o..<offers.upperBound * o]
    tokens.eventItems += source.eventItems[events]
    tokens.offerItems += source.offerItems[offers]
    tokens.closeRow()
    logRegular += other.logRegular[offers]
    logExpected += other.logExpected[offers]
    choices.append(other.choices[index])
    quantities.append(other.quantities[index])
    weights.append(other.weights[index])
    consumers.append(other.consumers[index])
    categories.append(other.categories[index])
    periods.append(other.periods[index])
  }
}

extension OccasionTable {
  /// Appends every row of another table.
  public mutating func append(contentsOf other: OccasionTable) {
    let (events, offers) = (tokens.eventStarts.last ?? 0, tokens.offerStarts.last ?? 0)
    tokens.context += other.tokens.context
    tokens.events += other.tokens.events
    tokens.offers += other.tokens.offers
    tokens.eventItems += other.tokens.eventItems
    tokens.offerItems += other.tokens.offerItems
    tokens.eventStarts += other.tokens.eventStarts.dropFirst().map { $0 + events }
    tokens.offerStarts += other.tokens.offerStarts.dropFirst().map { $0 + offers }
    logRegular += other.logRegular
    logExpected += other.logExpected
    choices += other.choices
    quantities += other.quantities
    weights += other.weights
    consumers += other.consumers
    categories += other.categories
    periods += other.periods
  }
}
