import Testing

@testable import PriceClaims

@Test(
  "a former price must have been asked for 28 of the last 90 days",
  arguments: [
    ([(-100, 800), (-28, 1000)], .pass), ([(-100, 800), (-27, 1000)], .fail),
    ([(-100, 1000), (-62, 800)], .pass), ([(-100, 1000), (-63, 800)], .fail),
    ([(-200, 1000), (-90, 800)], .fail), ([(-100, 1100)], .fail),
    ([(-20, 1000)], .needsEvidence),
  ] as [([(Int64, Int64)], ClaimVerdict.Outcome)])
func formerPrice(steps: [(Int64, Int64)], expected: ClaimVerdict.Outcome) {
  let context = ClaimContext.testing(.unitedStates, steps, now: 700)
  #expect(Judged(PriceClaim(was: cents(1000)), context).outcome("US-233.1a") == expected)
}

@Test("the days of a former price are policy and can be changed")
func formerPricePolicy() throws {
  var context = ClaimContext.testing(.unitedStates, [(-100, 800), (-10, 1000)], now: 700)
  context.policy.formerPriceDays = 10
  let verdict = try #require(Judged(PriceClaim(was: cents(1000)), context)["US-233.1a"])
  #expect(verdict.outcome == .pass)
  #expect(
    verdict.sentence == "10.00 was asked for 10 days of the last 90 (policy: at least 10 days)")
  #expect(verdict.source.hasSuffix("policy, not law"))
}

@Test("a product that came to the market in the look-back and was too short at its price fails")
func formerPriceOfNewProduct() {
  var context = ClaimContext.testing(.unitedStates, [(-20, 1000)], now: 700)
  context.onMarketSince = day(-20)
  #expect(Judged(PriceClaim(was: cents(1000)), context).outcome("US-233.1a") == .fail)
}

@Test("\"formerly sold at\" needs sales, \"was\" does not")
func formerlySold() {
  var context = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 700)
  let was = PriceClaim(was: cents(1000))
  let sold = PriceClaim(was: cents(1000), reference: .ownSoldPrice)
  #expect(Judged(was, context).outcome("US-233.1b") == .notApplicable)
  #expect(Judged(sold, context).outcome("US-233.1b") == .needsEvidence)
  context.transactions = [Transaction(time: day(-50), price: cents(900), units: 40)]
  #expect(Judged(sold, context).outcome("US-233.1b") == .fail)
  context.transactions?.append(Transaction(time: day(-40), price: cents(1000), units: 3))
  #expect(Judged(sold, context).outcome("US-233.1b") == .pass)
}

@Test("\"sale\" from 10.00 to 9.99 is the Guide's misleading example")
func insignificant() throws {
  let context = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 999)
  let verdict = try #require(Judged(PriceClaim(wording: .sale), context)["US-233.1e"])
  #expect(verdict.outcome == .fail)
  #expect(
    verdict.sentence == "the price fell from 10.00 to 9.99, 0.1 % (policy: at least 5 %)")
  // Where the former price or the amount is stated, the reader can judge.
  let stated = Judged(PriceClaim(was: cents(1000), wording: .sale), context)
  #expect(stated.outcome("US-233.1e") == .notApplicable)
}

@Test(
  "a saving of 5 % is large enough, one cent less is not", arguments: [(950, true), (951, false)])
func floor(now: Int64, isLawful: Bool) {
  let context = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: now)
  #expect(
    Judged(PriceClaim(wording: .sale), context).outcome("US-233.1e") == (isLawful ? .pass : .fail))
}

@Test("list and competitors' prices, and limited offers, need a record on file")
func evidence() {
  let context = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 700)
  for reference in [ReferencePrice.recommendedPrice, .competitorPrice] {
    var claim = PriceClaim(was: cents(1200), reference: reference)
    #expect(Judged(claim, context).outcome("US-233.2/3") == .needsEvidence)
    claim.evidence = "survey of May, 14 shops"
    #expect(Judged(claim, context).outcome("US-233.2/3") == .pass)
  }
  #expect(Judged(PriceClaim(wording: .limited), context).outcome("US-233.5") == .needsEvidence)
}

@Test("a free offer states its conditions and hides no raise")
func free() {
  let flat = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 1000)
  #expect(Judged(PriceClaim(wording: .free), flat).outcome("US-233.4") == .pass)
  let hidden = PriceClaim(wording: .free, conditions: .unstated)
  #expect(Judged(hidden, flat).outcome("US-233.4") == .fail)
  let raised = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 1200)
  #expect(Judged(PriceClaim(wording: .free), raised).outcome("US-233.4") == .needsEvidence)
}

@Test("New York wants algorithmic prices disclosed")
func newYork() {
  let context = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 700)
  #expect(Judged(PriceClaim(audience: .personalised), context).outcome("US-NY-PP-1") == .fail)
}

@Test("a bare percentage or amount implies a former price, which is judged")
func impliedFormerPrice() {
  let steps: [(Int64, Int64)] = [(-100, 800), (-10, 1000)]
  let context = ClaimContext.testing(.unitedStates, steps, now: 800)
  func outcome(_ claim: PriceClaim) -> ClaimVerdict.Outcome? {
    Judged(claim, context).outcome("US-233.1a")
  }
  // 10.00 was asked for ten days only, whether it is named or implied.
  #expect(outcome(PriceClaim(percent: ShownPercent(20))) == .fail)
  #expect(outcome(PriceClaim(amount: cents(200))) == .fail)
  let long = ClaimContext.testing(.unitedStates, [(-100, 1000)], now: 800)
  #expect(Judged(PriceClaim(percent: ShownPercent(20)), long).outcome("US-233.1a") == .pass)
  let more = Judged(PriceClaim(percent: ShownPercent(21)), long)["US-233.1a"]
  #expect(more?.outcome == .fail && more?.remedy == "claim at most 20 %")
}
