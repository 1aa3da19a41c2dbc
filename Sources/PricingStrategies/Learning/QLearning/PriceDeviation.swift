/// A firm that leaves the others for one period, and what comes of it: the paper's test of collusion.
///
/// In one period of the cycle a firm answers the others' prices as if there were no tomorrow; then all
/// follow what they have learned again. Collusion that is sustained by punishment makes that a loss.
/// Source: Calvano, Calzolari, Denicolò and Pastorello (2020), section IV.
public struct PriceDeviation: Sendable, Hashable {
  /// Who deviates.
  public let firm: Int
  /// The profile that would have followed.
  public let expected: Int
  /// The profile that the firm makes of it.
  public let deviation: Int
  /// How much more the firm earns from then on, discounted, relative to what it would have earned.
  public let gain: Double

  /// Returns every firm's deviation from every period of the cycle, at a discount; a firm that already
  /// answers best has none.
  public static func all(from policies: LearnedPolicies, discount: Double) -> [PriceDeviation] {
    policies.cycle.flatMap { expected in
      policies.game.grids.indices.compactMap { firm in
        let deviation = policies.game.bestReply(of: firm, to: expected)
        guard deviation != expected else { return nil }
        let kept = value(of: firm, from: expected, policies, discount)
        let left = value(of: firm, from: deviation, policies, discount)
        return PriceDeviation(
          firm: firm, expected: expected, deviation: deviation, gain: left / kept - 1)
      }
    }
  }

  /// A firm's discounted profit of a profile and all that follow it, to a part in 10^12.
  private static func value(
    of firm: Int, from profile: Int, _ policies: LearnedPolicies, _ discount: Double
  ) -> Double {
    var (place, weight, sum) = (profile, 1.0, 0.0)
    while weight > 1e-12 {
      sum += weight * policies.game.profit(of: firm, in: place)
      weight *= discount
      place = policies.successors[place]
    }
    return sum
  }

  /// Returns the profiles of the `periods` periods that begin with the deviation.
  public func path(in policies: LearnedPolicies, periods: Int) -> [Int] {
    [deviation] + policies.path(after: deviation, periods: periods - 1)
  }
}

extension LearnedPolicies {
  /// Returns how prices change in the periods from a deviation on, relative to those without it: the
  /// deviator's, and the mean of all others'.
  public func changes(
    after deviation: PriceDeviation, periods: Int
  ) -> [(deviator: Double, others: Double)] {
    let usual = [deviation.expected] + path(after: deviation.expected, periods: periods - 1)
    return zip(deviation.path(in: self, periods: periods), usual).map { profile, before in
      let changes = game.grids.indices.map { firm in
        game.grids[firm][game.price(of: firm, in: profile)]
          / game.grids[firm][game.price(of: firm, in: before)] - 1
      }
      let others = changes.indices.filter { $0 != deviation.firm }.map { changes[$0] }
      return (changes[deviation.firm], others.reduce(0, +) / Double(max(1, others.count)))
    }
  }
}
