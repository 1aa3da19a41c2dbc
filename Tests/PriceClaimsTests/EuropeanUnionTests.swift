import Testing

@testable import PriceClaims

private let fifth = ShownPercent(20)

@Test("C-330/23: bananas at 1.69 for 1.29 fail when the lowest price of 30 days was 1.29")
func aldi() throws {
  // 1.29 some weeks ago, then 1.69, then "1.69 -> 1.29, -23 %" with the 30-day low in small print.
  let context = ClaimContext.testing(
    .europeanUnion, [(-90, 169), (-25, 129), (-18, 169)], now: 129, days: 6)
  let claim = PriceClaim(was: cents(169), printedPrior: cents(129), percent: ShownPercent(23))
  let judged = Judged(claim, context)
  #expect(judged.failed == ["EU-6a-3", "EU-6a-4"])
  #expect(judged.outcome("EU-6a-1") == .pass)
  let size = try #require(judged["EU-6a-3"])
  #expect(size.numbers.first == .money("prior_price", 1_290_000))
  #expect(
    size.sentence == "23 % is claimed, the saving from the prior price 1.29 is 0 %; "
      + "the comparison price 1.69 is not the prior price 1.29")
  #expect(size.remedy == "announce no reduction")
  #expect(judged["EU-6a-4"]?.sentence == "the price 1.29 is not below the prior price 1.29")
  #expect(judged["EU-6a-4"]?.remedy == "announce no reduction, or ask less than 1.29")
}

@Test(
  "the window opens 30 days before the start and closes at the start",
  arguments: [
    // A low price that ends exactly when the window opens does not count.
    ([(-90, 1000), (-40, 700), (-30, 1000)], 1000),
    // One that lasts a day longer does, although it was set before.
    ([(-90, 1000), (-40, 700), (-29, 1000)], 700),
    // One that is set exactly 30 days before counts.
    ([(-90, 1000), (-30, 700), (-29, 1000)], 700),
    // The price in force when the window opens counts, however old it is.
    ([(-90, 900)], 900),
    // A flash sale of one day counts.
    ([(-90, 1000), (-5, 650), (-4, 1000)], 650),
    // What is asked before a raise outside the window does not.
    ([(-90, 500), (-31, 1000)], 1000),
  ] as [([(Int64, Int64)], Int64)])
func window(steps: [(Int64, Int64)], expected: Int64) {
  let context = ClaimContext.testing(.europeanUnion, steps, now: 600)
  #expect(PriorPrice(context: context).price == cents(expected))
  let judged = Judged(PriceClaim(was: cents(expected)), context)
  #expect(judged.failed.isEmpty)
  #expect(judged.outcome("EU-6a-2") == .pass)
}

@Test("a price of one second inside the window counts, one second outside it does not")
func windowToTheSecond() {
  func prior(lowEnds: Int64) -> Int64? {
    let steps = [(day(-90), cents(1000)), (day(-40), cents(700)), (lowEnds, cents(1000))]
    let context = ClaimContext(
      jurisdiction: .europeanUnion,
      history: PriceHistory(steps: steps.map { .init(from: $0.0, price: $0.1) }), knownUntil: 0,
      start: 0, end: nil, now: cents(600))
    return PriorPrice(context: context).price
  }
  #expect(prior(lowEnds: day(-30)) == cents(1000))
  #expect(prior(lowEnds: day(-30) + 1) == cents(700))
}

@Test("the reduced price itself is not its own prior price")
func startIsExcluded() {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 800)
  #expect(Judged(PriceClaim(was: cents(1000), percent: fifth), context).failed.isEmpty)
}

@Test(
  "percent and amount may be at most the saving from the prior price",
  arguments: [
    (30, nil, nil, true), (31, nil, nil, false), (nil, 300, nil, true), (nil, 301, nil, false),
    (nil, nil, 1000, true), (nil, nil, 1001, false), (nil, nil, 999, false),
  ] as [(Int64?, Int64?, Int64?, Bool)])
func size(percent: Int64?, amount: Int64?, was: Int64?, isLawful: Bool) {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 700)
  let claim = PriceClaim(
    was: was.map(cents), printedPrior: cents(1000), percent: percent.map { ShownPercent($0) },
    amount: amount.map(cents))
  #expect(Judged(claim, context).outcome("EU-6a-3") == (isLawful ? .pass : .fail))
}

@Test("a percentage with one decimal is held to one decimal")
func shownPrecision() {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 169)], now: 129)
  func outcome(_ digits: Int64) -> ClaimVerdict.Outcome? {
    let percent = ShownPercent(digits: digits, decimals: 1)
    return Judged(PriceClaim(was: cents(169), percent: percent), context).outcome("EU-6a-3")
  }
  #expect(outcome(236) == .pass)
  #expect(outcome(237) == .fail)
}

@Test(
  "words that announce a reduction need the prior price in print",
  arguments: [ClaimWording.sale, .save, .deal, .highlight])
func wording(words: ClaimWording) {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 700)
  let silent = Judged(PriceClaim(wording: words), context)
  #expect(silent.failed == ["EU-6a-1"])
  #expect(silent["EU-6a-1"]?.remedy == "print 10.00 as the prior price")
  #expect(Judged(PriceClaim(printedPrior: cents(1000), wording: words), context).failed.isEmpty)
}

@Test("without an announcement nothing applies")
func noAnnouncement() {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 700)
  let outcomes = Set(Judged(PriceClaim(), context).verdicts.map(\.outcome))
  #expect(outcomes == [.notApplicable])
}

@Test("progressive reductions use the price before the first step only where the option is on")
func progressive() {
  var context = ClaimContext.testing(.europeanUnion, [(-90, 1000), (-14, 800)], now: 600)
  context.firstReduction = day(-14)
  let claim = PriceClaim(was: cents(1000), percent: ShownPercent(40))
  #expect(Judged(claim, context).failed == ["EU-6a-1", "EU-6a-3"])
  context.options = .progressive
  let judged = Judged(claim, context)
  #expect(judged.failed.isEmpty)
  #expect(judged.outcome("EU-6a-5") == .pass)
}

@Test("reductions that were interrupted by a raise are not progressive")
func interrupted() {
  var context = ClaimContext.testing(
    .europeanUnion, [(-90, 1000), (-14, 800), (-7, 900)], now: 600)
  context.firstReduction = day(-14)
  context.options = .progressive
  let claim = PriceClaim(was: cents(1000), percent: ShownPercent(40))
  #expect(Judged(claim, context).failed == ["EU-6a-1", "EU-6a-3"])
}

@Test("less than 30 days on the market: a question, unless the member state allows it")
func newArrival() {
  var context = ClaimContext.testing(.europeanUnion, [(-10, 1000)], now: 800)
  context.onMarketSince = day(-10)
  let claim = PriceClaim(was: cents(1000), percent: fifth)
  #expect(Judged(claim, context).outcome("EU-6a-3") == .needsEvidence)
  #expect(
    Judged(PriceClaim(was: cents(1000), percent: ShownPercent(21)), context)
      .outcome("EU-6a-3") == .fail)
  context.options = .shortOnMarket
  #expect(Judged(claim, context).outcome("EU-6a-3") == .pass)
  #expect(Judged(claim, context).outcome("EU-6a-5") == .pass)
}

@Test("a record that begins inside the window leaves passes open and failures as they are")
func shortRecord() {
  let context = ClaimContext.testing(.europeanUnion, [(-29, 1000)], now: 800)
  let open = Judged(PriceClaim(was: cents(1000), percent: fifth), context)
  #expect(open.outcome("EU-6a-2") == .needsEvidence)
  #expect(
    open["EU-6a-3"]?.remedy
      == "supply every price of this channel from 30 days before the start")
  let failed = Judged(PriceClaim(was: cents(1000), percent: ShownPercent(21)), context)
  #expect(failed.outcome("EU-6a-3") == .fail)
  let long = ClaimContext.testing(.europeanUnion, [(-30, 1000)], now: 800)
  #expect(Judged(PriceClaim(was: cents(1000), percent: fifth), long).outcome("EU-6a-2") == .pass)
}

@Test("without any price before the start every rule asks for one")
func noHistory() {
  let context = ClaimContext.testing(.europeanUnion, [], now: 800)
  let judged = Judged(PriceClaim(percent: fifth), context)
  #expect(
    judged.verdicts.filter { $0.rule.hasPrefix("EU-6a") }.map(\.outcome)
      == Array(repeating: .needsEvidence, count: 5))
}

@Test("recommended prices, members' prices and perishable goods need evidence")
func outsideTheArticle() {
  var context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 800)
  let recommended = PriceClaim(was: cents(1200), reference: .recommendedPrice)
  #expect(Judged(recommended, context).outcome("EU-6a-3") == .needsEvidence)
  let members = PriceClaim(was: cents(1000), audience: .members)
  #expect(Judged(members, context).outcome("EU-6a-3") == .needsEvidence)
  let plain = PriceClaim(was: cents(1000))
  context.isPerishable = true
  #expect(Judged(plain, context).outcome("EU-6a-3") == .pass)
  context.options = .perishable
  #expect(Judged(plain, context).outcome("EU-6a-3") == .needsEvidence)
}

@Test("a personalised price must be disclosed")
func personalised() {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 800)
  func outcome(_ audience: ClaimAudience) -> ClaimVerdict.Outcome? {
    Judged(PriceClaim(audience: audience), context).outcome("EU-PP-1")
  }
  #expect(outcome(.everyone) == .notApplicable)
  #expect(outcome(.personalisedDisclosed) == .pass)
  #expect(outcome(.personalised) == .fail)
}

@Test("an \"up to\" claim for many products leaves the prior price to the price tags")
func upToManyProducts() {
  let context = ClaimContext.testing(.europeanUnion, [(-90, 1000)], now: 900)
  let share = UpToShare(productsAtMaximum: 10, products: 40)
  let judged = Judged(PriceClaim(percent: ShownPercent(40), upTo: share), context)
  #expect(judged.failed.isEmpty)
  #expect(judged.outcome("EU-6a-1") == .needsEvidence)
  #expect(judged.outcome("EU-6a-3") == .notApplicable)
}

@Test("a record that ends before the window begins settles no pass, and a failure stays one")
func recordEndsEarly() {
  func judged(_ steps: [(Int64, Int64)], knownUntil: Int64) -> Judged {
    let context = ClaimContext(
      jurisdiction: .europeanUnion, history: priceHistory(steps), knownUntil: day(knownUntil),
      start: 0, end: day(14), now: cents(800))
    return Judged(PriceClaim(was: cents(1000), percent: ShownPercent(20)), context)
  }
  #expect(judged([(-400, 1000)], knownUntil: -29).outcome("EU-6a-2") == .pass)
  let early = judged([(-400, 1000)], knownUntil: -30)
  #expect(early.outcome("EU-6a-2") == .needsEvidence)
  #expect(early["EU-6a-2"]?.remedy == "supply every price of this channel until the start")
  #expect(judged([(-400, 900)], knownUntil: -300).outcome("EU-6a-3") == .fail)
}
