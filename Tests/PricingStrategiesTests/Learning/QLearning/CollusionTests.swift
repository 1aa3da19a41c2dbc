import MarketModel
import Testing

@testable import PricingStrategies

/// O1.2 of docs/background/oracles.md.
@Suite("Q-learning firms in the logit duopoly")
struct CollusionTests {
  private static func mean(_ values: [Double]) -> Double {
    values.reduce(0, +) / Double(values.count)
  }

  @Test("learn to collude, and lose by undercutting")
  func collusion() throws {
    let duopoly = try Duopoly.baseline()
    let learned = (0..<30).map { duopoly.policies($0, rule: .quick) }
    let gains = learned.map { duopoly.gain.share(of: $0.meanTotalProfit) }
    // O1.2's cheap check; its reference is 0.7905 with a deviation of 0.078 between sessions.
    #expect((0.73...0.85).contains(Self.mean(gains)))
    let deviations = learned.map { PriceDeviation.all(from: $0, discount: 0.95) }
      .filter { !$0.isEmpty }
    let unprofitable = deviations.map { Double($0.count { $0.gain < 0 }) / Double($0.count) }
    // Reference 0.830; a deviation of 0.19 between sessions, so 30 of them have an error of 0.035.
    #expect(abs(Self.mean(unprofitable) - 0.83) < 0.14)
    #expect(Self.mean(deviations.map { Self.mean($0.map(\.gain)) }) < 0)
  }

  @Test("hardly collude where the future counts for nothing")
  func myopia() throws {
    let duopoly = try Duopoly.baseline()
    let rule = QLearningRule(learningRate: 0.15, explorationDecay: 2e-5, discount: 0)
    let gains = (0..<10).map {
      duopoly.gain.share(of: duopoly.policies($0, rule: rule).meanTotalProfit)
    }
    #expect(Self.mean(gains) < 0.30)
  }

  @Test("do the same where quality and cost are both higher by the same amount")
  func shifted() throws {
    let low = try Duopoly(LogitMarket(quality: [2, 2], cost: [1, 0.5]))
    let high = try Duopoly(LogitMarket(quality: [2, 2.5], cost: [1, 1]))
    for number in 0..<3 {
      let (left, right) = (
        low.policies(number, rule: .quick), high.policies(number, rule: .quick)
      )
      #expect(left.successors == right.successors && left.cycle == right.cycle)
    }
  }

  @Test("play the same number for number, fast or as the paper reads", arguments: [2, 3])
  func sameNumbers(firms: Int) throws {
    let duopoly = try Duopoly(.symmetric(firms), points: firms == 2 ? 15 : 5)
    let rule = QLearningRule(learningRate: 0.15, explorationDecay: 3e-4, discount: 0.95)
    var fast = duopoly.session(0, rule: rule)
    var plain = QLearningSession(
      game: duopoly.game, learners: duopoly.learners(rule),
      numbers: Duopoly.numbers(session: 0, firms: firms), start: 0)
    for limit in [1, 255, 300, 5_000, 60_000] as [Int64] {
      fast.play(untilStable: 3_000, limit: limit)
      plain.play(untilStable: 3_000, limit: limit)
      #expect(fast.values == plain.learners.flatMap(\.values))
      #expect(fast.state == plain.state && fast.period == plain.period)
      #expect(fast.stablePeriods == plain.stablePeriods)
    }
    // The last stretch ends by the rule of convergence.
    #expect(plain.stablePeriods == 3_000 && plain.period < 60_000)
    #expect(fast.policies == plain.policies)
  }
}
