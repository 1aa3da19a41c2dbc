import EventSimulation
import Testing

@Suite("Statistics collectors")
struct StatisticsTests {
  @Test("a tally of 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and variance 32/7")
  func tally() {
    var tally = TallyStatistics()
    for value in [2.0, 4, 4, 4, 5, 5, 7, 9] { tally.record(value) }
    #expect(tally.count == 8)
    #expect(tally.mean == 5)
    #expect(abs(tally.variance - 32.0 / 7) < 1e-14)
    #expect(abs(tally.standardError - (4.0 / 7).squareRoot()) < 1e-14)
    #expect(tally.minimum == 2 && tally.maximum == 9)
  }

  @Test("a tally's variance survives a large offset")
  func tallyWithOffset() {
    var tally = TallyStatistics()
    for value in [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16] { tally.record(value) }
    #expect(tally.mean == 1e9 + 10)
    #expect(tally.variance == 30)
  }

  @Test("a tally is undefined where it has too few observations")
  func emptyTally() {
    var tally = TallyStatistics()
    #expect(tally.mean.isNaN && tally.variance.isNaN)
    tally.record(3)
    #expect(tally.mean == 3 && tally.variance.isNaN && tally.standardError.isNaN)
  }

  @Test("a level of 2 for 3 s and 5 for 1 s integrates to 11 and has mean 2.75")
  func timeWeighted() {
    var level = TimeWeightedStatistics(level: 2, at: .seconds(10))
    level.record(level: 5, at: .seconds(13))
    #expect(level.level == 5)
    #expect(level.integral(upTo: .seconds(14)) == 11_000_000)
    #expect(level.mean(upTo: .seconds(14)) == 2.75)
    #expect(level.mean(upTo: .seconds(13)) == 2)
  }

  @Test("a level cannot change before its last change")
  func levelOutOfOrder() async {
    await #expect(processExitsWith: .failure) {
      var level = TimeWeightedStatistics(level: 0, at: .seconds(1))
      level.record(level: 1, at: .start)
    }
  }
}
