import Testing

@testable import ExperimentRunner
@testable import ScenarioFiles

@Suite("Points of a sweep")
struct SweepDesignTests {
  private static let cost = "products.good.unit_cost"
  private static let size = "intent.linear.intercept.good"

  @Test("lists make a grid, one range makes nine points, several ranges Sobol's points")
  func designs() throws {
    let lists = try SweepFixture.space(["\(Self.cost)=3,1,2", "\(Self.size)=3500,4500"])
    #expect(lists.design == .grid && lists.points.count == 6)
    #expect(lists.values(0).map(\.text) == ["1.00", "3500"])
    let alone = try SweepFixture.space(["\(Self.cost)=1..3"])
    #expect(alone.design == .grid && alone.values(8).map(\.text) == ["3.00"])
    let ranges = try SweepFixture.space(["\(Self.cost)=1..3", "\(Self.size)=3500,4500"])
    #expect(ranges.design == .sobol && ranges.designCount == 32)
  }

  @Test("a grid takes steps and lists whole, of ranges five values or as many as --points allows")
  func grids() throws {
    let stepped = try SweepFixture.space(["\(Self.cost)=1..2 step 0.25"])
    #expect(stepped.points.indices.map { stepped.values($0)[0].text }.last == "2.00")
    #expect(stepped.points.count == 5)
    let keys = ["\(Self.cost)=1..3", "\(Self.size)=3500,4500"]
    #expect(try SweepFixture.space(keys, SweepFixture.settings(.grid)).points.count == 10)
    #expect(
      try SweepFixture.space(keys, SweepFixture.settings(.grid, points: 15)).points.count == 14)
  }

  @Test("a Latin hypercube has a point in each stratum of a range, and values of a list as often")
  func strata() throws {
    let space = try SweepFixture.space(
      ["\(Self.cost)=1..3", "\(Self.size)=3500,4000,4500,5000"],
      SweepFixture.settings(.latinHypercube, points: 8))
    let numbers = (0..<space.designCount).map { space.values($0)[0].number ?? 0 }.sorted()
    for (stratum, number) in numbers.enumerated() {
      // Prices are rounded to the tick.
      let low = 1 + 0.25 * Double(stratum)
      #expect(number > low - 0.0051 && number < low + 0.2551)
    }
    let texts = (0..<space.designCount).map { space.values($0)[1].text }
    #expect(Set(texts).allSatisfy { text in texts.count { $0 == text } == 2 })
  }

  @Test("Sobol's points begin in the middle, and lines run through the scenario's own values")
  func lines() throws {
    let space = try SweepFixture.space(
      ["\(Self.cost)=0.50..2.50", "\(Self.size)=3000..6000"], SweepFixture.settings(points: 4))
    #expect(space.values(0).map(\.text) == ["1.50", "4500"])
    #expect(space.values(space.centre).map(\.text) == ["1.00", "4000"])
    let line = space.lines[0].map { space.values($0).map(\.text) }
    #expect(line.map { $0[1] }.allSatisfy { $0 == "4000" })
    #expect(line.map { $0[0] } == ["0.50", "1.00", "1.50", "2.00", "2.50"])
    #expect(Set(space.points).count == space.points.count)
  }

  @Test("a list's parts end at commas outside of brackets and quotes")
  func items() {
    #expect(
      SweepVaryText.items("{a: [1, 2]}, 'x, y' ,z") == ["{a: [1, 2]}", "'x, y'", "z"])
    #expect(SweepVaryText.items("1,,2") == ["1", "", "2"])
  }

  @Test("units are those of the last value")
  func units() throws {
    let text = SweepFixture.linear
    let list = try SweepFixture.space(["market.horizon=1,2,4 weeks"], text: text)
    let texts = list.points.indices.map { list.values($0)[0].text }
    #expect(texts == ["1 week", "2 weeks", "4 weeks"])
    let powers = try SweepFixture.space(["\(Self.size)=3000,1e4"])
    #expect(powers.points.indices.map { powers.values($0)[0].text } == ["3000", "10000"])
  }
}

@Suite("Intervals of crossings")
struct CrossingIntervalTests {
  @Test("the interval ends where Student's interval of the interpolated difference leaves zero")
  func ends() throws {
    // Differences x - 1 + e with e = -0.2, 0, 0.2: the mean crosses at 1; a half-width of
    // t(2) 0.2 / sqrt(3) = 0.49683 to either side.
    let places = [0.0, 0.8, 1.6, 2.4]
    let differences = places.map { x in [-0.2, 0, 0.2].map { 1 - x + $0 } }
    let interval = CrossingInterval(places: places, differences: differences, segment: 1)
    #expect(abs(interval.estimate - 1) < 1e-12)
    let half = 4.302652729911275 * 0.2 / 3.0.squareRoot()
    #expect(abs(try #require(interval.low) - (1 - half)) < 1e-9)
    #expect(abs(try #require(interval.high) - (1 + half)) < 1e-9)
  }

  @Test("an interval that reaches past the line has no end there")
  func open() {
    let differences = [[3.0, -2.8], [2.0, -2.2], [-1.0, -1.01]]
    let interval = CrossingInterval(places: [0, 1, 2], differences: differences, segment: 0)
    #expect(interval.low == nil && interval.high != nil)
    let noise = CrossingInterval(places: [0, 1], differences: [[5, -4], [-5, 4]], segment: 0)
    #expect(noise.low == nil && noise.high == nil && noise.estimate == 0.5)
  }
}
