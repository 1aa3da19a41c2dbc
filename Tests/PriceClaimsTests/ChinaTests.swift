import Testing

@testable import PriceClaims

private func context(
  _ steps: [(Int64, Int64)] = [(-90, 1000)], now: Int64 = 800,
  sales: [(Int64, Int64, Int64)]? = []
) -> ClaimContext {
  var made = ClaimContext.testing(.china, steps, now: now)
  made.transactions = sales?.map { Transaction(time: day($0.0), price: cents($0.1), units: $0.2) }
  return made
}

@Test(
  "the base is the lowest price paid in the seven days before, or else the last one paid",
  arguments: [
    // Paid 900 with a coupon five days before: the list price of 1000 is no base.
    ([(-5, 900, 1), (-3, 1000, 30)], 900), ([(-5, 1000, 30)], 1000),
    // Exactly seven days before counts, a day earlier does not.
    ([(-7, 850, 1), (-3, 1000, 30)], 850), ([(-8, 850, 1), (-3, 1000, 30)], 1000),
    // None in seven days: the last one before.
    ([(-40, 700, 5), (-20, 950, 1)], 950), ([(-20, 950, 1), (-20, 940, 1)], 940),
    // A return or an empty line is no sale.
    ([(-3, 100, 0), (-2, 1000, 4)], 1000),
    // What is paid from the start on does not count.
    ([(-3, 1000, 4), (0, 800, 9)], 1000),
  ] as [([(Int64, Int64, Int64)], Int64)])
func base(sales: [(Int64, Int64, Int64)], lawful: Int64) {
  let made = context(sales: sales)
  let most = PriceClaim(was: cents(lawful), statesPeriod: true)
  #expect(Judged(most, made).outcome("CN-3") == .pass)
  #expect(Judged(most, made)["CN-3"]?.numbers == [.money("lawful_base", cents(lawful))])
  let above = PriceClaim(was: cents(lawful) + 10_000, statesPeriod: true)
  #expect(Judged(above, made).outcome("CN-3") == .fail)
}

@Test("without a stated base a percentage is held to the lowest price paid")
func unstatedBase() {
  let made = context(sales: [(-3, 900, 1), (-2, 1000, 40)])
  #expect(Judged(PriceClaim(percent: ShownPercent(11)), made).outcome("CN-3") == .pass)
  #expect(Judged(PriceClaim(percent: ShownPercent(12)), made).outcome("CN-3") == .fail)
}

@Test("an itemised base with evidence stands, and without transactions the base is open")
func evidencedBase() {
  let itemised = PriceClaim(was: cents(1000), evidence: "price list of 3 May")
  #expect(Judged(itemised, context(sales: [(-3, 900, 1)])).outcome("CN-3") == .pass)
  let claim = PriceClaim(was: cents(1000))
  #expect(Judged(claim, context(sales: nil)).outcome("CN-3") == .needsEvidence)
  #expect(Judged(claim, context(sales: [])).outcome("CN-3") == .needsEvidence)
}

@Test("the period of a reduction and the conditions of an offer are stated")
func stated() {
  let silent = Judged(
    PriceClaim(was: cents(1000), statesPeriod: false, conditions: .unstated), context())
  #expect(silent.outcome("CN-1") == .fail)
  #expect(silent.outcome("CN-2") == .fail)
  let open = Judged(
    PriceClaim(was: cents(1000), statesPeriod: true, conditions: .stated), context())
  #expect(open.outcome("CN-1") == .pass)
  #expect(open.outcome("CN-2") == .pass)
}

@Test(
  "a raise of more than 5 % within seven days before is no base for a discount",
  arguments: [
    ([(-90, 1000), (-3, 1200)], .fail), ([(-90, 1000), (-7, 1051)], .fail),
    ([(-90, 1000), (-3, 1050)], .pass), ([(-90, 1000), (-8, 1200)], .pass),
    ([(-90, 1200), (-3, 1000)], .pass), ([(-3, 1000)], .needsEvidence),
  ] as [([(Int64, Int64)], ClaimVerdict.Outcome)])
func raise(steps: [(Int64, Int64)], expected: ClaimVerdict.Outcome) {
  #expect(Judged(PriceClaim(was: cents(1200)), context(steps)).outcome("CN-4") == expected)
}

@Test(
  "absolute terms need evidence, the statute's three fail, harmless phrases pass",
  arguments: [
    ("全网最低价", .needsEvidence), ("行业第一品牌", .needsEvidence), ("最好的咖啡", .needsEvidence),
    ("顶级咖啡", .needsEvidence), ("国家级品质", .fail), ("最佳选择", .fail), ("最高级别", .fail),
    ("第一步：打开包装", .pass), ("最后更新：今天", .pass), ("最低消费 50 元", .pass),
    ("最香的咖啡", .needsEvidence), ("最近的门店", .pass), ("最多两件", .pass),
    ("新鲜烘焙的咖啡", .pass), ("", .notApplicable), ("最后更新，全网最低", .needsEvidence),
  ] as [(String, ClaimVerdict.Outcome)])
func absoluteTerms(text: String, expected: ClaimVerdict.Outcome) {
  #expect(Judged(PriceClaim(text: text), context()).outcome("CN-AD-1") == expected)
}

@Test("every absolute term of a text is named once, in order")
func namedTerms() {
  #expect(
    AbsoluteTerms.found(in: "全网最低，最新款，国家级，最新") == ["全网最低", "最新", "国家级"])
}

@Test("限时 needs its period")
func limitedTime() {
  let text = "限时特价"
  #expect(
    Judged(PriceClaim(text: text, statesPeriod: false), context()).outcome("CN-AD-2") == .fail)
  #expect(Judged(PriceClaim(text: text), context()).outcome("CN-AD-2") == .needsEvidence)
  #expect(
    Judged(PriceClaim(text: text, statesPeriod: true), context()).outcome("CN-AD-2") == .pass)
  #expect(Judged(PriceClaim(text: "特价"), context()).outcome("CN-AD-2") == .notApplicable)
}

@Test("a price from a consumer's data asks for equal treatment, disclosed or not")
func personalisedInChina() {
  for audience in [ClaimAudience.personalised, .personalisedDisclosed] {
    #expect(
      Judged(PriceClaim(audience: audience), context()).outcome("CN-PP-1") == .needsEvidence)
  }
}
