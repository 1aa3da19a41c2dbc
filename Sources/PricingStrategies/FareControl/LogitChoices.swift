import MarketModel

/// Choices between fare classes by the multinomial logit, fitted to what was bought from what was on
/// sale.
///
/// With v_j the attraction of class j beside 1 for buying nothing, j is bought from a set with
/// probability v_j / (1 + sum of the set's v). Each round sets v_j to the sales of j over the sum of
/// 1 / (1 + sum of v) of the epochs in which j was on sale, which never lowers the likelihood. Source:
/// D. Hunter, *Annals of Statistics* 32(1), 2004.
struct LogitChoices: Sendable {
  /// Attractions; shape `[own]`.
  let attractions: [Double]

  /// Fits; `nil` where nothing was sold.
  init?(_ sales: EpochSales) {
    let count = sales.offerCount
    var sold = Array(repeating: 0.0, count: count)
    var epochs = Array(repeating: 0.0, count: 1 << count)
    for epoch in 0..<sales.epochCount {
      let set = (0..<count).reduce(0) { sales.wasOnSale($1, epoch: epoch) ? $0 | 1 << $1 : $0 }
      epochs[set] += 1
      for offer in 0..<count { sold[offer] += Double(sales.units[epoch * count + offer]) }
    }
    guard sold.contains(where: { $0 > 0 }) else { return nil }
    var attractions = Array(repeating: 1.0, count: count)
    for _ in 0..<200 {
      let shares = (0..<1 << count).map { 1 / Self.total(attractions, set: $0) }
      attractions = (0..<count).map { offer in
        let chances = epochs.indices.reduce(0.0) {
          $1 & 1 << offer == 0 ? $0 : $0 + epochs[$1] * shares[$1]
        }
        return chances > 0 ? sold[offer] / chances : 0
      }
    }
    self.attractions = attractions
  }

  /// What would be bought from each set.
  var table: FareChoiceTable {
    let count = attractions.count
    return FareChoiceTable(
      offerCount: count,
      probabilities: (0..<1 << count).flatMap { set in
        (0..<count).map { offer in
          set & 1 << offer == 0 ? 0 : attractions[offer] / Self.total(attractions, set: set)
        }
      })
  }

  /// 1 and the attractions of a set.
  private static func total(_ attractions: [Double], set: Int) -> Double {
    attractions.indices.reduce(1) { set & 1 << $1 == 0 ? $0 : $0 + attractions[$1] }
  }
}
