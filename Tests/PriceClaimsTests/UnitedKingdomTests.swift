import Testing

@testable import PriceClaims

/// "Was 100, now 80" after so many days at 100 and for so many at 80.
private func verdict(before: Int64, promotion: Int64) -> ClaimVerdict? {
  let context = ClaimContext.testing(
    .unitedKingdom, [(-400, 8000), (-before, 10_000)], now: 8000, days: promotion)
  return Judged(PriceClaim(was: cents(10_000)), context)["UK-1"]
}

@Test("Currys: 21 days at the higher price do not carry 32 at the lower")
func currys() {
  let found = verdict(before: 21, promotion: 32)
  #expect(found?.outcome == .fail)
  #expect(
    found?.sentence
      == "100.00 or more was asked for 21 days immediately before; the promotion lasts 32 days")
  #expect(found?.remedy == "end the promotion after 21 days at the latest")
}

@Test("Homebase: 28 days at the higher price do not carry 83 at the lower")
func homebase() {
  #expect(verdict(before: 28, promotion: 83)?.outcome == .fail)
}

@Test("as many days before as in the promotion are enough, one less is not")
func equalDays() {
  #expect(verdict(before: 28, promotion: 28)?.outcome == .pass)
  #expect(verdict(before: 27, promotion: 28)?.outcome == .fail)
}

@Test("only the stretch immediately before the promotion counts")
func notImmediatelyBefore() {
  let context = ClaimContext.testing(
    .unitedKingdom, [(-400, 10_000), (-2, 9000)], now: 8000, days: 14)
  #expect(Judged(PriceClaim(was: cents(10_000)), context).outcome("UK-1") == .fail)
}

@Test("a record that begins in the stretch, and a promotion without end, leave the days open")
func openDuration() {
  var context = ClaimContext.testing(.unitedKingdom, [(-10, 10_000)], now: 8000, days: 14)
  let claim = PriceClaim(was: cents(10_000))
  #expect(Judged(claim, context).outcome("UK-1") == .needsEvidence)
  context.onMarketSince = day(-10)
  #expect(Judged(claim, context).outcome("UK-1") == .fail)
  context.end = nil
  #expect(Judged(claim, context).outcome("UK-1") == .needsEvidence)
}

@Test("enough units must have been sold at the comparison price")
func volume() {
  var context = ClaimContext.testing(
    .unitedKingdom, [(-400, 8000), (-28, 10_000)], now: 8000, days: 14)
  let claim = PriceClaim(was: cents(10_000))
  #expect(Judged(claim, context).outcome("UK-2") == .needsEvidence)
  func sold(before: Int64, during: Int64) -> ClaimVerdict.Outcome? {
    context.transactions = [
      Transaction(time: day(-100), price: cents(8000), units: 500),
      Transaction(time: day(-10), price: cents(10_000), units: before),
      Transaction(time: day(3), price: cents(8000), units: during),
    ]
    return Judged(claim, context).outcome("UK-2")
  }
  #expect(sold(before: 40, during: 40) == .pass)
  #expect(sold(before: 39, during: 40) == .fail)
  context.policy.formerPriceUnitsPercent = 20
  #expect(sold(before: 20, during: 80) == .pass)
  #expect(sold(before: 19, during: 81) == .fail)
  context.knownUntil = day(5)
  #expect(sold(before: 40, during: 40) == .needsEvidence)
}

@Test("a tenth of the products must be at the saving of \"up to\"")
func upTo() {
  let context = ClaimContext.testing(.unitedKingdom, [(-400, 10_000)], now: 5000)
  func outcome(_ most: Int64) -> ClaimVerdict.Outcome? {
    let share = UpToShare(productsAtMaximum: most, products: 120)
    return Judged(PriceClaim(upTo: share), context).outcome("UK-3")
  }
  #expect(outcome(12) == .pass)
  #expect(outcome(11) == .fail)
}

@Test("Emma Sleep: a sale that starts again within a day did not end")
func emma() throws {
  func judged(_ steps: [(Int64, Int64)], known: Int64) -> ClaimVerdict? {
    let context = ClaimContext(
      jurisdiction: .unitedKingdom, history: priceHistory([(-60, 10_000), (0, 6000)] + steps),
      knownUntil: day(known), start: 0, end: day(7), now: cents(6000))
    return Judged(PriceClaim(was: cents(10_000), wording: .endsSoon), context)["UK-4"]
  }
  #expect(judged([(7, 10_000), (8, 6000)], known: 30)?.outcome == .fail)
  #expect(judged([(7, 10_000), (8, 5900)], known: 30)?.outcome == .fail)
  #expect(judged([], known: 30)?.outcome == .fail)
  #expect(judged([(7, 10_000), (14, 6000)], known: 30)?.outcome == .pass)
  #expect(judged([(7, 10_000)], known: 30)?.outcome == .pass)
  #expect(judged([(7, 10_000)], known: 8)?.outcome == .needsEvidence)
  let restarted = try #require(judged([(7, 10_000), (8, 6000)], known: 30))
  #expect(
    restarted.sentence == "the price was back at 60.00 or less 1 day after the announced end")
}

@Test("a bare percentage is held to the price before, its size and its days")
func barePercent() {
  let context = ClaimContext.testing(
    .unitedKingdom, [(-400, 8000), (-21, 10_000)], now: 8000, days: 32)
  let judged = Judged(PriceClaim(percent: ShownPercent(20)), context)
  #expect(judged.outcome("UK-1") == .fail)
  let short = ClaimContext.testing(.unitedKingdom, [(-400, 10_000)], now: 8000, days: 14)
  #expect(Judged(PriceClaim(percent: ShownPercent(20)), short).outcome("UK-1") == .pass)
  #expect(Judged(PriceClaim(percent: ShownPercent(21)), short).outcome("UK-1") == .fail)
}

@Test("a recommended retail price is a question of evidence, not of the seller's own prices")
func recommendedPrice() {
  let context = ClaimContext.testing(.unitedKingdom, [(-90, 9000)], now: 8000)
  let judged = Judged(PriceClaim(was: cents(10_000), reference: .recommendedPrice), context)
  #expect(judged.outcome("UK-1") == .needsEvidence && judged.failed.isEmpty)
}
