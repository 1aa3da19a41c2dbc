public import TransformerScorer

extension ScorerWeights {
  /// A network whose blocks do nothing: alpha is linear in the features.
  ///
  /// Coefficients are rounded from multinomial logits fitted on grocery panels, slopes are the fitted
  /// ones. It stands for trained weights where a test needs a transparent scorer.
  public static let linear: ScorerWeights = {
    let shape = ScorerShape.full
    let layout = ScorerLayout(shape)
    var parameters = Array(repeating: Float(0), count: layout.count)
    parameters.replaceSubrange(layout["head.bias"].range, with: [-0.6, -3.5, -0.19])
    for (name, value) in [
      ("display", 0.31), ("mailer", 0.12), ("log_share", 0.7), ("loyalty", 1.5),
      ("brand_loyalty", 0.5), ("log_decayed_purchases", 0.6), ("log_weeks_since_item", -0.15),
    ] as [(String, Float)] {
      guard let column = TokenFeatures.offer.firstIndex(of: name) else { continue }
      parameters[layout["head.skip.offer"].offset + column] = value
    }
    for (name, value) in [("log_purchase_rate", 0.5), ("log_base_rate", 0.4)] as [(String, Float)] {
      guard let column = TokenFeatures.context.firstIndex(of: name) else { continue }
      parameters[layout["head.skip.context"].offset + column] = value
    }
    return ScorerWeights(
      shape: shape, parameters: parameters, standardisation: Standardisation(unitFor: shape))
  }()
}

extension Standardisation {
  /// Leaves features as they are.
  fileprivate init(unitFor shape: ScorerShape) {
    func fill(_ value: Float, _ count: Int) -> [Float] { Array(repeating: value, count: count) }
    let (c, e, o) = (shape.contextColumns.count, shape.eventFeatures, shape.offerColumns.count)
    self.init(
      contextMean: fill(0, c), contextDeviation: fill(1, c), eventMean: fill(0, e),
      eventDeviation: fill(1, e), offerMean: fill(0, o), offerDeviation: fill(1, o))
  }
}
