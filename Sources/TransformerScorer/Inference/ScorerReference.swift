internal import Glibc
internal import TensorKernels

/// The network in plain scalar code with double accumulation: the specification of
/// `ScorerInference`, and far slower.
///
/// One row at a time; `docs/background/purchase-intent.md` has the formulas.
public struct ScorerReference: Sendable {
  /// A token's numbers, or a hidden layer's.
  typealias Vector = [Double]

  let weights: ScorerWeights
  private let layout: ScorerLayout

  /// Takes the network's weights.
  public init(_ weights: ScorerWeights) {
    self.weights = weights
    layout = ScorerLayout(weights.shape)
  }

  /// Scores every offer of every row.
  public func score(_ tokens: TokenBatch) -> OfferScores {
    var scores = OfferScores()
    for row in 0..<tokens.rows { append(row, of: tokens, to: &scores) }
    return scores
  }

  /// Returns the chances of each count of units, given that the offer is bought.
  ///
  /// - Parameters:
  ///   - tokens: The batch.
  ///   - row: A row of the batch.
  ///   - offer: An offer's ordinal in the row.
  ///   - logRegular: ln(price / regular price).
  /// - Returns: One chance per class: 1, 2, ... units; the last class is open at the top.
  public func quantityProbabilities(
    _ tokens: TokenBatch, row: Int, offer: Int, logRegular: Float
  ) -> [Float] {
    let input = RowInput(tokens, row, weights)
    let token = normalise(offerTokens(input)[offer], "head.norm")
    let kappa = exp(tensor("quantity.logkappa")[0])
    let logits = affine(token, "quantity").enumerated().map { index, logit in
      logit - kappa * log(Double(index + 1)) * Double(logRegular)
    }
    return ScalarKernels.softmax(logits).map { Float($0) }
  }

  private func append(_ row: Int, of tokens: TokenBatch, to scores: inout OfferScores) {
    let input = RowInput(tokens, row, weights)
    let contextSkip = dot(input.context, tensor("head.skip.context"))
    for (offer, token) in zip(input.offers, offerTokens(input)) {
      let head = affine(normalise(token, "head.norm"), "head")
      let alpha = head[0] + dot(offer, tensor("head.skip.offer")) + contextSkip
      scores.alpha.append(Float(alpha))
      scores.longSlopes.append(weights.longRunPriceFloor + Float(slope(head[1])))
      scores.shortSlopes.append(Float(slope(head[2])))
    }
  }

  private func slope(_ logarithm: Double) -> Double {
    let range = OfferScores.logSlopeRange
    return exp(min(max(logarithm, Double(range.lowerBound)), Double(range.upperBound)))
  }

  /// Returns the offers' tokens after the last block; shape `[offer][width]`.
  private func offerTokens(_ input: RowInput) -> [Vector] {
    var tokens = [embed(input.context, "context")]
    tokens += input.events.map { embed($0, "event") }
    tokens += input.offers.map { embed($0, "offer") }
    for block in 0..<weights.shape.blocks { update(&tokens, block: block, input) }
    return Array(tokens[input.prefix...])
  }

  private func embed(_ features: Vector, _ kind: String) -> Vector {
    affine(affine(features, "embed.\(kind).in").map(ScalarKernels.gelu), "embed.\(kind).out")
  }

  /// Runs a block on every token; the last block's context and events are then read by no one.
  private func update(_ tokens: inout [Vector], block: Int, _ input: RowInput) {
    let name = "block.\(block)"
    let projections = tokens.map {
      affine(normalise($0, "\(name).attention.norm"), "\(name).attention.qkv")
    }
    for index in tokens.indices {
      let attended = attend(index, projections, "\(name).attention.relation", input)
      tokens[index] = sum(tokens[index], affine(attended, "\(name).attention.out"))
      let normal = normalise(tokens[index], "\(name).feedforward.norm")
      let hidden = affine(normal, "\(name).feedforward.in").map(ScalarKernels.gelu)
      tokens[index] = sum(tokens[index], affine(hidden, "\(name).feedforward.out"))
    }
  }

  /// Returns what token `query` gathers: an offer from all tokens, others from context and events.
  private func attend(
    _ query: Int, _ projections: [Vector], _ relation: String, _ input: RowInput
  ) -> Vector {
    let (d, heads) = (weights.shape.width, weights.shape.heads)
    let keys = projections[..<(query < input.prefix ? input.prefix : projections.count)]
    let bias = tensor(relation)
    return (0..<heads).flatMap { head in
      let columns = head * d / heads..<(head + 1) * d / heads
      return ScalarKernels.attended(
        Array(projections[query][columns]), keys: keys.map { Array($0[columns.shifted(d)]) },
        values: keys.map { Array($0[columns.shifted(2 * d)]) },
        bias: keys.indices.map { bias[input.relation(query, $0) * heads + head] })
    }
  }
}

/// Layers.
extension ScorerReference {
  private func tensor(_ name: String) -> Vector {
    weights.parameters[layout[name].range].map { Double($0) }
  }

  private func affine(_ x: Vector, _ name: String) -> Vector {
    ScalarKernels.product(x, tensor("\(name).weight"), bias: tensor("\(name).bias"))
  }

  private func normalise(_ x: Vector, _ name: String) -> Vector {
    ScalarKernels.normalised(x, gain: tensor("\(name).gain"), bias: tensor("\(name).bias"))
  }
}

extension Range<Int> {
  fileprivate func shifted(_ distance: Int) -> Range<Int> {
    lowerBound + distance..<upperBound + distance
  }
}

/// One row's standardised features.
private struct RowInput {
  let context: [Double]
  let events: [[Double]]
  let offers: [[Double]]
  /// Of every token; the context has none.
  let identities: [TokenBatch.ItemIdentity?]

  /// Context and event tokens.
  var prefix: Int { 1 + events.count }

  init(_ tokens: TokenBatch, _ row: Int, _ weights: ScorerWeights) {
    let standard = weights.standardisation
    let eventRows = Int(tokens.eventStarts[row])..<Int(tokens.eventStarts[row + 1])
    let offerRows = Int(tokens.offerStarts[row])..<Int(tokens.offerStarts[row + 1])
    context = standardised(
      tokens.context, row, TokenFeatures.context.count, weights.shape.contextColumns,
      standard.contextMean, standard.contextDeviation, Standardisation.contextLimit)
    events = eventRows.map {
      standardised(
        tokens.events, $0, TokenFeatures.event.count, Array(TokenFeatures.event.indices),
        standard.eventMean, standard.eventDeviation, Standardisation.tokenLimit)
    }
    offers = offerRows.map {
      standardised(
        tokens.offers, $0, TokenFeatures.offer.count, weights.shape.offerColumns,
        standard.offerMean, standard.offerDeviation, Standardisation.tokenLimit)
    }
    identities = [nil] + (tokens.eventItems[eventRows] + tokens.offerItems[offerRows]).map { $0 }
  }

  func relation(_ first: Int, _ second: Int) -> Int {
    guard let one = identities[first], let other = identities[second] else { return 0 }
    return one.relation(to: other)
  }
}

private func standardised(
  _ features: [Float], _ row: Int, _ stride: Int, _ columns: [Int], _ mean: [Float],
  _ deviation: [Float], _ limit: Float
) -> [Double] {
  columns.enumerated().map { index, column in
    ScalarKernels.standardised(
      Double(features[row * stride + column]), mean: Double(mean[index]),
      inverse: 1 / Double(deviation[index]), limit: Double(limit))
  }
}

private func dot(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
}

private func sum(_ x: [Double], _ y: [Double]) -> [Double] {
  zip(x, y).map { $0 + $1 }
}
