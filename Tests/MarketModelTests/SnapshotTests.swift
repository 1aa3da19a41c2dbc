import EventSimulation
import MarketModel
import RandomStreams
import ScientificComputing
import Testing

/// Every strategy starts from the same warm-up and meets the same consumers.
@Suite("snapshots and common random numbers")
struct SnapshotTests {
  @Test("a strategy gives the same books whatever ran before it from the same snapshot")
  func independentCopies() {
    var market = BatchTests.market
    market.categories[1].purchase = .durable(lifetimeWeeks: .exponential(mean: 2))
    let replication = Replication(market: market, seed: 9)
    var snapshot = replication.started(HistoryIntent(warmUpWeeks: 2))
    snapshot.runWarmUp()
    func measured(_ strategy: RuleStrategy, _ promotions: [Int]) -> MarketSimulation {
      var copy = snapshot
      copy.runMeasured(focal: strategy, promotions: promotions)
      return copy
    }
    let first = measured(BatchTests.weekly, [0])
    let other = measured(.fixed(1.1), [])
    let again = measured(BatchTests.weekly, [0])
    #expect(first.ledger == again.ledger && first.daily == again.daily)
    #expect(first.ledger != other.ledger)
    let fresh = replication.finished(
      HistoryIntent(warmUpWeeks: 2), focal: BatchTests.weekly, promotions: [0])
    #expect(first.ledger == fresh.ledger && first.daily == fresh.daily)
  }

  @Test("every strategy shares the warm-up's days to the byte")
  func sharedWarmUp() {
    let replication = Replication(market: BatchTests.market, seed: 9)
    let runs = [RuleStrategy.list, .fixed(1.1)].map {
      replication.finished(HistoryIntent(warmUpWeeks: 2), focal: $0).daily
    }
    #expect(runs[0].units.prefix(14 * 5) == runs[1].units.prefix(14 * 5))
    #expect(runs[0].prices.prefix(14 * 5) == runs[1].prices.prefix(14 * 5))
    #expect(runs[0].units != runs[1].units)
  }

  static let replications = 150
  static let meanOccasions = 1_000.0

  static func contribution(_ number: Int, price: Double) -> Double {
    let market = Fixture.market(
      [Fixture.offer("p")], calendar: Fixture.calendar(weeks: 1), population: 1_000)
    var replication = Replication(market: market, seed: 31)
    replication.key = ReplicationKey(.rank, number: number)
    let run = replication.finished(
      replication.logit(.logit(alpha: [2])), focal: RuleStrategy.fixed(price))
    return Money(millionths: run.ledger.contribution(ofOffer: 0)).units
  }

  @Test("pairs on common random numbers have the variance that the closed form gives (O8.1's way)")
  func commonRandomNumbers() {
    let prices = [2.0, 2.02]
    let paired = (0..<Self.replications).map {
      Self.contribution($0, price: prices[1]) - Self.contribution($0, price: prices[0])
    }
    let apart = (0..<Self.replications).map {
      Self.contribution($0 + 1_000, price: prices[1]) - Self.contribution($0, price: prices[0])
    }
    // One shock per visit: whoever buys at the higher price also buys at the lower one. Sums over a
    // Poisson number of visits have variance = visits x E[square].
    let buy = prices.map { logitShare([2 - $0], 0) }
    let margin = prices.map { $0 - 1 }
    let pairedVariance =
      Self.meanOccasions
      * (buy[1] * (margin[1] - margin[0]) * (margin[1] - margin[0])
        + (buy[0] - buy[1]) * margin[0] * margin[0])
    let apartVariance =
      Self.meanOccasions * (buy[0] * margin[0] * margin[0] + buy[1] * margin[1] * margin[1])
    #expect(apartVariance / pairedVariance > 190)
    // Sample variances lie within four standard errors, sqrt(2 / (n - 1)) of the value; the paired
    // sum's excess kurtosis adds less than a quarter of a standard error.
    let tolerance = 4 * (2 / Double(Self.replications - 1)).squareRoot()
    #expect(abs(SampleStatistics.variance(paired) / pairedVariance - 1) < tolerance * 1.25)
    #expect(abs(SampleStatistics.variance(apart) / apartVariance - 1) < tolerance)
    let mean = Self.meanOccasions * (buy[1] * margin[1] - buy[0] * margin[0])
    let error = (pairedVariance / Double(Self.replications)).squareRoot()
    #expect(abs(SampleStatistics.mean(paired) - mean) < 4 * error)
  }
}
