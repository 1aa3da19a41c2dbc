import MarketModel

/// Renders an offer's locked sentences in one language, from facts alone.
public struct OfferSentences: Sendable {
  let offer: OfferFacts
  let market: PromotionFacts.Market
  let language: BriefLanguage
  /// Products whose reduction may be announced.
  let announced: [OfferFacts.Product]
  /// Products of which only the price is stated.
  let withheld: [OfferFacts.Product]
  /// Whether a reduction is announced at all.
  let announcesReduction: Bool

  /// Takes the facts.
  ///
  /// - Parameters:
  ///   - facts: The promotion.
  ///   - language: The language.
  ///   - withheld: Ids of products whose reduction may not be claimed: of them only the price is
  ///     stated, without a former price.
  public init(
    facts: PromotionFacts, language: BriefLanguage, withheld: Set<String> = []
  ) {
    offer = facts.offer
    market = facts.market
    self.language = language
    let mayAnnounce = { (product: OfferFacts.Product) in
      facts.isPromotion && product.isReduced && !withheld.contains(product.id)
    }
    announced = facts.offer.products.filter(mayAnnounce)
    self.withheld = facts.offer.products.filter { !mayAnnounce($0) }
    announcesReduction =
      facts.isPromotion && (facts.offer.products.isEmpty || !announced.isEmpty)
  }

  /// All sentences, in reading order.
  public var all: [LockedSentence] {
    [offerSentence] + prices + [period] + lowestPrices + conditions + disclosures + [taxBasis]
      + redemption
  }

  /// A builder for one of the sentences.
  func builder(_ role: LockedSentence.Role) -> SentenceBuilder {
    SentenceBuilder(role, language: language, currency: market.currency)
  }

  var kind: MechanicFacts.Kind { offer.mechanic.kind }
  var productNames: [String] { offer.products.map(\.name) }
  var announcedNames: [String] { announced.map(\.name) }

  /// The offer in one sentence.
  public var offerSentence: LockedSentence {
    var sentence = builder(.offer)
    switch language {
    case .english: appendEnglishOffer(to: &sentence)
    case .chinese: appendChineseOffer(to: &sentence)
    }
    return sentence.sentence
  }

  /// The period; it is stated whatever else may be said.
  public var period: LockedSentence {
    var sentence = builder(.period)
    switch (language, kind == .newPrice) {
    case (.english, false):
      sentence.words("Valid ")
      sentence.period(offer.period)
      sentence.words(".")
    case (.chinese, false):
      sentence.words("活动时间：")
      sentence.period(offer.period)
      sentence.words("。")
    case (.english, true):
      sentence.words("From ")
      sentence.period(offer.period.start)
      sentence.words(".")
    case (.chinese, true):
      sentence.words("自")
      sentence.period(offer.period.start)
      sentence.words("起。")
    }
    return sentence.sentence
  }

  /// One sentence for each product whose unit has a price of its own, and for what one multi-buy
  /// costs; the offer's sentence has the prices of products without an announced reduction.
  public var prices: [LockedSentence] {
    switch kind {
    case .bundle, .threshold: []
    case .multiBuy: announced.map(multiBuyPrice) + withheld.map(plainMultiBuy)
    default: announced.compactMap(unitPrice)
    }
  }

  private func unitPrice(_ product: OfferFacts.Product) -> LockedSentence? {
    guard let price = product.promotionPrice else { return nil }
    var sentence = builder(.price)
    sentence.name(product.name)
    sentence.words(language == .english ? ": " : "：")
    sentence.money(price)
    if let saving = product.saving, saving > .zero {
      sentence.words(language == .english ? " instead of " : "，原价")
      sentence.money(product.regularPrice)
      sentence.words(language == .english ? ", you save " : "，省")
      sentence.money(saving)
      sentence.claim(
        .formerPrice, product: product.id, value: product.regularPrice.millionths)
      sentence.claim(.amountOff, product: product.id, value: saving.millionths)
    }
    sentence.words(language == .english ? "." : "。")
    return sentence.sentence
  }

  private func multiBuyPrice(_ product: OfferFacts.Product) -> LockedSentence {
    let (buy, pay) = (offer.mechanic.buy ?? 2, offer.mechanic.pay ?? 1)
    var sentence = builder(.price)
    sentence.name(product.name)
    sentence.words(language == .english ? ": " : "：")
    sentence.count(buy)
    sentence.words(language == .english ? " for " : "件")
    sentence.money(product.regularPrice * Int64(pay))
    sentence.words(language == .english ? " instead of " : "，单买合计")
    sentence.money(product.regularPrice * Int64(buy))
    sentence.words(language == .english ? "." : "。")
    sentence.claim(
      .formerPrice, product: product.id, value: product.regularPrice.millionths * Int64(buy))
    return sentence.sentence
  }

  private func plainMultiBuy(_ product: OfferFacts.Product) -> LockedSentence {
    var sentence = builder(.price)
    sentence.name(product.name)
    sentence.words(language == .english ? ": " : "：")
    sentence.count(offer.mechanic.buy ?? 2)
    sentence.words(language == .english ? " for " : "件")
    sentence.money(product.regularPrice * Int64(offer.mechanic.pay ?? 1))
    sentence.words(language == .english ? "." : "。")
    return sentence.sentence
  }

  /// The lowest price of the 30 days before, where a unit's reduction is announced and the price is
  /// known.
  public var lowestPrices: [LockedSentence] {
    guard announcesReduction, market.jurisdiction != "us", market.jurisdiction != "cn" else {
      return []
    }
    return announced.compactMap { product in
      guard product.promotionPrice != nil, let low = product.lowestPrice30Days else { return nil }
      var sentence = builder(.lowestPrice)
      sentence.words(
        language == .english
          ? "Lowest price of the 30 days before the reduction, " : "降价前30天内最低价：")
      sentence.name(product.name)
      sentence.words(language == .english ? ": " : "，")
      sentence.money(low)
      sentence.words(language == .english ? "." : "。")
      return sentence.sentence
    }
  }

  /// Currency and tax.
  public var taxBasis: LockedSentence {
    var sentence = builder(.taxBasis)
    switch language {
    case .english:
      sentence.words("Prices in ")
      sentence.name(market.currency)
      sentence.words(market.pricesIncludeTax ? ", tax included." : ", before tax.")
    case .chinese:
      sentence.words("价格以")
      sentence.name(MoneyText.currencyName(market.currency, language: language))
      sentence.words(market.pricesIncludeTax ? "计，含税。" : "计，不含税。")
    }
    return sentence.sentence
  }

  /// That the price is personal, where it is.
  public var disclosures: [LockedSentence] {
    guard offer.eligibility.isPersonalised else { return [] }
    var sentence = builder(.disclosure)
    sentence.words(language == .english ? englishDisclosure : "本优惠价格由系统根据您的消费数据自动确定。")
    return [sentence.sentence]
  }

  /// In the words that New York asks for, in the United States.
  private var englishDisclosure: String {
    market.jurisdiction == "us"
      ? "THIS PRICE WAS SET BY AN ALGORITHM USING YOUR PERSONAL DATA."
      : "This price was personalised on the basis of automated decision-making."
  }

  /// Claims of all sentences.
  public static func claims(of sentences: [LockedSentence]) -> [OfferClaim] {
    var seen: Set<OfferClaim> = []
    return sentences.flatMap(\.claims).filter { seen.insert($0).inserted }
  }
}
