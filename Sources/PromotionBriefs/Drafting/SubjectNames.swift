/// The names that copy may use, safe to print whatever the seller's files say.
struct SubjectNames {
  /// The product as templates call it: its name, or the category where the name itself reads like an offer.
  let product: String
  /// The product as the model is told: its name without numbers.
  let plainProduct: String
  /// The category.
  let category: String
  /// The brand, empty where there is none.
  let brand: String
  /// Every name that checks let pass.
  let all: [String]

  init(_ subject: CopySubject, language: CopyLanguage) {
    let names = subject.productNames.map { PromptData.line($0, limit: 80) }.filter(Self.isSafe)
    let fallback = language == .english ? "this product" : "本品"
    let safeCategory = PromptData.line(subject.category, limit: 40)
    category =
      Self.isSafe(safeCategory) && !safeCategory.contains(where: \.isNumber)
      ? safeCategory : fallback
    let safeBrand = PromptData.line(subject.brand, limit: 40)
    brand = Self.isSafe(safeBrand) ? safeBrand : ""
    product = names.first ?? category
    let plain = names.map(Self.withoutNumbers).filter { !$0.isEmpty }
    plainProduct = plain.first ?? category
    all = Self.unique(names + plain + [brand, category].filter { !$0.isEmpty })
  }

  /// Whether a name says nothing that only the offer may say; a plain number, as in `Lungo 250 g`, is fine.
  static func isSafe(_ name: String) -> Bool {
    guard name.contains(where: \.isLetter) else { return false }
    let text = CheckedText(name)
    let findings =
      NumberChecks.currency(in: text) + NumberChecks.percent(in: text)
      + WordChecks.discounts(in: text)
      + WordChecks.urgency(in: text) + WordChecks.dates(in: text) + FormChecks.slots(in: name)
      + FormChecks.markup(in: name, allowsEmoji: false)
    return findings.isEmpty && NumberReading.all(in: name).allSatisfy(\.isPlain)
  }

  /// Drops words with numbers, and the unit behind them.
  private static func withoutNumbers(_ name: String) -> String {
    let words = name.split(separator: " ").map(String.init)
    let numbered = words.map { word in
      word.unicodeScalars.contains {
        $0.properties.numericType != nil && !Character($0).isWideScript
      }
    }
    return words.indices.filter { index in
      let isUnit = index > 0 && numbered[index - 1] && words[index].count <= 3
      return !numbered[index] && !isUnit
    }.map { words[$0] }.joined(separator: " ")
  }

  private static func unique(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension NumberReading {
  /// Whether it is a number without money, percent or day.
  fileprivate var isPlain: Bool {
    if case .count = self { return true }
    return false
  }
}
