import TransformerScorer

/// What stands for a feature that is left out: its mean.
struct FeatureMeans: Sendable, Hashable {
  private let context: [Float]
  private let event: [Float]
  private let offer: [Float]

  /// The means over the tokens of a market; a feature that never varies can't explain anything.
  init(of tokens: TokenBatch) {
    context = Self.columnMeans(tokens.context, width: TokenFeatures.context.count)
    event = Self.columnMeans(tokens.events, width: TokenFeatures.event.count)
    offer = Self.columnMeans(tokens.offers, width: TokenFeatures.offer.count)
  }

  /// The means of the data that a network was trained on, where standardised features are 0.
  ///
  /// Columns that the network does not read have none; their values do not matter.
  init(training weights: ScorerWeights) {
    let standard = weights.standardisation
    context = Self.spread(
      standard.contextMean, weights.shape.contextColumns, TokenFeatures.context.count)
    event = standard.eventMean
    offer = Self.spread(standard.offerMean, weights.shape.offerColumns, TokenFeatures.offer.count)
  }

  subscript(kind: FeatureGroup.Kind) -> [Float] {
    switch kind {
    case .context: context
    case .event: event
    case .offer: offer
    }
  }

  private static func columnMeans(_ values: [Float], width: Int) -> [Float] {
    let rows = values.count / width
    return (0..<width).map { column in
      // A column of one value has that value as its mean, whatever rounding would say.
      let all = stride(from: column, to: values.count, by: width)
      guard let first = all.first(where: { _ in true }).map({ values[$0] }) else { return 0 }
      guard all.contains(where: { values[$0] != first }) else { return first }
      return Float(all.reduce(0.0) { $0 + Double(values[$1]) } / Double(rows))
    }
  }

  private static func spread(_ means: [Float], _ columns: [Int], _ count: Int) -> [Float] {
    var all = Array(repeating: Float(0), count: count)
    for (mean, column) in zip(means, columns) { all[column] = mean }
    return all
  }
}
