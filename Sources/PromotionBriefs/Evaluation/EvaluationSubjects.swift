/// Invented subjects on which models are compared: one per kind of offer, in both languages.
public enum EvaluationSubjects {
  /// All of them, in a fixed order.
  public static let all = [coffee, lamp, shampoo, shoes]

  private static let coffee = subject(
    names: ("Altura Lungo 250 g", "Altura Lungo 250 g"), brand: "Altura",
    categories: ("coffee", "咖啡"),
    facts: (
      ["Dark roast with a cocoa aroma", "Grown in the Andes", "Ground for filter machines"],
      ["深烘，带可可香气", "产自安第斯山", "适合滴滤咖啡机"]
    ),
    offers: (
      "€4.39 instead of €5.49, 20% off, 16–29 March 2026.", "原价5.49欧元，现价4.39欧元，8折，2026年3月16日至3月29日。"
    ),
    short: ("€4.39 instead of €5.49.", "5.49欧元降至4.39欧元。"),
    persona: "regular coffee drinkers")

  private static let lamp = subject(
    names: ("Lumo desk lamp", "Lumo台灯"), brand: "Lumo", categories: ("desk lamp", "台灯"),
    facts: (
      [
        "Warm light that can be dimmed", "A heavy base that stands firm",
        "A joint that turns to all sides",
      ],
      ["暖光，可调亮度", "底座稳重", "灯头可转向各个方向"]
    ),
    offers: ("€10.00 off: €29.90 instead of €39.90.", "立减10.00欧元：原价39.90欧元，现价29.90欧元。"),
    short: ("€29.90 instead of €39.90.", "39.90欧元降至29.90欧元。"),
    persona: "people who read and work at home")

  private static let shampoo = subject(
    names: ("Rosmarin shampoo 300 ml", "Rosmarin洗发水300毫升"), brand: "Rosmarin",
    categories: ("shampoo", "洗发水"),
    facts: (
      ["Rosemary scent", "Made for daily washing", "A bottle that stands on its cap"],
      ["迷迭香香味", "适合日常清洗", "瓶身可倒立放置"]
    ),
    offers: ("3 for the price of 2.", "3件仅付2件的价钱。"), short: ("3 for the price of 2.", "3件仅付2件的价钱。"),
    persona: "families")

  private static let shoes = subject(
    names: ("Pace running shoes", "Pace跑鞋"), brand: "Pace", categories: ("running shoes", "跑鞋"),
    facts: (
      [
        "A soft sole for long runs", "An upper that lets air through", "A heel that holds the foot",
      ],
      ["鞋底柔软，适合长跑", "鞋面透气", "鞋跟稳固"]
    ),
    offers: ("15% off when you spend €60.00 or more.", "满60.00欧元享85折。"),
    short: ("15% off from €60.00.", "满60.00欧元享85折。"),
    persona: "people who run for pleasure")

  private typealias Pair<Value> = (english: Value, chinese: Value)

  private static func subject(
    names: Pair<String>, brand: String, categories: Pair<String>, facts: Pair<[String]>,
    offers: Pair<String>, short: Pair<String>, persona: String
  ) -> CopySubject {
    let terms = LockedText(text: "", numbers: [])
    let wordings = [
      LockedWording(
        language: .english, offer: LockedText(text: offers.english),
        shortOffer: LockedText(text: short.english),
        terms: terms),
      LockedWording(
        language: .simplifiedChinese, offer: LockedText(text: offers.chinese),
        shortOffer: LockedText(text: short.chinese), terms: terms),
    ]
    var subject = CopySubject(
      productNames: [names.english], category: categories.english, wordings: wordings)
    (subject.brand, subject.persona) = (brand, persona)
    subject.facts = facts.english
    subject.translations = [
      SubjectTranslation(
        language: .simplifiedChinese, productNames: [names.chinese], category: categories.chinese,
        facts: facts.chinese)
    ]
    return subject
  }
}
