import Foundation
import RandomStreams
import Testing

@testable import ScorerTraining
@testable import TransformerScorer

@Suite("The quantity head's fit")
struct QuantityFitTests {
  private static let kappa = 1.8

  /// Purchases whose units follow q^(-kappa ln ratio) from shares that fall by half.
  private var purchases: OccasionTable {
    var table = TrainingMarket(rows: 6_000, name: "quantities").table
    var stream = RandomStream(
      seed: 5, replication: ReplicationKey(.search, number: 0), purpose: "quantity test",
      entity: EntityKey("units"))
    for row in 0..<table.rows {
      table.choices[row] = 0
      let ratio = Double(table.logRegular[Int(table.tokens.offerStarts[row])])
      let odds = (1...6).map { pow(0.5, Double($0)) * pow(Double($0), -Self.kappa * ratio) }
      var level = stream.nextUniform() * odds.reduce(0, +)
      let units = odds.firstIndex { odd in
        level -= odd
        return level <= 0
      }
      table.quantities[row] = Float((units ?? 5) + 1)
    }
    return table
  }

  private var untrained: ScorerWeights {
    ScorerWeights(
      initial: .rawHistory, standardisation: Standardisation(of: purchases, shape: .rawHistory),
      seed: 3)
  }

  @Test("units drawn with a known response give that response back")
  func recoversKappa() {
    let fitted = QuantityFit(untrained, purchases: purchases).fitted(untrained)
    let place = ScorerLayout(fitted.shape)["quantity.logkappa"].offset
    // 6,000 purchases, a third of them at a cut of 0.3: the standard error of kappa, from the
    // information r^2 Var(ln q), is about 0.1; four of them.
    #expect(abs(Double(exp(fitted.parameters[place])) - Self.kappa) < 0.4)
  }

  @Test("its gradient is that of finite differences")
  func gradient() {
    let fit = QuantityFit(untrained, purchases: purchases)
    let count = untrained.shape.width * 6 + 7
    let point = (0..<count).map { 0.1 * sin(Double($0)) }
    var (slopes, ignored) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: count)
    )
    _ = fit.loss(point, &slopes)
    for index in [0, 7, count - 7, count - 2, count - 1] {
      var (above, below) = (point, point)
      above[index] += 1e-5
      below[index] -= 1e-5
      let difference = (fit.loss(above, &ignored) - fit.loss(below, &ignored)) / 2e-5
      #expect(abs(slopes[index] - difference) < 1e-7)
    }
  }

  @Test("nothing but the head changes, and without purchases nothing at all")
  func leavesTheTrunk() {
    let fitted = QuantityFit(untrained, purchases: purchases).fitted(untrained)
    let head = ScorerLayout(fitted.shape)["quantity.weight"].offset
    #expect(fitted.parameters[..<head] == untrained.parameters[..<head])
    var none = purchases
    none.choices = none.choices.map { _ in -1 }
    #expect(QuantityFit(untrained, purchases: none).fitted(untrained) == untrained)
  }
}
