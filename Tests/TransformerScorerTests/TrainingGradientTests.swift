import Testing

@testable import TransformerScorer

private let noise = TrainingNoise(seed: 5, step: 3, dropout: 0.2, historyShare: 0.5)

/// The network in `Double`, with dropout and cut histories, which the step's numbers hold fixed.
private func makeProbe() -> PassProbe<TrainingReference<Double>> {
  PassProbe(
    TrainingSamples.weights(TrainingSamples.smallShape), rows: 8, noise: noise,
    TrainingReference<Double>())
}

private let parameters = TrainingSamples.weights(TrainingSamples.smallShape).parameters
  .map(Double.init)
private let gradient = makeProbe().gradient(parameters)

@Test(
  "the gradient of every tensor is the loss's slope",
  arguments: ScorerLayout(TrainingSamples.smallShape).tensors)
func gradientIsSlope(tensor: ScorerLayout.Tensor) {
  let probe = makeProbe()
  var stream = TrainingSamples.stream(tensor.name)
  let direction = tensor.range.map { _ in Double(TrainingSamples.normal(&stream)) }
  // Choices reach the trunk, quantities only their own head (0.1 of their cross-entropy).
  let isQuantity = tensor.name.hasPrefix("quantity.")
  func loss(_ step: Double) -> Double {
    var moved = parameters
    for (index, slope) in zip(tensor.range, direction) { moved[index] += step * slope }
    let loss = probe.loss(moved)
    return isQuantity ? 0.1 * loss.quantity : loss.choice
  }
  // Central differences of fourth order: error about h^4 times the fifth derivative, 1e-12 here,
  // plus rounding, 1e-15 x loss (about 100) / h.
  let h = 1e-3
  let numeric = (8 * (loss(h) - loss(-h)) - (loss(2 * h) - loss(-2 * h))) / (12 * h)
  let exact = zip(tensor.range, direction).reduce(0) { $0 + gradient[$1.0] * $1.1 }
  #expect(abs(numeric - exact) <= 1e-6 * max(abs(exact), 1e-2), "\(numeric) \(exact)")
  #expect(exact != 0)
}

@Test("an exponent of a price slope at its limit has no gradient")
func clampedSlope() {
  var moved = parameters
  let bias = ScorerLayout(TrainingSamples.smallShape)["head.bias"].offset
  moved[bias + 1] = 50
  moved[bias + 2] = -50
  let gradient = makeProbe().gradient(moved)
  #expect(gradient[bias + 1] == 0 && gradient[bias + 2] == 0)
  #expect(gradient[bias] != 0)
}

@Test(
  "the fast pass gives the reference's loss and gradient",
  arguments: [ScorerShape.full, .rawHistory, TrainingSamples.smallShape])
func fastPassAgrees(shape: ScorerShape) {
  let weights = TrainingSamples.weights(shape)
  let exact = PassProbe(weights, rows: 9, noise: noise, TrainingReference<Double>())
  let expected = exact.gradient(weights.parameters.map(Double.init))
  let expectedLoss = exact.loss(weights.parameters.map(Double.init))
  for kernels in trainingKernels {
    let fast = PassProbe(weights, rows: 9, noise: noise, FastArithmetic(kernels))
    let loss = fast.loss(weights.parameters)
    #expect(abs(loss.choice - expectedLoss.choice) <= 1e-5 * expectedLoss.choice)
    #expect(abs(loss.quantity - expectedLoss.quantity) <= 1e-5 * expectedLoss.quantity)
    let found = fast.gradient(weights.parameters)
    for tensor in ScorerLayout(shape).tensors {
      // Float sums of about 150 tokens: a few times 150 x 6e-8 of the tensor's norm.
      let error = norm(tensor.range.map { Double(found[$0]) - expected[$0] })
      #expect(error <= 1e-4 * norm(tensor.range.map { expected[$0] }), "\(tensor.name)")
    }
  }
}

private func norm(_ values: [Double]) -> Double {
  values.reduce(0) { $0 + $1 * $1 }.squareRoot()
}
