import Foundation

/// The sentences of a persona, by rule from its numbers.
struct PersonaText {
  let profile: SegmentProfile
  let average: SegmentProfile
  let sensitivity: PriceResponse.Sensitivity?

  /// Returns the line of name, size and behaviour.
  func description(_ name: String) -> String {
    var parts = [
      "come in \(Self.percent(profile.weeksWithVisit)) of weeks",
      "buy in \(Self.percent(profile.purchaseRate)) of those",
      "\(Self.percent(profile.dealShare)) of units on deal",
    ]
    if average.privateLabelShare > 0 {
      parts.append("\(Self.percent(profile.privateLabelShare)) the store's own brand")
    }
    if let sensitivity { parts.append(Self.priceWords(sensitivity.value)) }
    return "\(name), \(Self.percent(profile.share)) of consumers and "
      + "\(Self.percent(profile.unitShare)) of units: " + parts.joined(separator: ", ")
  }

  private static func priceWords(_ sensitivity: Double) -> String {
    (0.95..<1.05).contains(sensitivity)
      ? "as price sensitive as all" : "\(number(sensitivity)) x as price sensitive"
  }

  /// Returns what sets them apart, what that suggests, and whether prices move them.
  func insight(_ trait: SegmentTrait?) -> String {
    ([trait.map(sentence) ?? plain] + [priceSentence].compactMap { $0 }).joined(separator: " ")
  }

  private var plain: String {
    "They shop the category much as everybody does; what works on average works here."
  }

  private func sentence(_ trait: SegmentTrait) -> String {
    switch trait.kind {
    case .deals:
      "They wait for deals: \(compared(\.dealShare)). A promotion reaches them, "
        + "the regular price hardly does."
    case .fullPrice:
      "They buy when they need it: on deal \(compared(\.dealShare)). A discount is "
        + "likely to go to units that they would have bought anyway."
    case .storeBrand:
      "They trust the store's own brand: \(compared(\.privateLabelShare)). A branded "
        + "offer has to close the gap in price."
    case .nameBrand:
      "They keep to names they know: the store's own brand is \(compared(\.privateLabelShare)). "
        + "A saving on their brand speaks to them more than a cheaper substitute."
    case .oneBrand: brandSentence
    case .stockUp:
      "They fill the cupboard: \(Self.number(profile.unitsPerPurchase)) units at a time against "
        + "\(Self.number(average.unitsPerPurchase)). Quantity offers fit."
    case .heavy:
      "They carry the category: \(Self.percent(profile.share)) of consumers take "
        + "\(Self.percent(profile.unitShare)) of units. Losing one costs more than winning another."
    case .light:
      "They buy now and then: \(Self.percent(profile.share)) of consumers take "
        + "\(Self.percent(profile.unitShare)) of units. A reason to buy counts before the price."
    case .frequent:
      "They are often in the shop: \(visits). Short offers are seen."
    case .rare:
      "They are seldom in the shop: \(visits). An offer must last for "
        + "several weeks to be seen."
    }
  }

  private var brandSentence: String {
    guard let brand = profile.brands.first else { return plain }
    return
      "They come for one brand: \(Self.percent(brand.share)) of their units are '\(brand.name)', "
      + "against \(Self.percent(average.share(ofBrand: brand.name))) of all. Offers on other brands "
      + "pass them by."
  }

  /// Only where the difference is more than two standard errors.
  private var priceSentence: String? {
    guard let sensitivity, abs(sensitivity.value - 1) > 2 * sensitivity.standardError else {
      return nil
    }
    let direction = sensitivity.value > 1 ? "more" : "less"
    return "Prices move them \(direction) than others (\(Self.number(sensitivity.value)) x)."
  }

  private func compared(_ share: KeyPath<SegmentProfile, Double>) -> String {
    "\(Self.percent(profile[keyPath: share])) of their units, against "
      + "\(Self.percent(average[keyPath: share])) of all"
  }

  private var visits: String {
    "in \(Self.percent(profile.weeksWithVisit)) of weeks, against "
      + "\(Self.percent(average.weeksWithVisit))"
  }

  /// A share in whole percent; more digits where it is small.
  static func percent(_ share: Double) -> String {
    String(format: (0.0005..<0.0095).contains(share) ? "%.1f%%" : "%.0f%%", share * 100)
  }

  static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
