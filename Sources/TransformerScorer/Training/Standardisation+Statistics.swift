extension Standardisation {
  /// Weighted means and deviations of the features that a network of this shape reads in `table`.
  ///
  /// A column that never varies gets deviation 1.
  ///
  /// - Precondition: The table has a row.
  public init(of table: OccasionTable, shape: ScorerShape) {
    precondition(table.rows > 0, "no occasion to standardise on")
    let tokens = table.tokens
    let rows = (0..<table.rows).map { Span(weight: table.weights[$0], tokens: $0..<$0 + 1) }
    let events = (0..<table.rows).map { row in
      let (first, end) = (Int(tokens.eventStarts[row]), Int(tokens.eventStarts[row + 1]))
      return Span(
        weight: table.weights[row], tokens: first..<min(end, first + shape.eventCapacity))
    }
    let offers = (0..<table.rows).map {
      Span(
        weight: table.weights[$0],
        tokens: Int(tokens.offerStarts[$0])..<Int(tokens.offerStarts[$0 + 1]))
    }
    let context = Self.moments(tokens.context, TokenFeatures.context.count, rows)
    let event = Self.moments(tokens.events, TokenFeatures.event.count, events)
    let offer = Self.moments(tokens.offers, TokenFeatures.offer.count, offers)
    self.init(
      contextMean: shape.contextColumns.map { context.mean[$0] },
      contextDeviation: shape.contextColumns.map { context.deviation[$0] },
      eventMean: event.mean, eventDeviation: event.deviation,
      offerMean: shape.offerColumns.map { offer.mean[$0] },
      offerDeviation: shape.offerColumns.map { offer.deviation[$0] })
  }

  private struct Span {
    var weight: Float
    var tokens: Range<Int>
  }

  private static func moments(
    _ values: [Float], _ columns: Int, _ spans: [Span]
  ) -> (mean: [Float], deviation: [Float]) {
    let mean = averages(values, columns, spans, around: [Double](repeating: 0, count: columns), 1)
    let variance = averages(values, columns, spans, around: mean, 2)
    let deviation = variance.map { $0.squareRoot() > 1e-6 ? Float($0.squareRoot()) : 1 }
    return (mean.map { Float($0) }, deviation)
  }

  /// Weighted averages of (value - centre) to the power 1 or 2.
  private static func averages(
    _ values: [Float], _ columns: Int, _ spans: [Span], around centre: [Double], _ power: Int
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: columns)
    var total = 0.0
    for span in spans {
      for token in span.tokens {
        for column in 0..<columns {
          let distance = Double(values[token * columns + column]) - centre[column]
          sums[column] += Double(span.weight) * (power == 1 ? distance : distance * distance)
        }
        total += Double(span.weight)
      }
    }
    return sums.map { total > 0 ? $0 / total : 0 }
  }
}
