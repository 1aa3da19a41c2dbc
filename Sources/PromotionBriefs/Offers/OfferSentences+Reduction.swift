import MarketModel

// The reduction as it may be stated.
extension OfferSentences {
  /// The share off that holds for every product: the stated one, or less where rounding of prices left
  /// less; whole per cents then, rounded down.
  var statedShare: Int64? {
    guard let nominal = offer.mechanic.percentOff else { return nil }
    let actual = announced.compactMap(\.savingShare).min() ?? nominal
    return actual >= nominal ? nominal : actual / 10_000 * 10_000
  }

  /// The amount off that holds for every product.
  var statedAmount: Money? {
    guard let nominal = offer.mechanic.amountOff else { return nil }
    return min(nominal, announced.compactMap(\.saving).min() ?? nominal)
  }

  /// Appends `20% off` or `€1.00 off`, with the claim; nothing where no reduction may be stated.
  func appendEnglishReduction(to sentence: inout SentenceBuilder) {
    if let share = statedShare {
      sentence.percentOff(share)
      sentence.words(" off")
      addClaims(.percentOff, value: share, to: &sentence)
    } else if let amount = statedAmount {
      sentence.money(amount)
      sentence.words(" off")
      addClaims(.amountOff, value: amount.millionths, to: &sentence)
    } else {
      sentence.words("A lower price")
    }
  }

  /// Appends `8折优惠` or `每件立减2.00元`.
  func appendChineseReduction(to sentence: inout SentenceBuilder) {
    if let share = statedShare {
      sentence.percentOff(share)
      sentence.words("优惠")
      addClaims(.percentOff, value: share, to: &sentence)
    } else if let amount = statedAmount {
      sentence.words("每件立减")
      sentence.money(amount)
      addClaims(.amountOff, value: amount.millionths, to: &sentence)
    } else {
      sentence.words("优惠价")
    }
  }

  private func addClaims(
    _ kind: OfferClaim.Kind, value: Int64, to sentence: inout SentenceBuilder
  ) {
    for product in announced {
      sentence.claim(kind, product: product.id, value: value)
    }
  }
}
