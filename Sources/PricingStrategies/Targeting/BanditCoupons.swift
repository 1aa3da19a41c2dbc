public import MarketModel

/// Learns from its own coupons whom to send which, sending by sending.
///
/// The arms are no coupon and each depth; the context is a customer's features; the reward is what the
/// customer brought until the next sending, less the contact. All customers of a sending are decided on
/// what was known before it: the feedback comes late by one sending.
public struct BanditCoupons<Bandit: LinearBandit>: CouponPolicy {
  private let makeBandit: @Sendable (Int) -> Bandit
  private var arms: [Bandit] = []
  private var scale: CustomerFeatures?
  private var learnedWaves = 0

  /// `makeBandit` makes an arm for a number of features.
  public init(makeBandit: @escaping @Sendable (Int) -> Bandit) { self.makeBandit = makeBandit }

  /// Learns from what has been sent, and decides for every known customer.
  public mutating func assignment(
    for observation: CouponObservation, sender: CouponSender
  ) -> CouponAssignment {
    let customers = observation.customers
    let scale =
      scale
      ?? CustomerFeatures(customers, at: observation.time, since: sender.booksBegin)
    self.scale = scale
    if arms.isEmpty {
      arms = (0...sender.coupons.count).map { _ in makeBandit(CustomerFeatures.count) }
    }
    for wave in observation.waves[learnedWaves...] { learn(wave, scale: scale, sender: sender) }
    learnedWaves = observation.waves.count
    return CouponAssignment(
      arms: (0..<customers.count).map { customer in
        guard customers.isKnown(customer) else { return -1 }
        return choice(
          scale.row(customers, customer, at: observation.time), key: customers.keys[customer],
          sender: sender)
      })
  }

  private func choice(_ row: [Double], key: UInt64, sender: CouponSender) -> Int16 {
    let indices = arms.enumerated().map { arm, bandit in
      bandit.index(row, uniform: sender.uniform(key, "arm \(arm)", sending: learnedWaves))
    }
    return Int16(indices.firstLargest - 1)
  }

  private mutating func learn(_ wave: CouponWave, scale: CustomerFeatures, sender: CouponSender) {
    let contribution = wave.growth(\.contribution)
    let known = (0..<wave.before.count).filter(wave.before.isKnown)
    for arm in arms.indices {
      let chosen = known.filter { Int(wave.assignment.arms[$0]) == arm - 1 }
      let contact = arm == 0 ? 0 : sender.coupons[arm - 1].contactCost
      arms[arm].belief.learn(
        chosen.map { scale.row(wave.before, $0, at: wave.start) },
        rewards: chosen.map { Double(contribution[$0]) / 1e6 - contact })
    }
  }
}
