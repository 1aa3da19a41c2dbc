import Testing

@testable import PriceClaims

/// Seconds of a day counted from day 0.
func day(_ day: Int64, seconds: Int64 = 0) -> Int64 { day * 86_400 + seconds }

/// A price in hundredths.
func cents(_ hundredths: Int64) -> Int64 { hundredths * 10_000 }

/// A history of (day, price in hundredths).
func priceHistory(_ steps: [(Int64, Int64)]) -> PriceHistory {
  PriceHistory(steps: steps.map { .init(from: day($0.0), price: cents($0.1)) })
}

/// The verdicts of one claim by rule.
struct Judged {
  let verdicts: [ClaimVerdict]

  init(_ claim: PriceClaim, _ context: ClaimContext) {
    verdicts = PriceLaw.verdicts(of: claim, in: context)
  }

  subscript(rule: String) -> ClaimVerdict? { verdicts.first { $0.rule == rule } }
  func outcome(_ rule: String) -> ClaimVerdict.Outcome? { self[rule]?.outcome }
  var failed: [String] { verdicts.filter { $0.outcome == .fail }.map(\.rule) }
}

extension ClaimContext {
  /// A promotion from day 0 at `now` hundredths, known to its end.
  static func testing(
    _ jurisdiction: Jurisdiction, _ steps: [(Int64, Int64)], now: Int64, days: Int64 = 14
  ) -> ClaimContext {
    ClaimContext(
      jurisdiction: jurisdiction, history: priceHistory(steps + [(0, now)]), knownUntil: day(days),
      start: 0, end: day(days), now: cents(now))
  }
}

@Test("of steps at one moment the last holds, and steps without a change are dropped")
func historyIsNormal() {
  let made = priceHistory([(0, 500), (2, 400), (2, 300), (5, 300), (6, 500)])
  #expect(made.steps.map(\.price) == [500, 300, 500].map(cents))
  #expect(made.steps.map(\.from) == [0, 2, 6].map { day($0) })
}

@Test(
  "a saving in percent is rounded down to the digits shown",
  arguments: [
    (169, 129, 0, "23"), (169, 129, 1, "23.6"), (169, 129, 2, "23.66"), (300, 200, 0, "33"),
    (300, 100, 0, "66"), (1000, 999, 0, "0"), (1000, 995, 1, "0.5"), (100, 120, 0, "0"),
    (499, 0, 0, "100"),
  ] as [(Int64, Int64, Int, String)])
func percentRoundsDown(base: Int64, now: Int64, decimals: Int, expected: String) {
  #expect(
    ShownPercent.saving(from: cents(base), to: cents(now), decimals: decimals).text == expected)
}

@Test("prices too large for a plain product keep their percentage")
func percentOfLargePrices() {
  let base = Int64.max / 2
  #expect(ShownPercent.saving(from: base, to: base / 4 * 3, decimals: 0).digits == 25)
}

@Test(
  "money has two digits after the point, and more where it needs them",
  arguments: [
    (1_290_000, "1.29"), (5_500, "0.0055"), (1_000_000, "1.00"), (-50_000, "-0.05"),
    (1_234_567, "1.234567"),
  ] as [(Int64, String)])
func moneyText(millionths: Int64, expected: String) {
  #expect(ClaimText.money(millionths) == expected)
}

@Test(
  "the announced numbers must agree with each other in every jurisdiction",
  arguments: Jurisdiction.allCases)
func arithmetic(jurisdiction: Jurisdiction) {
  let context = ClaimContext.testing(jurisdiction, [(-100, 1000)], now: 800)
  func claimed(_ percent: Int64) -> ClaimVerdict.Outcome? {
    Judged(PriceClaim(was: cents(1000), percent: ShownPercent(percent)), context).outcome("ANY-1")
  }
  #expect(claimed(20) == .pass)
  #expect(claimed(21) == .fail)
}

@Test("what is announced to everybody must be charged on the first day, where that is on record")
func announcedIsCharged() {
  func outcome(
    _ steps: [(Int64, Int64)], audience: ClaimAudience = .everyone
  ) -> ClaimVerdict.Outcome? {
    let context = ClaimContext(
      jurisdiction: .unitedStates, history: priceHistory([(-120, 1000)] + steps),
      knownUntil: day(14), start: 0, end: day(14), now: cents(800))
    return Judged(PriceClaim(was: cents(1000), audience: audience), context).outcome("ANY-1")
  }
  #expect(outcome([(0, 900)]) == .fail)
  #expect(outcome([(0, 800)]) == .pass)
  #expect(outcome([(0, 750)]) == .pass)
  #expect(outcome([(1, 800)]) == .fail)
  #expect(outcome([(0, 900)], audience: .members) == .pass)
  // Nothing of the start is on record.
  #expect(outcome([]) == .pass)
}
