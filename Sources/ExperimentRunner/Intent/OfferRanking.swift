import MarketModel

/// Ranks a sample's offers by choice probability.
struct OfferRanking {
  let sample: OccasionSample
  let cut: OfferCut?
  let top: Int

  typealias Part = OfferRecommendation.Part
  typealias Row = OfferRecommendation.Row

  /// One part per segment, or for the one that is asked about.
  func parts(category: Int, only segment: String?) -> [Part] {
    let batch = sample.occasions(category: category)
    let rowSegments = sample.segments(batch)
    let scores = scores(batch)
    return sample.market.segments.enumerated().compactMap { index, description in
      guard segment == nil || segment == description.name else { return nil }
      let rows = rowSegments.indices.filter { rowSegments[$0] == index }
      return part(description.name, rows: rows, category: category, scores: scores)
    }
  }

  /// The part of a sample's only consumer.
  func parts(ofConsumer number: Int, category: Int) -> [Part] {
    let batch = sample.firstOccasion(category: category)
    let segment = sample.market.segments[sample.segments(batch)[0]].name
    return [
      part(
        "consumer \(number) (\(segment))", rows: [0], category: category, scores: scores(batch))
    ]
  }

  /// Scores with the flags that they stand for.
  private struct FlaggedScores {
    var table = ScoreTable()
    var flags: [OfferFlags]
  }

  /// Scores without and with the reduction's flags.
  private struct Scores {
    var plain: FlaggedScores
    var flagged: FlaggedScores
  }

  private func scores(_ batch: ScoringBatch) -> Scores {
    var scores = Scores(
      plain: FlaggedScores(flags: batch.flags), flagged: FlaggedScores(flags: batch.flags))
    sample.intent.score(batch, into: &scores.plain.table)
    guard let cut else { return scores }
    var flagged = batch
    for (ordinal, offer) in batch.offers.enumerated() where cut.offers.contains(offer) {
      flagged.flags[ordinal] = cut.flags
    }
    scores.flagged.flags = flagged.flags
    sample.intent.score(flagged, into: &scores.flagged.table)
    return scores
  }

  private func part(_ audience: String, rows: [Int], category: Int, scores: Scores) -> Part {
    let range = sample.market.categoryOffers[category]
    let list = range.map { sample.market.offers[$0].listPrice.units }
    let plain = probabilities(rows, category, scores.plain, prices: list)
    var offers = range.map { offer in
      let description = sample.market.offers[offer]
      return Row(
        product: description.product, firm: sample.market.firms[description.firm].name,
        listPrice: description.listPrice.units, probability: plain[offer - range.lowerBound])
    }
    var reduced: [Double]?
    if let cut {
      let prices = range.map { cut.price(of: $0, in: sample.market) }
      let changed = probabilities(rows, category, scores.flagged, prices: prices)
      for ordinal in offers.indices {
        offers[ordinal].reducedPrice = prices[ordinal]
        offers[ordinal].reducedProbability = changed[ordinal]
      }
      reduced = changed
    }
    return Part(
      audience: audience, category: sample.market.categories[category].name,
      occasions: rows.count, purchaseProbability: plain.reduce(0, +),
      reducedPurchaseProbability: reduced?.reduce(0, +),
      offers: Array(Self.sorted(offers).prefix(top)))
  }

  /// The likeliest first; of equal ones the first on the shelf.
  private static func sorted(_ rows: [Row]) -> [Row] {
    rows.enumerated().sorted {
      ($1.element.rank, $0.offset) < ($0.element.rank, $1.offset)
    }.map(\.element)
  }

  private func probabilities(
    _ rows: [Int], _ category: Int, _ scores: FlaggedScores, prices: [Double]
  ) -> [Double] {
    guard !rows.isEmpty else { return prices.map { _ in 0 } }
    return sample.demand(
      rows: rows, category: category, scores: scores.table, flags: scores.flags,
      adaptation: .frozen
    ).probabilities(at: prices)
  }
}
