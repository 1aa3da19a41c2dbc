import MarketModel
import ScientificComputing

/// What each fare class will still ask for in a booking cycle; `nil` where nothing is expected.
enum ClassForecast {
  /// Returns the true demand after each epoch of the cycle; shape `[epoch][own]`.
  ///
  /// Sums of several epochs count as normal, with their mean and variance. `nil` where what is bought
  /// depends on what is on sale.
  static func known(_ cycle: FareCycle) -> [[Distribution?]]? {
    switch cycle.requests.arrival {
    case .byClass(let classes):
      return (0..<cycle.requests.epochs).map { place in
        cycle.offers.map { offer in
          sum(classes.dropFirst(place + 1).filter { $0.offer == offer }.map(\.units))
        }
      }
    case .byEpoch(let probabilities):
      let count = probabilities.count / cycle.requests.epochs
      return (0..<cycle.requests.epochs).map { place in
        cycle.offers.map { offer in
          singles((place + 1..<cycle.requests.epochs).map { probabilities[$0 * count + offer] })
        }
      }
    case .byChoice: return nil
    }
  }

  /// Returns the demand after an epoch of the cycle that the cycles so far let expect; shape `[own]`.
  ///
  /// A class whose requests were or may have been turned away in a cycle counts as asking for at least
  /// what it was sold; see `CensoredNormal`.
  static func estimated(
    after place: Int, of cycle: FareCycle, from sales: EpochSales
  ) -> [Distribution?] {
    let cycles = CompleteCycles(sales, epochs: cycle.requests.epochs)
    return cycle.offers.indices.map { offer in
      let totals = cycles.first.map { first -> CensoredNormal.Observation in
        let rest = first + place + 1..<first + cycle.requests.epochs
        return CensoredNormal.Observation(
          value: rest.reduce(0) { $0 + Double(sales.units[$1 * sales.offerCount + offer]) },
          isCensored: rest.contains { sales.isCensored(offer, epoch: $0) })
      }
      return CensoredNormal.fit(totals)
    }
  }

  private static func sum(_ demands: [Distribution]) -> Distribution? {
    guard demands.count != 1 else { return demands[0] }
    return normal(
      mean: demands.reduce(0) { $0 + $1.mean }, variance: demands.reduce(0) { $0 + $1.variance })
  }

  private static func singles(_ probabilities: [Double]) -> Distribution? {
    normal(
      mean: probabilities.reduce(0, +),
      variance: probabilities.reduce(0) { $0 + $1 * (1 - $1) })
  }

  private static func normal(mean: Double, variance: Double) -> Distribution? {
    guard mean > 0, variance > 0 else { return nil }
    return .normal(mean: mean, standardDeviation: variance.squareRoot())
  }
}

/// The booking cycles that lie whole in a record of sales.
struct CompleteCycles: Sendable {
  /// Where each begins, as a row of the record.
  let first: [Int]

  /// Finds them; a cycle begins at every multiple of its length, counted from time 0.
  init(_ sales: EpochSales, epochs: Int) {
    let offset = -sales.firstEpoch
    let start = offset - offset / epochs * epochs
    first = Array(
      stride(from: start, through: sales.epochCount - epochs, by: epochs))
  }
}
