import Testing

@testable import PromotionBriefs

@Suite("Checks on drafts") struct CopyLintTests {
  private func rules(_ language: CopyLanguage, limit: Int = 400) -> CopyRules {
    var rules = CopyRules(language: language, limit: limit, purpose: .benefit)
    rules.names = ["Altura Lungo 250 g", "Altura", "coffee", "咖啡"]
    rules.foreignNames = ["Nova"]
    rules.bannedWords = ["yummy", "好喝到哭"]
    rules.instructions = "You write short advertising copy for the shop and its readers."
    return rules
  }

  private func checks(_ text: String, _ language: CopyLanguage, limit: Int = 400) -> [CopyCheck] {
    CopyLint.findings(in: text, rules: rules(language, limit: limit)).map(\.check)
  }

  @Test(
    "plain copy passes",
    arguments: [
      ("Fill your kitchen with the smell of fresh coffee.", CopyLanguage.english),
      ("A cup of Altura Lungo 250 g is one of the joys of a slow morning.", .english),
      ("Feel free to take your time. It is sugar-free and saves space in the cupboard.", .english),
      ("I love how this fits into a busy day.", .english),
      ("清晨的一杯Altura，让香气四溢的时光陪伴您。", .simplifiedChinese), ("和家人一起享受悠闲的午后。", .simplifiedChinese),
      ("口感十分顺滑，值得评价。", .simplifiedChinese),
    ])
  func passes(text: String, language: CopyLanguage) {
    #expect(CopyLint.findings(in: text, rules: rules(language)) == [])
  }

  @Test(
    "services and news need a fact behind them",
    arguments: [
      ("Join our coffee club today!", "join our"), ("Subscribe now.", "subscribe"),
      ("Now available at Altura.", "now available"), ("新品咖啡，香气四溢。", "新品"),
      ("欢迎加入会员，享受咖啡。", "会员"),
    ])
  func inventions(text: String, word: String) {
    let language: CopyLanguage = text.contains { $0.isWideScript } ? .simplifiedChinese : .english
    var rules = rules(language)
    let found = CopyFinding(.inventions, word)
    #expect(CopyLint.findings(in: text, rules: rules).contains(found))
    rules.facts = ["Facts that say " + text]
    #expect(!CopyLint.findings(in: text, rules: rules).contains(found))
  }

  @Test(
    "a place named in a fact is no unknown name",
    arguments: [
      (CopyLanguage.english, "Grown high up in the Andes."), (.simplifiedChinese, "产自Andes，香气浓郁。"),
    ])
  func namesInFacts(language: CopyLanguage, text: String) {
    var rules = rules(language)
    #expect(CopyLint.findings(in: text, rules: rules).map(\.check).contains(.productNames))
    rules.facts = ["Grown in the Andes"]
    #expect(!CopyLint.findings(in: text, rules: rules).map(\.check).contains(.productNames))
  }

  @Test(
    "each fault is found by its check",
    arguments: [
      ("", CopyCheck.empty), ("\u{200B}  ...", .empty),
      ("Enjoy the\u{202E} taste.", .controlCharacters),
      ("Enjoy the taste \u{FFFD} of it.", .controlCharacters), ("Enjoy the 2 cups.", .digits),
      ("Enjoy the ２ cups.", .digits), ("Enjoy the ٣ cups.", .digits),
      ("Enjoy ⅔ of the cup.", .digits),
      ("Enjoy ③ of the cups.", .digits), ("Enjoy the \u{1D7D0} cups.", .digits),
      ("Enjoy the XII cups.", .romanNumerals),
      ("Enjoy twenty cups of it.", .numberWords), ("Enjoy it at half the effort.", .numberWords),
      ("Buy one get one for you.", .numberWords), ("Enjoy the taste for a few €.", .currency),
      ("Enjoy the taste for a few euros.", .currency), ("Enjoy % of the taste.", .percent),
      ("Enjoy percent of the taste.", .percent), ("Come to us on Monday for it.", .dateWords),
      ("Come to us in May for it.", .dateWords), ("Take the discount on it.", .discountWords),
      ("Get the cup for free.", .discountWords), ("You save with it.", .discountWords),
      ("The lowest of them all is for you.", .absoluteWords),
      ("Hurry to the shop for it.", .urgencyWords),
      ("It is the smoothest of them.", .claims), ("It is healthy for you.", .claims),
      ("It is eco friendly for you.", .claims),
      ("Better than a cup of Nova for you.", .productNames),
      ("Enjoy the taste of Brasilia today.", .productNames), ("Enjoy the {PRODUCT} today.", .slots),
      ("Enjoy the OFFER of it today.", .slots), ("Enjoy it at www.shop.example.", .markup),
      ("Enjoy **it** with your friends.", .markup), ("Enjoy it ☕ with your friends.", .markup),
      ("Genießen Sie die Ruhe mit Ihrer Tasse und einem Buch.", .language),
      ("请享受一杯好咖啡。", .language),
      ("Enjoy the taste and enjoy the taste and enjoy the taste.", .repetition),
      ("Enjoy it it with your friends.", .repetition),
      ("Sure, this is the text for it.", .promptLeakage),
      ("You write short advertising copy for the shop.", .promptLeakage),
      ("It is yummy for you.", .bannedWords),
      ("Enjoy the taste of it with your", .unfinished),
    ])
  func englishFaults(text: String, check: CopyCheck) {
    #expect(checks(text, .english).contains(check))
  }

  @Test(
    "each fault is found by its check in Chinese",
    arguments: [
      ("享受三杯好滋味。", CopyCheck.numberWords), ("买一送一的好滋味。", .numberWords), ("二〇二六的好滋味。", .numberWords),
      ("半份的好滋味。", .numberWords), ("享受２杯好滋味。", .digits), ("只要几元的好滋味。", .currency),
      ("百分之好滋味。", .percent),
      ("周末的好滋味。", .dateWords), ("优惠的好滋味。", .discountWords), ("打折的好滋味。", .discountWords),
      ("免费的好滋味。", .discountWords),
      ("最佳的好滋味。", .absoluteWords), ("第一的好滋味。", .absoluteWords), ("顶级的好滋味。", .absoluteWords),
      ("限时的好滋味。", .urgencyWords),
      ("健康的好滋味。", .claims), ("环保的好滋味。", .claims), ("Nova的好滋味。", .productNames),
      ("享受Brasilia的好滋味。", .productNames),
      ("這個好滋味給您。", .language), ("美味しいコーヒーです。", .language), ("Enjoy the taste of it.", .language),
      ("好滋味好滋味好滋味。", .repetition), ("好的，这里是好滋味。", .promptLeakage), ("好喝到哭的好滋味。", .bannedWords),
    ])
  func chineseFaults(text: String, check: CopyCheck) {
    #expect(checks(text, .simplifiedChinese).contains(check))
  }

  @Test(
    "words on the allow-list claim nothing",
    arguments: ["最后更新的好滋味。", "第一步是打开它。", "最低消费之外的好滋味。", "桌子可以折叠。", "它的价值在于用心。"])
  func allowed(text: String) {
    #expect(checks(text, .simplifiedChinese) == [])
  }

  @Test("a proved claim lets its words pass, an unproved one does not")
  func claims() {
    var rules = rules(.english)
    let text = "It is organic and made for you."
    let claim = ProductClaim(
      id: "organic", text: "organic coffee", language: .english, evidence: [])
    rules.claims = [claim]
    #expect(CopyLint.findings(in: text, rules: rules).map(\.severity) == [.needsEvidence])
    rules.claims[0].evidence = ["certificate.pdf"]
    #expect(CopyLint.findings(in: text, rules: rules) == [])
  }

  @Test("a draft like an earlier one is a duplicate, a different one is not")
  func duplicates() {
    var rules = rules(.english)
    rules.earlier = ["Fill your kitchen with the smell of fresh coffee."]
    let near = CopyLint.findings(
      in: "Fill your kitchen with the smell of fresh coffee!", rules: rules)
    #expect(near.map(\.check) == [.duplicate])
    #expect(CopyLint.findings(in: "A slow morning is made for you.", rules: rules) == [])
  }

  @Test("the longest text that fits passes, one character more does not")
  func length() {
    let text = "Enjoy the taste."
    #expect(checks(text, .english, limit: 16) == [])
    #expect(checks(text, .english, limit: 15) == [.length])
  }
}
