import Glibc

/// The mean of an exponential willingness to pay that fits best what visitors bought.
///
/// A visitor buys at price p with probability e^(-p / mean). The likelihood's maximum solves
/// sum of sold x p = sum of (visits - sold) x p / (e^(p / mean) - 1), whose right side falls in 1 / mean.
/// One visit at list price that bought with probability 1 / e, as if list were the mean, keeps the
/// answer finite before anything is known.
struct WillingnessEstimate: Sendable {
  /// Visits counted.
  private(set) var visits = 0.0
  private var trials: [Trial]
  private let listPrice: Double

  private struct Trial: Sendable {
    var price: Double
    var visits: Double
    var sold: Double
  }

  /// Starts with the list price, in currency units.
  init(listPrice: Double) {
    self.listPrice = listPrice
    trials = [Trial(price: listPrice, visits: 1, sold: exp(-1))]
  }

  /// Adds visits that were asked for a price, in currency units, and what they bought.
  mutating func add(price: Double, visits: Double, sold: Double) {
    guard visits > 0 else { return }
    self.visits += visits
    trials.append(Trial(price: price, visits: max(visits, sold), sold: sold))
  }

  /// The mean, in currency units; between a thousandth and a thousand times the list price.
  var mean: Double {
    var (low, high) = (listPrice / 1000, listPrice * 1000)
    for _ in 0..<60 {
      let middle = (low * high).squareRoot()
      if score(mean: middle) > 0 { low = middle } else { high = middle }
    }
    return (low * high).squareRoot()
  }

  /// Above zero where a larger mean fits better.
  private func score(mean: Double) -> Double {
    trials.reduce(0) { sum, trial in
      sum + trial.price * (trial.sold - (trial.visits - trial.sold) / expm1(trial.price / mean))
    }
  }
}
