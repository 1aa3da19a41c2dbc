import Glibc

/// Classes of consumers, and how the members of each behave.
///
/// Inside a class the counts are independent: what they have in common is the class.
///
/// - SeeAlso: M. Wedel and W. A. Kamakura, *Market Segmentation*, 2nd ed., 2000, chapters 6 and 7.
public struct LatentClasses: Sendable, Hashable {
  /// How the members of a class behave.
  public struct Behaviour: Sendable, Hashable {
    /// One distribution per entry of `ConsumerCounts.shares`.
    public var shares: [BetaBinomial]
    /// Units beyond the first.
    public var extraUnits: GammaPoisson
    /// Probabilities of the favourite brands.
    public var brands: [Double]

    /// Gathers the distributions.
    public init(shares: [BetaBinomial], extraUnits: GammaPoisson, brands: [Double]) {
      self.shares = shares
      self.extraUnits = extraUnits
      self.brands = brands
    }
  }

  /// Shares of the consumers, by class.
  public var shares: [Double]
  /// Behaviours, by class.
  public var behaviours: [Behaviour]

  /// Gathers the classes.
  public init(shares: [Double], behaviours: [Behaviour]) {
    self.shares = shares
    self.behaviours = behaviours
  }

  /// The number of classes.
  public var count: Int { shares.count }

  /// The number of free parameters.
  public var parameters: Int {
    count - 1
      + behaviours.reduce(0) { $0 + 2 * $1.shares.count + 2 + max(0, $1.brands.count - 1) }
  }

  /// Returns the classes in another order.
  func ordered(_ order: [Int]) -> LatentClasses {
    LatentClasses(shares: order.map { shares[$0] }, behaviours: order.map { behaviours[$0] })
  }
}

/// The consumers' counts with what the likelihood needs again and again.
struct LatentClassData: Sendable {
  let counts: ConsumerCounts
  /// Largest numbers of trials, by share.
  let largest: [Int]
  let largestExtra: Int
  let largestItems: Int
  /// Parts of a consumer's log probability that no parameter moves, summed over consumers.
  let constant: Double
  /// Shares of the favourite brands, towards which classes are smoothed.
  let brands: [Double]

  /// Consumers' worth of smoothing.
  static let smoothing = 1.0

  init(_ counts: ConsumerCounts) {
    self.counts = counts
    largest = counts.shares.map { $0.trials.max() ?? 0 }
    largestExtra = counts.extraUnits.hits.max() ?? 0
    largestItems = counts.extraUnits.trials.max() ?? 0
    var brands = Array(repeating: 0.0, count: counts.brands)
    for brand in counts.favourites where brand >= 0 { brands[brand] += 1 }
    let known = max(1, brands.reduce(0, +))
    self.brands = brands.map { $0 / known }
    constant = Self.constant(counts)
  }

  private static func constant(_ counts: ConsumerCounts) -> Double {
    var sum = 0.0
    for share in counts.shares {
      for (hits, trials) in zip(share.hits, share.trials) {
        sum += lgamma(Double(trials + 1)) - lgamma(Double(hits + 1))
        sum -= lgamma(Double(trials - hits + 1))
      }
    }
    for (extra, items) in zip(counts.extraUnits.hits, counts.extraUnits.trials) where extra > 0 {
      sum += Double(extra) * log(Double(items)) - lgamma(Double(extra + 1))
    }
    return sum
  }

  /// Adds each consumer's log probability under a behaviour, without its constant.
  func addLogProbabilities(_ behaviour: LatentClasses.Behaviour, to sums: inout [Double]) {
    for (index, share) in counts.shares.enumerated() {
      let table = behaviour.shares[index].table(largest: largest[index])
      for consumer in sums.indices {
        sums[consumer] += table.logProbability(share.hits[consumer], of: share.trials[consumer])
      }
    }
    let table = behaviour.extraUnits.table(largestExtra: largestExtra, largestItems: largestItems)
    let brands = behaviour.brands.map { log($0) }
    for consumer in sums.indices {
      sums[consumer] += table.logProbability(
        counts.extraUnits.hits[consumer], of: counts.extraUnits.trials[consumer])
      let favourite = counts.favourites[consumer]
      if favourite >= 0 { sums[consumer] += brands[favourite] }
    }
  }
}
