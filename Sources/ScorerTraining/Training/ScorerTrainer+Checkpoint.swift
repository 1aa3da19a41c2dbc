public import Foundation
import RandomStreams
import TransformerScorer

extension ScorerTrainer {
  private static let format = "marketeer-training-2"

  /// Writes everything that training needs to go on, replacing the file in one move.
  public func save(to file: URL) throws(TrainingError) {
    try TrainingOutput.write(checkpoint.serialised(), to: file.path)
  }

  private var checkpoint: SafeTensors {
    var file = SafeTensors()
    for (key, value) in identity { file.setMetadata(key, value) }
    file.setMetadata("step", "\(state.step)")
    file.setMetadata("best_epoch", "\(state.bestEpoch)")
    for (name, values) in [
      ("parameters", state.parameters), ("first_moment", state.firstMoment),
      ("second_moment", state.secondMoment), ("average", state.average), ("best", state.best),
    ] {
      file.append(name, values, shape: [values.count])
    }
    file.append("sums", [state.bestLoss, state.recentLoss, state.recentWeight], shape: [3])
    let curve = state.curve.flatMap {
      [Double($0.step), $0.trainingLoss, $0.validationLoss ?? .nan]
    }
    file.append("curve", curve, shape: [state.curve.count, 3])
    return file
  }

  /// Returns what a checkpoint must share with a training to be its own.
  static func identity(
    _ training: OccasionTable, _ validation: OccasionTable, _ options: TrainingOptions,
    start: ScorerWeights
  ) -> [(key: String, value: String)] {
    let shape = start.shape
    return [
      ("format", format), ("recipe", options.recipe),
      (
        "network",
        "context \(shape.contextColumns), offer \(shape.offerColumns), width \(shape.width), "
          + "heads \(shape.heads), hidden \(shape.hidden), blocks \(shape.blocks), events "
          + "\(shape.eventCapacity), quantities \(shape.quantityClasses)"
      ),
      ("training_data", training.fingerprint), ("validation_data", validation.fingerprint),
      ("starting_weights", start.fingerprint),
    ]
  }

  /// Goes on from a checkpoint.
  ///
  /// - Throws: `TrainingError` if it can't be read or is of another training.
  public mutating func restore(from file: URL) throws(TrainingError) {
    let contents = try TensorFile.read(file)
    do throws(SafeTensorsError) {
      for (key, expected) in identity {
        let found = try contents.entry(key)
        guard found != expected else { continue }
        throw .invalidEntry(key: key, value: found, expected: expected)
      }
      state = try TrainingState(contents, count: start.parameters.count, steps: steps)
    } catch {
      guard case .invalidEntry(let key, let value, let expected) = error else {
        throw .contents(path: file.path, error)
      }
      throw .otherTraining(path: file.path, what: key, expected: expected, found: value)
    }
  }
}

extension TrainingState {
  fileprivate init(_ file: SafeTensors, count: Int, steps: Int) throws(SafeTensorsError) {
    self.init(parameters: try file.floats("parameters", shape: [count]))
    firstMoment = try file.floats("first_moment", shape: [count])
    secondMoment = try file.floats("second_moment", shape: [count])
    average = try file.floats("average", shape: [count])
    best = try file.floats("best", shape: [count])
    step = try file.integerEntry("step", in: 0...steps)
    bestEpoch = try file.integerEntry("best_epoch", in: 0...steps)
    let sums: [Double] = try file.numbers("sums", shape: [3])
    (bestLoss, recentLoss, recentWeight) = (sums[0], sums[1], sums[2])
    let points: [Double] = try file.numbers("curve", shape: [nil, 3])
    curve = stride(from: 0, to: points.count, by: 3).map {
      TrainingPoint(
        step: Int(points[$0]), trainingLoss: points[$0 + 1],
        validationLoss: points[$0 + 2].isNaN ? nil : points[$0 + 2])
    }
  }
}

extension OccasionTable {
  /// Number of rows and a hash of every column.
  fileprivate var fingerprint: String {
    var hash = Fingerprint()
    hash.add(tokens.context)
    hash.add(tokens.events)
    hash.add(tokens.offers)
    hash.add(integers: tokens.eventStarts)
    hash.add(integers: tokens.offerStarts)
    for identity in tokens.eventItems + tokens.offerItems {
      hash.add(integers: [identity.item, identity.brand, identity.type])
    }
    for column in [logRegular, logExpected, quantities, weights] { hash.add(column) }
    hash.add(integers: choices)
    hash.add(integers: consumers)
    hash.add(integers: categories)
    hash.add(integers: periods)
    return "\(rows) occasions, \(hash.text)"
  }
}

extension ScorerWeights {
  fileprivate var fingerprint: String {
    var hash = Fingerprint()
    hash.add(parameters)
    let scale = standardisation
    for column in [
      scale.contextMean, scale.contextDeviation, scale.eventMean, scale.eventDeviation,
      scale.offerMean, scale.offerDeviation,
    ] {
      hash.add(column)
    }
    hash.add([longRunPriceFloor])
    return hash.text
  }
}

/// A hash of numbers, in their order.
private struct Fingerprint {
  private var key = EntityKey("fingerprint")

  mutating func add(_ numbers: [Float]) {
    for number in numbers { add(UInt64(number.bitPattern)) }
  }

  mutating func add(integers: [some FixedWidthInteger]) {
    for integer in integers { add(UInt64(truncatingIfNeeded: integer)) }
  }

  private mutating func add(_ word: UInt64) {
    key = key.child(word)
  }

  var text: String { String(key.bits, radix: 16) }
}
