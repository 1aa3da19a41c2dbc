import Testing

@testable import TransformerScorer

private func weights(_ shape: ScorerShape) -> ScorerWeights {
  let count = ScorerLayout(shape).count
  var weights = ScorerWeights(
    shape: shape, parameters: (0..<count).map { Float($0) * 0.25 - 3 },
    standardisation: Standardisation(
      contextMean: shape.contextColumns.map(Float.init),
      contextDeviation: shape.contextColumns.map { _ in 2 },
      eventMean: Array(repeating: -1, count: shape.eventFeatures),
      eventDeviation: Array(repeating: 0.5, count: shape.eventFeatures),
      offerMean: shape.offerColumns.map { -Float($0) },
      offerDeviation: shape.offerColumns.map { _ in 3 }))
  weights.card.text = "From \"invented\" data.\nTwo lines."
  weights.longRunPriceFloor = 0.65
  return weights
}

@Test("weights are read back from their file", arguments: [ScorerShape.full, .rawHistory])
func weightsRoundTrip(shape: ScorerShape) throws {
  let original = weights(shape)
  let read = try ScorerWeights(SafeTensors(parsing: original.safeTensors.serialised()))
  #expect(read == original)
}

@Test("a weights file holds the layout's tensors by name, in order")
func weightsFileNames() {
  let names = weights(.full).safeTensors.tensors.map(\.name)
  #expect(names.first == "embed.context.in.weight")
  #expect(names.contains("block.1.attention.relation"))
  #expect(names.suffix(6).first == "standard.context.mean")
  #expect(names.count == ScorerLayout(.full).tensors.count + 6)
}

@Test("a weights file of another shape names tensor, expected and found shape")
func weightsOfAnotherShape() {
  var file = weights(.full).safeTensors
  file.setMetadata("hidden", "48")
  let error = #expect(throws: SafeTensorsError.self) { try ScorerWeights(file) }
  #expect(
    error?.description
      == "tensor 'block.0.feedforward.in.weight' has shape [32, 64], [32, 48] expected")
}

@Test(
  "a weights file with an entry that can't be used says which",
  arguments: [
    ("format", "other", "header entry 'format' is 'other', 'marketeer-scorer' expected"),
    ("heads", "5", "header entry 'heads' is '5', a divisor of the width 32 expected"),
    (
      "context_columns", "age",
      "header entry 'context_columns' is 'age', names in order from "
        + TokenFeatures.context.joined(separator: ",") + " expected"
    ),
    (
      "evidence_lowest", "1.5",
      "header entry 'evidence_lowest' is '1.5', a number above 0 and at most 1.0 expected"
    ),
    (
      "long_run_price_floor", "-1",
      "header entry 'long_run_price_floor' is '-1.0', 0 or more expected"
    ),
  ])
func weightsEntryMessages(key: String, value: String, message: String) {
  var file = weights(.full).safeTensors
  file.setMetadata(key, value)
  let error = #expect(throws: SafeTensorsError.self) { try ScorerWeights(file) }
  #expect(error?.description == message)
}

@Test("weights that are not finite, or a deviation of 0, are refused")
func weightsNumbers() {
  var broken = weights(.full)
  broken.parameters[ScorerLayout(.full)["head.bias"].offset + 1] = .nan
  var flat = weights(.full)
  flat.standardisation.eventDeviation[2] = 0
  let first = #expect(throws: SafeTensorsError.self) { try ScorerWeights(broken.safeTensors) }
  let second = #expect(throws: SafeTensorsError.self) { try ScorerWeights(flat.safeTensors) }
  #expect(first?.description == "tensor 'head.bias' element 1 is not a finite number")
  #expect(
    second?.description
      == "tensor 'standard.event.deviation' element 2 is 0.0, a number above 0 expected")
}

private func table() -> OccasionTable {
  var table = OccasionTable()
  for row in 0..<3 {
    table.tokens.context += (0..<17).map { Float(row * 17 + $0) }
    for event in 0..<row {
      table.tokens.events += Array(repeating: Float(event), count: 9)
      table.tokens.eventItems.append(.init(item: Int32(event), brand: 1, type: 2))
    }
    for offer in 0...row {
      table.tokens.offers += Array(repeating: Float(offer), count: 14)
      table.tokens.offerItems.append(.init(item: Int32(offer), brand: 3, type: 4))
      table.logRegular.append(-0.1)
      table.logExpected.append(0.1)
    }
    table.tokens.closeRow()
    table.choices.append(Int8(row - 1))
    table.quantities.append(Float(row))
    table.weights.append(4)
    table.consumers.append(Int32(row + 70_000))
    table.categories.append(2)
    table.periods.append(9)
  }
  return table
}

@Test("occasions are read back from their file")
func occasionsRoundTrip() throws {
  let original = table()
  #expect(try OccasionTable(SafeTensors(parsing: original.safeTensors.serialised())) == original)
}

@Test("a choice of an offer that is not there, and places out of order, are refused")
func occasionsOutcomes() {
  var wrongChoice = table()
  wrongChoice.choices[0] = 1
  var wrongStart = table()
  wrongStart.tokens.eventStarts[1] = 3
  let first = #expect(throws: SafeTensorsError.self) { try OccasionTable(wrongChoice.safeTensors) }
  let second = #expect(throws: SafeTensorsError.self) { try OccasionTable(wrongStart.safeTensors) }
  #expect(
    first?.description
      == "tensor 'choices' element 0 is 1, -1 or an offer's ordinal below 1 expected")
  #expect(
    second?.description
      == "tensor 'event_starts' element 2 is 1, ascending places from 0 to 3 expected")
}
