import MarketModel

// The offer in English.
extension OfferSentences {
  func appendEnglishOffer(to sentence: inout SentenceBuilder) {
    switch kind {
    case .newPrice:
      sentence.words("New price: ")
      appendPlain(offer.products, ", ", to: &sentence)
    case .multiBuy:
      appendEnglishMultiBuy(to: &sentence)
    case .bundle:
      appendEnglishBundle(to: &sentence)
    case .threshold:
      appendEnglishThreshold(to: &sentence)
    case .percentOff, .amountOff, .postedCut, .coupon, .loyalty, .flashSale:
      appendEnglishCut(to: &sentence)
    }
    sentence.words(".")
  }

  private func appendEnglishCut(to sentence: inout SentenceBuilder) {
    if kind == .flashSale, announcesReduction { sentence.words("Flash sale: ") }
    if kind == .loyalty { sentence.words("For members: ") }
    if announcesReduction {
      appendEnglishReduction(to: &sentence)
      sentence.words(statedShare == nil && statedAmount == nil ? " for " : " ")
      sentence.names(announcedNames)
      if !withheld.isEmpty { sentence.words("; ") }
    }
    appendPlain(withheld, ", ", to: &sentence)
    appendEnglishCoupon(to: &sentence)
  }

  private func appendEnglishCoupon(to sentence: inout SentenceBuilder) {
    if kind == .coupon { sentence.words(" with the coupon") }
  }

  private func appendEnglishMultiBuy(to sentence: inout SentenceBuilder) {
    let (buy, pay) = (offer.mechanic.buy ?? 2, offer.mechanic.pay ?? 1)
    guard announcesReduction else { return sentence.names(productNames) }
    sentence.count(buy)
    sentence.words(" for the price of ")
    sentence.count(pay)
    sentence.words(": ")
    sentence.names(announcedNames)
    if offer.products.count > 1 { sentence.words(", units of the same product") }
    for product in announced {
      sentence.claim(.freeUnits, product: product.id, value: Int64(buy - pay) * 1_000_000)
    }
  }

  private func appendEnglishBundle(to sentence: inout SentenceBuilder) {
    sentence.names(productNames)
    sentence.words(" together for ")
    sentence.money(offer.mechanic.bundlePrice ?? .zero)
    guard announcesReduction, let sum = offer.mechanic.bundleSum else { return }
    sentence.words(" instead of ")
    sentence.money(sum)
    sentence.claim(.formerPrice, product: "", value: sum.millionths)
  }

  private func appendEnglishThreshold(to sentence: inout SentenceBuilder) {
    if let share = offer.mechanic.percentOff {
      sentence.percentOff(share)
    } else {
      sentence.money(offer.mechanic.amountOff ?? .zero)
    }
    sentence.words(" off your basket when you spend ")
    sentence.money(offer.mechanic.minimumSpend ?? .zero)
    sentence.words(" or more")
    if !offer.coversAll, !offer.products.isEmpty {
      sentence.words(" on ")
      sentence.names(productNames)
    }
  }

  /// Appends names with their prices and no word of a reduction.
  func appendPlain(
    _ products: [OfferFacts.Product], _ separator: String, to sentence: inout SentenceBuilder
  ) {
    for (place, product) in products.enumerated() {
      if place > 0 { sentence.words(separator) }
      sentence.name(product.name)
      guard let price = product.promotionPrice else { continue }
      sentence.words(" ")
      sentence.money(price)
    }
  }
}
