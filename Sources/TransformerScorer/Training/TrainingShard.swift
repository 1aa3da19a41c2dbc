internal import RandomStreams
internal import TensorKernels

/// A part of a batch, standardised and ready for a pass: contexts, events and offers as compact
/// matrices, relations, prices and outcomes.
///
/// SAFETY of the pointers: every buffer is reserved for the shard's size before it is written.
package final class TrainingShard<Number: TrainingNumber> {
  private let shape: ScorerShape
  private let context: ColumnStandardiser
  private let event: ColumnStandardiser
  private let offer: ColumnStandardiser
  /// Occasions.
  package private(set) var rows = 0
  /// Events of all occasions.
  package private(set) var events = 0
  /// Offers of all occasions.
  package private(set) var offers = 0
  /// Standardised features `[rows | events | offers, columns]`.
  let contextInput = TrainingBuffer<Number>()
  let eventInput = TrainingBuffer<Number>()
  let offerInput = TrainingBuffer<Number>()
  let eventStarts = TrainingBuffer<Int32>()
  let offerStarts = TrainingBuffer<Int32>()
  let relations = TrainingBuffer<UInt8>()
  let relationStarts = TrainingBuffer<Int32>()
  /// The most tokens of an occasion, and the room that all relations take.
  private(set) var longest = 0
  private(set) var relationCount = 0
  /// ln(price / regular), ln(price / expected) `[offers]`.
  let logRegular = TrainingBuffer<Number>()
  let logExpected = TrainingBuffer<Number>()
  /// The chosen offer among the shard's offers, or -1 `[rows]`.
  let choices = TrainingBuffer<Int32>()
  /// Class of the quantity bought, from 0 `[rows]`.
  let quantityClasses = TrainingBuffer<Int32>()
  let weights = TrainingBuffer<Number>()
  /// Streams of each token `[rows + events + offers]`; unused without noise.
  let entities = TrainingBuffer<UInt64>()
  let places = TrainingBuffer<UInt32>()
  /// The step's random numbers; nil in evaluation.
  private(set) var noise: TrainingNoise?
  private var views: [HistoryView] = []

  /// Allocates nothing yet.
  package init(shape: ScorerShape, standardisation: Standardisation) {
    self.shape = shape
    context = ColumnStandardiser(
      columns: shape.contextColumns, mean: standardisation.contextMean,
      deviation: standardisation.contextDeviation, limit: Standardisation.contextLimit,
      stored: TokenFeatures.context.count)
    event = ColumnStandardiser(
      columns: Array(0..<shape.eventFeatures), mean: standardisation.eventMean,
      deviation: standardisation.eventDeviation, limit: Standardisation.tokenLimit,
      stored: TokenFeatures.event.count)
    offer = ColumnStandardiser(
      columns: shape.offerColumns, mean: standardisation.offerMean,
      deviation: standardisation.offerDeviation, limit: Standardisation.tokenLimit,
      stored: TokenFeatures.offer.count)
  }

  /// Tokens.
  package var tokens: Int { rows + events + offers }

  /// Sum of the occasions' weights.
  package var weight: Double { (0..<rows).reduce(0) { $0 + Double(weights.pointer[$1]) } }

  /// Takes the occasions `order[range]` of `table`.
  ///
  /// - Parameters:
  ///   - table: The data.
  ///   - order: Rows of the table in the epoch's order.
  ///   - range: The shard's part of it; a place there names the occasion's random numbers.
  ///   - noise: The step's random numbers; nil in evaluation.
  package func load(
    _ table: OccasionTable, order: [Int32], range: Range<Int>, noise: TrainingNoise?
  ) {
    self.noise = noise
    measure(table, order, range)
    reserve()
    for (row, place) in range.enumerated() { write(row, of: table, source: Int(order[place])) }
    nameTokens(range)
  }

  /// Draws the views, and counts what each occasion shows.
  private func measure(_ table: OccasionTable, _ order: [Int32], _ range: Range<Int>) {
    rows = range.count
    (longest, relationCount) = (0, 0)
    eventStarts.fill(rows + 1, with: 0)
    offerStarts.fill(rows + 1, with: 0)
    relationStarts.fill(rows + 1, with: 0)
    views.removeAll(keepingCapacity: true)
    for (row, place) in range.enumerated() {
      let view =
        noise.map { $0.view(of: $0.entity(place: place), capacity: shape.eventCapacity) } ?? .whole
      views.append(view)
      let source = Int(order[place])
      let eventCount = shownEvents(view, of: table, source)
      let offerCount = Int(table.tokens.offerStarts[source + 1] - table.tokens.offerStarts[source])
      eventStarts.pointer[row + 1] = eventStarts.pointer[row] + Int32(eventCount)
      offerStarts.pointer[row + 1] = offerStarts.pointer[row] + Int32(offerCount)
      let count = 1 + eventCount + offerCount
      longest = max(longest, count)
      relationCount += count * AttentionPlan.stride(tokens: count)
      relationStarts.pointer[row + 1] = Int32(relationCount)
    }
    events = Int(eventStarts.pointer[rows])
    offers = Int(offerStarts.pointer[rows])
  }

  private func shownEvents(_ view: HistoryView, of table: OccasionTable, _ source: Int) -> Int {
    let count = Int(table.tokens.eventStarts[source + 1] - table.tokens.eventStarts[source])
    return switch view {
    case .whole: min(count, shape.eventCapacity)
    case .newest(let limit): min(count, limit)
    case .noPast: 0
    }
  }

  private func reserve() {
    contextInput.reserve(rows * context.columns.count)
    eventInput.reserve(events * event.columns.count)
    offerInput.reserve(offers * offer.columns.count)
    relations.fill(relationCount, with: 0)
    logRegular.reserve(offers)
    logExpected.reserve(offers)
    choices.reserve(rows)
    quantityClasses.reserve(rows)
    weights.reserve(rows)
  }

  private func write(_ row: Int, of table: OccasionTable, source: Int) {
    let firstEvent = Int(eventStarts.pointer[row])
    let firstOffer = Int(offerStarts.pointer[row])
    let eventCount = Int(eventStarts.pointer[row + 1]) - firstEvent
    let offerCount = Int(offerStarts.pointer[row + 1]) - firstOffer
    let sourceEvent = Int(table.tokens.eventStarts[source])
    let sourceOffer = Int(table.tokens.offerStarts[source])
    let isUnknown = views[row] == .noPast
    context.write(
      table.tokens.context, first: source, count: 1, to: contextInput, at: row,
      rewrite: isUnknown ? { NoPast.rewrite(context: $0) } : nil)
    event.write(
      table.tokens.events, first: sourceEvent, count: eventCount, to: eventInput, at: firstEvent,
      rewrite: nil)
    offer.write(
      table.tokens.offers, first: sourceOffer, count: offerCount, to: offerInput, at: firstOffer,
      rewrite: isUnknown ? { NoPast.rewrite(offer: $0) } : nil)
    for index in 0..<offerCount {
      logRegular.pointer[firstOffer + index] = Number(table.logRegular[sourceOffer + index])
      logExpected.pointer[firstOffer + index] = Number(table.logExpected[sourceOffer + index])
    }
    relate(row, table.tokens, sourceEvent, eventCount, sourceOffer, offerCount)
    writeOutcome(row, of: table, source: source, firstOffer: firstOffer)
  }

  private func writeOutcome(_ row: Int, of table: OccasionTable, source: Int, firstOffer: Int) {
    let choice = Int(table.choices[source])
    choices.pointer[row] = Int32(choice < 0 ? -1 : firstOffer + choice)
    let units = Int(table.quantities[source].rounded())
    quantityClasses.pointer[row] = Int32(min(max(units, 1), shape.quantityClasses) - 1)
    weights.pointer[row] = Number(table.weights[source])
  }

  /// Fills the occasion's relations; pairs with the context token keep 0.
  private func relate(
    _ row: Int, _ tokens: TokenBatch, _ firstEvent: Int, _ events: Int, _ firstOffer: Int,
    _ offers: Int
  ) {
    let count = 1 + events + offers
    let stride = AttentionPlan.stride(tokens: count)
    let matrix = relations.pointer + Int(relationStarts.pointer[row])
    func item(_ token: Int) -> TokenBatch.ItemIdentity {
      token <= events
        ? tokens.eventItems[firstEvent + token - 1]
        : tokens.offerItems[firstOffer + token - 1 - events]
    }
    for i in 1..<max(1, count) {
      let own = item(i)
      matrix[i * stride + i] = 4
      for j in 1..<i {
        let relation = UInt8(own.relation(to: item(j)))
        matrix[i * stride + j] = relation
        matrix[j * stride + i] = relation
      }
    }
  }

  /// Names the dropout streams of every token: the occasion, and the token's place in it.
  private func nameTokens(_ range: Range<Int>) {
    guard let noise else { return }
    entities.reserve(tokens)
    places.reserve(tokens)
    for (row, place) in range.enumerated() {
      let entity = noise.entity(place: place).bits
      let firstEvent = Int(eventStarts.pointer[row])
      let firstOffer = Int(offerStarts.pointer[row])
      (entities.pointer[row], places.pointer[row]) = (entity, 0)
      for event in firstEvent..<Int(eventStarts.pointer[row + 1]) {
        entities.pointer[rows + event] = entity
        places.pointer[rows + event] = UInt32(1 + event - firstEvent)
      }
      for offer in firstOffer..<Int(offerStarts.pointer[row + 1]) {
        entities.pointer[rows + events + offer] = entity
        places.pointer[rows + events + offer] = UInt32(1 + shape.eventCapacity + offer - firstOffer)
      }
    }
  }
}
