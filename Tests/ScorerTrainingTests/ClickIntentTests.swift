import Foundation
import RandomStreams
import Testing

@testable import ScorerTraining
@testable import TransformerScorer

/// A shop of three items in which a browse the week before is worth 2 utils; a browse is an event of
/// a quarter of a unit.
private struct ClickMarket {
  static let effect = 2.0
  private var stream: RandomStream
  private(set) var table = OccasionTable()

  init(rows: Int, name: String) {
    stream = RandomStream(
      seed: 31, replication: ReplicationKey(.search, number: 0), purpose: "click training",
      entity: EntityKey(name))
    for row in 0..<rows { append(row) }
  }

  private mutating func append(_ row: Int) {
    let browsed = Int(stream.nextUniform() * 4)
    table.tokens.context += TokenFeatures.context.map { _ in Float(stream.nextUniform()) }
    if browsed < 3 { appendBrowse(of: browsed) }
    for item in 0..<3 {
      table.tokens.offers += TokenFeatures.offer.map { _ in Float(stream.nextUniform()) }
      table.tokens.offerItems.append(Self.identity(item))
      table.logRegular.append(0)
      table.logExpected.append(0)
    }
    table.tokens.closeRow()
    let choice = draw((0..<3).map { -1.5 + ($0 == browsed ? Self.effect : 0) })
    table.choices.append(Int8(choice))
    table.quantities.append(choice < 0 ? 0 : 1)
    table.weights.append(1)
    table.consumers.append(Int32(row))
    table.categories.append(0)
    table.periods.append(10)
  }

  mutating func appendBrowse(of item: Int) {
    var event = [Float](repeating: 0, count: TokenFeatures.event.count)
    event[0] = log(0.25)
    event[7] = 1
    table.tokens.events += event
    table.tokens.eventItems.append(Self.identity(item))
  }

  static func identity(_ item: Int) -> TokenBatch.ItemIdentity {
    .init(item: Int32(item), brand: Int32(item), type: 0)
  }

  private mutating func draw(_ utilities: [Double]) -> Int {
    let weights = utilities.map { exp($0) } + [1]
    var rest = stream.nextUniform() * weights.reduce(0, +)
    let drawn = weights.firstIndex { weight in
      rest -= weight
      return rest < 0
    }
    return drawn == 3 ? -1 : drawn ?? -1
  }
}

@Test("a network trained on a click log raises the intent to buy what was browsed, and that only")
func clicksMoveIntent() throws {
  var options = TrainingOptions(seed: 6)
  (options.epochs, options.batch, options.historyDropout) = (12, 64, 0)
  var shape = ScorerShape.rawHistory
  (shape.width, shape.hidden) = (16, 16)
  var trainer = try ScorerTrainer(
    training: ClickMarket(rows: 2_000, name: "training").table,
    validation: ClickMarket(rows: 400, name: "validation").table, shape: shape,
    options: options, startingWeights: nil, threads: 1)
  let result = try trainer.run(checkpoint: nil, progress: { _ in }, isCancelled: { false })
  // The same occasions, scored with the browse and without it.
  let table = ClickMarket(rows: 300, name: "probe").table
  var without = table.tokens
  without.events = []
  without.eventItems = []
  without.eventStarts = without.eventStarts.map { _ in 0 }
  let (seen, unseen) = (
    ScorerReference(result.weights).score(table.tokens),
    ScorerReference(result.weights).score(without)
  )
  var (own, others) = ([Double](), [Double]())
  for row in 0..<table.rows where table.tokens.eventStarts[row] < table.tokens.eventStarts[row + 1]
  {
    let browsed = table.tokens.eventItems[Int(table.tokens.eventStarts[row])]
    for offer in Int(table.tokens.offerStarts[row])..<Int(table.tokens.offerStarts[row + 1]) {
      let lift = Double(seen.alpha[offer] - unseen.alpha[offer])
      if table.tokens.offerItems[offer] == browsed { own.append(lift) } else { others.append(lift) }
    }
  }
  let (lift, spill) = (
    own.reduce(0, +) / Double(own.count), others.reduce(0, +) / Double(others.count)
  )
  // 2,000 occasions leave the effect a standard error of about 0.13.
  #expect(abs(lift - spill - ClickMarket.effect) < 0.6)
}
