import Glibc
internal import RandomStreams

extension ScorerWeights {
  /// Untrained weights: matrices normal with deviation 1/sqrt(inputs), the outputs of residual
  /// branches smaller by sqrt(2 blocks), the head small; gains 1; biases 0 but for the head's, which
  /// start at rare purchases (-3.5) and moderate price slopes (-1.5, 0).
  ///
  /// - Parameters:
  ///   - shape: Sizes.
  ///   - standardisation: How features are standardised.
  ///   - seed: Names the random numbers.
  public init(initial shape: ScorerShape, standardisation: Standardisation, seed: UInt64) {
    let layout = ScorerLayout(shape)
    var parameters = [Float](repeating: 0, count: layout.count)
    for tensor in layout.tensors {
      if tensor.name.hasSuffix(".weight") {
        Self.draw(tensor, shape: shape, seed: seed, into: &parameters)
      } else if tensor.name.hasSuffix(".gain") {
        for index in tensor.range { parameters[index] = 1 }
      }
    }
    parameters.replaceSubrange(layout["head.bias"].range, with: [-3.5, -1.5, 0])
    // Elasticity of units given a purchase, -0.43 in grocery panels.
    parameters[layout["quantity.logkappa"].offset] = logf(0.43)
    self.init(shape: shape, parameters: parameters, standardisation: standardisation)
  }

  private static func draw(
    _ tensor: ScorerLayout.Tensor, shape: ScorerShape, seed: UInt64, into parameters: inout [Float]
  ) {
    var deviation = 1 / Double(tensor.shape[0]).squareRoot()
    if tensor.name.hasPrefix("block."), tensor.name.hasSuffix(".out.weight") {
      deviation /= (2 * Double(shape.blocks)).squareRoot()
    }
    if tensor.name == "head.weight" || tensor.name == "quantity.weight" { deviation *= 0.1 }
    let stream = RandomStream(
      seed: seed, replication: ReplicationKey(.search, number: 0),
      purpose: "scorer training start", entity: EntityKey(tensor.name))
    for index in 0..<tensor.count {
      // Box and Muller's transformation of two uniforms.
      let radius = (-2 * log(stream.uniform(at: UInt64(2 * index)))).squareRoot()
      let angle = 2 * Double.pi * stream.uniform(at: UInt64(2 * index + 1))
      parameters[tensor.offset + index] = Float(deviation * radius * cos(angle))
    }
  }
}
