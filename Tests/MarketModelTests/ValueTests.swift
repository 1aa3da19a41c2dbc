import MarketModel
import RandomStreams
import ScientificComputing
import Testing

@Suite("civil dates")
struct CivilDateTests {
  @Test(
    "known days have their numbers, weekdays and texts",
    arguments: [
      ("1970-01-01", 0, 3), ("2000-02-29", 11_016, 1), ("2026-03-02", 20_514, 0),
      ("1969-12-31", -1, 2), ("0001-01-01", -719_162, 0), ("2100-02-28", 47_540, 6),
    ])
  func known(_ text: String, number: Int, weekday: Int) throws {
    let date = try #require(CivilDate(iso: text))
    #expect(date.dayNumber == number)
    #expect(date.weekday == weekday)
    #expect("\(date)".suffix(5) == text.suffix(5))
  }

  @Test("every day of four centuries follows its predecessor in number and weekday")
  func succession() throws {
    var number = try #require(CivilDate(year: 1999, month: 12, day: 31)).dayNumber
    var weekday = 4
    for year in 2000..<2400 {
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      for month in 1...12 {
        for day in 1...lengths[month - 1] {
          (number, weekday) = (number + 1, (weekday + 1) % 7)
          let date = CivilDate(dayNumber: number)
          guard CivilDate(year: year, month: month, day: day) == date, date.weekday == weekday,
            date.components == (year, month, day)
          else {
            Issue.record("\(year)-\(month)-\(day) is \(date), weekday \(date.weekday)")
            return
          }
        }
        #expect(CivilDate(year: year, month: month, day: lengths[month - 1] + 1) == nil)
      }
    }
    #expect(number == 10_957 + 146_096)
  }

  @Test(
    "texts that name no day are refused",
    arguments: [
      "", "2026", "2026-3-02", "2026-03-2", "26-03-02", "2026-13-01", "2026-00-10", "2026-02-30",
      "2026-03-02T00:00", "2026-03-0٢", "-026-03-02", "2026/03/02",
    ])
  func refused(_ text: String) {
    #expect(CivilDate(iso: text) == nil)
  }
}

@Suite("money")
struct MoneyTests {
  @Test("amounts round to the nearest millionth, halves away from zero")
  func rounding() {
    #expect(Money(0.1 + 0.2).millionths == 300_000)
    #expect(Money(-1.234_567_4).millionths == -1_234_567)
    #expect(Money(millionths: 3).scaled(by: 0.5).millionths == 2)
    #expect(Money(millionths: -3).scaled(by: 0.5).millionths == -2)
    #expect(Money(millionths: 1_999_999).scaled(by: 1 / 3.0).millionths == 666_666)
  }

  @Test(
    "a tick's multiple is the nearest, halves away from zero",
    arguments: [
      (1_234_999, 10_000, 1_230_000), (1_235_000, 10_000, 1_240_000),
      (-1_235_000, 10_000, -1_240_000), (-1_234_999, 10_000, -1_230_000), (1, 3, 0), (2, 3, 3),
      (7, 0, 7), (7, -5, 7), (0, 10_000, 0),
    ] as [(Int64, Int64, Int64)])
  func tick(_ amount: Int64, tick: Int64, rounded: Int64) {
    #expect(
      Money(millionths: amount).rounded(toTick: Money(millionths: tick)).millionths == rounded)
  }

  @Test("sums and products are exact where doubles are not")
  func exactness() {
    let large = Money(millionths: 9_007_199_254_740_993)
    #expect((large + Money(millionths: 1) - large).millionths == 1)
    #expect((Money(0.1) * 3).millionths == 300_000)
    #expect(Money(1.5) > Money(1.499_999) && Money(-1) < .zero)
  }

  @Test("price and tax add up to the gross price", arguments: [0.0, 0.07, 0.19, 0.255])
  func split(taxRate: Double) {
    for included in [true, false] {
      let rules = MoneyRules(pricesIncludeTax: included, taxRate: taxRate)
      for millionths in stride(from: 0 as Int64, to: 20_000_000, by: 9_973) {
        let price = Money(millionths: millionths)
        let parts = rules.split(price)
        #expect(parts.gross == parts.net + parts.tax)
        #expect((included ? parts.gross : parts.net) == price)
        #expect(abs(Double(parts.tax.millionths) - taxRate * Double(parts.net.millionths)) <= 1.3)
      }
    }
  }
}

@Suite("population")
struct PopulationTests {
  static func counts(_ shares: [Double], total: Int) -> [Int] {
    let market = Fixture.market(
      [Fixture.offer("p")], calendar: Fixture.calendar(weeks: 1),
      segments: shares.enumerated().map { Fixture.segment("s\($0)", share: $1) })
    let population = Population(
      market: market, size: total, seed: 1, replication: Fixture.ranking)
    return shares.indices.map { index in population.segments.count { Int($0) == index } }
  }

  @Test("segments get whole shares, the largest remainders and, on ties, the earlier the rest")
  func knownSplits() {
    #expect(Self.counts([0.5, 0.5], total: 3) == [2, 1])
    #expect(Self.counts([0.2, 0.3, 0.5], total: 7) == [1, 2, 4])
    #expect(Self.counts([0.05, 0.9, 0.05], total: 10) == [1, 9, 0])
    #expect(Self.counts([1, 0], total: 5) == [5, 0])
  }

  @Test("counts add up and miss no share by a whole consumer")
  func quota() {
    var stream = RandomStream(
      seed: 41, replication: Fixture.ranking, purpose: "test", entity: EntityKey("shares"))
    for _ in 0..<200 {
      let weights = (0..<5).map { _ in stream.nextUniform() }
      let shares = weights.map { $0 / weights.reduce(0, +) }
      let total = Int(stream.nextUniform() * 200)
      let counts = Self.counts(shares, total: total)
      #expect(counts.reduce(0, +) == total)
      #expect(zip(counts, shares).allSatisfy { abs(Double($0) - $1 * Double(total)) < 1 })
    }
  }
}
