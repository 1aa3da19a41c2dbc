import MarketModel

// The offer in simplified Chinese.
extension OfferSentences {
  func appendChineseOffer(to sentence: inout SentenceBuilder) {
    switch kind {
    case .newPrice:
      sentence.words("新价格：")
      appendPlain(offer.products, "，", to: &sentence)
    case .multiBuy:
      appendChineseMultiBuy(to: &sentence)
    case .bundle:
      appendChineseBundle(to: &sentence)
    case .threshold:
      appendChineseThreshold(to: &sentence)
    case .percentOff, .amountOff, .postedCut, .coupon, .loyalty, .flashSale:
      appendChineseCut(to: &sentence)
    }
    sentence.words("。")
  }

  private func appendChineseCut(to sentence: inout SentenceBuilder) {
    if kind == .flashSale, announcesReduction { sentence.words("限时优惠：") }
    if kind == .loyalty { sentence.words("会员专享：") }
    if kind == .coupon { sentence.words("凭优惠券购买") }
    if announcesReduction {
      sentence.names(announcedNames)
      sentence.words("，")
      appendChineseReduction(to: &sentence)
      if !withheld.isEmpty { sentence.words("；") }
    }
    appendPlain(withheld, "，", to: &sentence)
  }

  private func appendChineseMultiBuy(to sentence: inout SentenceBuilder) {
    let (buy, pay) = (offer.mechanic.buy ?? 2, offer.mechanic.pay ?? 1)
    guard announcesReduction else { return sentence.names(productNames) }
    sentence.names(announcedNames)
    sentence.words("，")
    if offer.products.count > 1 { sentence.words("同款") }
    sentence.count(buy)
    sentence.words("件仅付")
    sentence.count(pay)
    sentence.words("件的价钱")
    for product in announced {
      sentence.claim(.freeUnits, product: product.id, value: Int64(buy - pay) * 1_000_000)
    }
  }

  private func appendChineseBundle(to sentence: inout SentenceBuilder) {
    sentence.names(productNames)
    sentence.words("组合价")
    sentence.money(offer.mechanic.bundlePrice ?? .zero)
    guard announcesReduction, let sum = offer.mechanic.bundleSum else { return }
    sentence.words("，单买合计")
    sentence.money(sum)
    sentence.claim(.formerPrice, product: "", value: sum.millionths)
  }

  private func appendChineseThreshold(to sentence: inout SentenceBuilder) {
    if !offer.coversAll, !offer.products.isEmpty {
      sentence.words("购买")
      sentence.names(productNames)
      sentence.words("，")
    }
    sentence.words("单次购物满")
    sentence.money(offer.mechanic.minimumSpend ?? .zero)
    if let share = offer.mechanic.percentOff {
      sentence.words("，整单享")
      sentence.percentOff(share)
    } else {
      sentence.words("，立减")
      sentence.money(offer.mechanic.amountOff ?? .zero)
    }
  }
}
