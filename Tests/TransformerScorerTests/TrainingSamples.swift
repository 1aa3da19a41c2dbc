import RandomStreams

@testable import TransformerScorer

/// Invented occasions and weights for tests of the training network.
enum TrainingSamples {
  static func stream(_ name: String) -> RandomStream {
    RandomStream(
      seed: 20_260_101, replication: ReplicationKey(.search, number: 0), purpose: "test",
      entity: EntityKey(name))
  }

  /// About normal: the sum of four uniforms, centred, with deviation 1.
  static func normal(_ stream: inout RandomStream) -> Float {
    let sum = (0..<4).reduce(0.0) { total, _ in total + stream.nextUniform() }
    return Float((sum - 2) * 3.0.squareRoot())
  }

  /// Occasions with 0 to `mostEvents` events and 1 to 12 offers, a third of them purchases.
  static func table(rows: Int, mostEvents: Int = 18) -> OccasionTable {
    var stream = stream("occasions")
    func below(_ limit: Int) -> Int { Int(stream.nextUniform() * Double(limit)) }
    var table = OccasionTable()
    for row in 0..<rows {
      for _ in TokenFeatures.context { table.tokens.context.append(normal(&stream)) }
      for _ in 0..<below(mostEvents + 1) {
        for _ in TokenFeatures.event { table.tokens.events.append(normal(&stream)) }
        let item = Int32(below(9))
        table.tokens.eventItems.append(.init(item: item, brand: item / 3, type: item % 2))
      }
      let offers = 1 + below(12)
      for item in 0..<Int32(offers) {
        for _ in TokenFeatures.offer { table.tokens.offers.append(normal(&stream)) }
        table.tokens.offerItems.append(.init(item: item, brand: item / 3, type: item % 2))
        table.logRegular.append(-Float(stream.nextUniform()) * 0.4)
        table.logExpected.append(Float(stream.nextUniform()) * 0.4 - 0.3)
      }
      table.tokens.closeRow()
      table.choices.append(below(3) == 0 ? Int8(below(offers)) : -1)
      table.quantities.append(Float(1 + below(8)))
      table.weights.append(below(2) == 0 ? 1 : 4)
      table.consumers.append(Int32(row))
      table.categories.append(0)
      table.periods.append(9)
    }
    return table
  }

  /// A small network that uses a part of the features.
  static var smallShape: ScorerShape {
    var shape = ScorerShape(contextColumns: [0, 5, 16], offerColumns: [0, 4, 7, 13])
    shape.width = 8
    shape.heads = 2
    shape.hidden = 11
    return shape
  }

  /// Weights of a size at which every part of the network matters.
  static func weights(_ shape: ScorerShape) -> ScorerWeights {
    var stream = stream("weights")
    let layout = ScorerLayout(shape)
    var parameters: [Float] = []
    for tensor in layout.tensors {
      let fan = tensor.shape.count == 2 ? Float(tensor.shape[0]).squareRoot() : 3
      for _ in 0..<tensor.count {
        parameters.append(normal(&stream) / fan + (tensor.name.hasSuffix("gain") ? 1 : 0))
      }
    }
    return ScorerWeights(
      shape: shape, parameters: parameters,
      standardisation: Standardisation(
        contextMean: shape.contextColumns.map { Float($0) * 0.01 },
        contextDeviation: shape.contextColumns.map { _ in 1.5 },
        eventMean: Array(repeating: 0.1, count: 9),
        eventDeviation: Array(repeating: 0.5, count: 9),
        offerMean: shape.offerColumns.map { Float($0) * -0.01 },
        offerDeviation: shape.offerColumns.map { _ in 0.9 }))
  }
}

/// Loss and gradient of one shard in some arithmetic.
struct PassProbe<Arithmetic: TrainingArithmetic> {
  typealias Number = Arithmetic.Number
  let shard: TrainingShard<Number>
  let pass: ScorerPass<Arithmetic>

  init(
    _ weights: ScorerWeights, rows: Int, mostEvents: Int = 18, noise: TrainingNoise?,
    _ arithmetic: Arithmetic
  ) {
    shard = TrainingShard(shape: weights.shape, standardisation: weights.standardisation)
    shard.load(
      TrainingSamples.table(rows: rows, mostEvents: mostEvents), order: Array(0..<Int32(rows)),
      range: 0..<rows,
      noise: noise)
    pass = ScorerPass(
      shape: weights.shape, longRunPriceFloor: weights.longRunPriceFloor, arithmetic: arithmetic)
  }

  func loss(_ parameters: [Number]) -> ShardLoss {
    parameters.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { pass.forward(shard, $0) } ?? ShardLoss()
    }
  }

  func gradient(_ parameters: [Number]) -> [Number] {
    var gradient = [Number](repeating: 0, count: parameters.count)
    parameters.withUnsafeBufferPointer { parameters in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let values = parameters.baseAddress, let slopes = gradient.baseAddress else { return }
        _ = pass.forward(shard, values)
        pass.backward(shard, values, scale: 1, into: slopes)
      }
    }
    return gradient
  }
}
