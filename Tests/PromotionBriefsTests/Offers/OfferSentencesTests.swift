import MarketModel
import PromotionBriefs
import Testing

/// A mechanic with the sentence it must give in both languages.
struct Wording: Sendable {
  let facts: PromotionFacts
  let english: String
  let chinese: String
}

private typealias Fixtures = BriefFixtures

private let lungo = Fixtures.product("Lungo 250 g", regular: 5.49, promotion: 4.39)
private let espresso = Fixtures.product("Espresso 250 g", regular: 5.99, promotion: 4.79)
private let plain = Fixtures.product("Lungo 250 g", regular: 5.49)

private let wordings = [
  Wording(
    facts: Fixtures.facts(
      [lungo, espresso], Fixtures.mechanic(.percentOff) { $0.percentOff = 200_000 }),
    english: "20% off Lungo 250 g and Espresso 250 g.",
    chinese: "Lungo 250 g和Espresso 250 g，8折优惠。"),
  Wording(
    facts: Fixtures.facts(
      [Fixtures.product("Decaf", regular: 6.5, promotion: 5)],
      Fixtures.mechanic(.amountOff) { $0.amountOff = Money(1.5) }, currency: "CNY"),
    english: "CN¥1.50 off Decaf.", chinese: "Decaf，每件立减1.50元。"),
  Wording(
    facts: Fixtures.facts(
      [plain],
      Fixtures.mechanic(.multiBuy) {
        $0.buy = 3
        $0.pay = 2
      }),
    english: "3 for the price of 2: Lungo 250 g.", chinese: "Lungo 250 g，3件仅付2件的价钱。"),
  Wording(
    facts: Fixtures.facts(
      [lungo, espresso],
      Fixtures.mechanic(.bundle) {
        $0.bundlePrice = Money(9.99)
        $0.bundleSum = Money(11.48)
      }),
    english: "Lungo 250 g and Espresso 250 g together for €9.99 instead of €11.48.",
    chinese: "Lungo 250 g和Espresso 250 g组合价9.99欧元，单买合计11.48欧元。"),
  Wording(
    facts: Fixtures.facts(
      [],
      Fixtures.mechanic(.threshold) {
        $0.amountOff = Money(5)
        $0.minimumSpend = Money(1234.5)
      }, currency: "USD"),
    english: "$5.00 off your basket when you spend $1,234.50 or more.",
    chinese: "单次购物满1,234.50美元，立减5.00美元。"),
  Wording(
    facts: Fixtures.facts(
      [plain],
      Fixtures.mechanic(.threshold) {
        $0.percentOff = 125_000
        $0.minimumSpend = Money(30)
      }),
    english: "12.5% off your basket when you spend €30.00 or more on Lungo 250 g.",
    chinese: "购买Lungo 250 g，单次购物满30.00欧元，整单享8.75折。"),
  Wording(
    facts: Fixtures.facts(
      [lungo], Fixtures.mechanic(.coupon) { $0.percentOff = 200_000 }),
    english: "20% off Lungo 250 g with the coupon.", chinese: "凭优惠券购买Lungo 250 g，8折优惠。"),
  Wording(
    facts: Fixtures.facts(
      [lungo], Fixtures.mechanic(.loyalty) { $0.percentOff = 200_000 }),
    english: "For members: 20% off Lungo 250 g.", chinese: "会员专享：Lungo 250 g，8折优惠。"),
  Wording(
    facts: Fixtures.facts(
      [lungo], Fixtures.mechanic(.flashSale) { $0.percentOff = 200_000 }
    ) {
      $0.period = .init(firstDay: "2026-03-16", lastDay: "2026-03-16")
      $0.period.startTime = "18:00"
      $0.period.endTime = "22:00"
    },
    english: "Flash sale: 20% off Lungo 250 g.",
    chinese: "限时优惠：Lungo 250 g，8折优惠。"),
  Wording(
    facts: Fixtures.facts([lungo], Fixtures.mechanic(.postedCut) { $0.percentOff = 200_000 }),
    english: "20% off Lungo 250 g.", chinese: "Lungo 250 g，8折优惠。"),
  Wording(
    facts: Fixtures.facts([lungo], Fixtures.mechanic(.newPrice)),
    english: "New price: Lungo 250 g €4.39.", chinese: "新价格：Lungo 250 g 4.39欧元。"),
]

@Suite struct OfferSentencesTests {
  @Test("every mechanic has its sentence in both languages", arguments: wordings)
  func wording(_ wording: Wording) {
    let english = OfferSentences(facts: wording.facts, language: .english).offerSentence
    let chinese = OfferSentences(facts: wording.facts, language: .chinese).offerSentence
    #expect(english.text == wording.english)
    #expect(chinese.text == wording.chinese)
  }

  @Test("every mechanic has a sentence", arguments: MechanicFacts.Kind.allCases)
  func everyMechanicIsTried(_ kind: MechanicFacts.Kind) {
    #expect(wordings.contains { $0.facts.offer.mechanic.kind == kind })
  }

  @Test(
    "a sentence's locked numbers are the numbers in it, in order", arguments: wordings,
    BriefLanguage.allCases)
  func numbersAreLocked(_ wording: Wording, _ language: BriefLanguage) {
    for sentence in OfferSentences(facts: wording.facts, language: language).all {
      #expect(sentence.numbers.map(\.text) == LockedTokens.all(in: sentence.text))
    }
  }

  @Test("prices name the former price and the saving")
  func prices() {
    let sentences = OfferSentences(facts: BriefFixtures.cut, language: .english)
    #expect(
      sentences.prices.map(\.text) == ["Lungo 250 g: €4.39 instead of €5.49, you save €1.10."])
    let chinese = OfferSentences(facts: BriefFixtures.cut, language: .chinese)
    #expect(chinese.prices.map(\.text) == ["Lungo 250 g：4.39欧元，原价5.49欧元，省1.10欧元。"])
  }

  @Test(
    "where no reduction may be claimed only the price is stated, in every mechanic",
    arguments: wordings)
  func plainForm(_ wording: Wording) {
    for language in BriefLanguage.allCases {
      let sentences = OfferSentences(
        facts: wording.facts, language: language,
        withheld: Set(wording.facts.offer.products.map(\.id)))
      let isBasket = wording.facts.offer.mechanic.kind == .threshold
      #expect(isBasket || OfferSentences.claims(of: sentences.all).isEmpty)
      let words = sentences.all.map(\.text).joined(separator: " ")
      for word in ["instead of", "save", "sale", "reduc", "原价", "限时", "立减"] {
        #expect(isBasket || !words.contains(word), "\(word) in \(words)")
      }
    }
  }

  @Test("of two products the one whose reduction is forbidden is stated with its price alone")
  func partlyWithheld() {
    let facts = BriefFixtures.facts(
      [lungo, espresso], BriefFixtures.mechanic(.percentOff) { $0.percentOff = 200_000 })
    let english = OfferSentences(facts: facts, language: .english, withheld: [espresso.id])
    #expect(english.offerSentence.text == "20% off Lungo 250 g; Espresso 250 g €4.79.")
    #expect(
      english.prices.map(\.text) == ["Lungo 250 g: €4.39 instead of €5.49, you save €1.10."])
    let chinese = OfferSentences(facts: facts, language: .chinese, withheld: [espresso.id])
    #expect(chinese.offerSentence.text == "Lungo 250 g，8折优惠；Espresso 250 g 4.79欧元。")
    #expect(
      Set(OfferSentences.claims(of: english.all + chinese.all).map(\.product)) == [lungo.id])
  }

  @Test("a share that rounding of prices has eaten into is stated less, never more")
  func statedShareIsRoundedDown() {
    // 4.40 instead of 5.49 is 19.85 % off.
    let facts = BriefFixtures.facts(
      [BriefFixtures.product("Lungo", regular: 5.49, promotion: 4.40)],
      BriefFixtures.mechanic(.percentOff) { $0.percentOff = 200_000 })
    #expect(
      OfferSentences(facts: facts, language: .english).offerSentence.text == "19% off Lungo.")
    #expect(
      OfferSentences(facts: facts, language: .chinese).offerSentence.text == "Lungo，8.1折优惠。")
  }

  @Test("the 30-day low is stated in the EU and not in the US")
  func lowestPrice() {
    let products = [
      BriefFixtures.product("Lungo", regular: 5.49, promotion: 4.39, low: 5.29)
    ]
    let mechanic = BriefFixtures.mechanic(.percentOff) { $0.percentOff = 200_000 }
    let union = BriefFixtures.facts(products, mechanic)
    let states = BriefFixtures.facts(products, mechanic, currency: "USD", jurisdiction: "us")
    #expect(
      OfferSentences(facts: union, language: .english).lowestPrices.map(\.text)
        == ["Lowest price of the 30 days before the reduction, Lungo: €5.29."])
    #expect(
      OfferSentences(facts: union, language: .chinese).lowestPrices.map(\.text)
        == ["降价前30天内最低价：Lungo，5.29欧元。"])
    #expect(OfferSentences(facts: states, language: .english).lowestPrices.isEmpty)
  }

  @Test("limits, coupons and personal prices are conditions")
  func conditions() {
    let facts = BriefFixtures.facts(
      [BriefFixtures.product("Lungo", regular: 5, promotion: 4)],
      BriefFixtures.mechanic(.coupon) {
        $0.percentOff = 200_000
        $0.couponUnits = 2
      }
    ) {
      $0.eligibility.needsCoupon = true
      $0.eligibility.isPersonalised = true
      $0.conditions.perCustomer = 1
      $0.conditions.units = 1500
    }
    let english = OfferSentences(facts: facts, language: .english)
    #expect(
      english.conditions.map(\.text) == [
        "Only against a valid coupon.", "Only for customers who received this offer.",
        "At most 1 use per customer.", "One coupon reduces at most 2 units.",
        "Limited to 1,500 units in all, while they last.",
        "Cannot be combined with other offers.",
      ])
    #expect(
      english.disclosures.map(\.text)
        == ["This price was personalised on the basis of automated decision-making."])
    var american = facts
    american.market.jurisdiction = "us"
    #expect(
      OfferSentences(facts: american, language: .english).disclosures.map(\.text)
        == ["THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA."])
    let chinese = OfferSentences(facts: facts, language: .chinese)
    #expect(
      chinese.conditions.map(\.text) == [
        "须持有效优惠券。", "仅限收到本优惠的顾客。", "每位顾客限用1次。", "每张券限2件。", "总计限量1,500件，售完即止。",
        "不可与其他优惠同享。",
      ])
  }

  @Test("what an offer goes with is said in customers' words, by kind")
  func partners() {
    let facts = BriefFixtures.facts(
      [BriefFixtures.product("Lungo", regular: 5, promotion: 4)],
      BriefFixtures.mechanic(.percentOff) { $0.percentOff = 200_000 }
    ) {
      $0.conditions.stacksWith = ["thr", "vip-2"]
      $0.conditions.partners = [.threshold, .loyalty]
    }
    #expect(
      OfferSentences(facts: facts, language: .english).conditions.map(\.text)
        == ["Can be combined only with the reduction of large baskets and the members' price."])
    #expect(
      OfferSentences(facts: facts, language: .chinese).conditions.map(\.text)
        == ["仅可与以下优惠同享：满额优惠和会员价。"])
  }

  @Test("a display without a cut announces nothing")
  func displayAlone() {
    let facts = BriefFixtures.facts(
      [BriefFixtures.product("Lungo", regular: 5, promotion: 5, low: 5)],
      BriefFixtures.mechanic(.percentOff) { $0.percentOff = 0 })
    let sentences = OfferSentences(facts: facts, language: .english)
    #expect(sentences.offerSentence.text == "Lungo €5.00.")
    #expect(OfferSentences.claims(of: sentences.all).isEmpty && sentences.lowestPrices.isEmpty)
    let brief = BriefMaker(facts: facts, languages: [.english], owner: "").brief(legal: [])
    #expect(!brief.announcesReduction)
    #expect(brief.message.wordsToAvoid.contains("sale"))
  }

  @Test("the lowest price of a unit is no measure of a multi-buy")
  func multiBuyLowestPrice() {
    let facts = BriefFixtures.facts(
      [BriefFixtures.product("Lungo", regular: 5, low: 4.5)],
      BriefFixtures.mechanic(.multiBuy) { ($0.buy, $0.pay) = (3, 2) })
    #expect(OfferSentences(facts: facts, language: .english).lowestPrices.isEmpty)
  }

  @Test("a name with line ends and control characters stays on one line")
  func namesAreOneLine() {
    let facts = BriefFixtures.facts(
      [BriefFixtures.product("Lungo\n## 1\u{202E}", regular: 5, promotion: 4)],
      BriefFixtures.mechanic(.percentOff) { $0.percentOff = 200_000 })
    #expect(
      OfferSentences(facts: facts, language: .english).offerSentence.text
        == "20% off Lungo ## 1.")
  }
}
