import MarketModel
import PromotionBriefs

/// Promotions in the words of a calendar.
struct PromotionWords {
  let market: MarketDefinition

  /// The kind, such as `percent off`.
  func mechanic(_ promotion: Promotion) -> String {
    switch promotion.terms?.mechanic {
    case .multiBuy: return "multi-buy"
    case .bundle: return "bundle"
    case .threshold: return "spending threshold"
    case .coupon: return "coupon"
    case .loyalty: return "members' price"
    case .cut, nil: break
    }
    if case .amountOff = promotion.reduction { return "amount off" }
    return "percent off"
  }

  /// What a buyer gets and must do.
  func offer(_ promotion: Promotion) -> String {
    let saving = saving(promotion.reduction)
    let text =
      switch promotion.terms?.mechanic {
      case .multiBuy(let buy, let pay): "\(buy) for the price of \(pay)"
      case .bundle(let price): price.map { "\(money($0)) together" } ?? "\(saving) together"
      case .threshold(let spend, _): "\(saving) from \(money(spend)) in one visit"
      case .coupon: "\(saving) with a coupon"
      case .loyalty: "\(saving) for members"
      case .cut, nil: saving
      }
    guard let segments = promotion.terms?.audience?.segments else { return text }
    return "\(text), for \(segments.map { market.segments[$0].name }.joined(separator: ", "))"
  }

  /// A cut's price beside the list price.
  func price(_ spell: PriceSpells.Spell) -> String {
    let offer = market.offers[spell.offer]
    let price = money(Money(millionths: spell.price))
    return "\(offer.product) \(price), list \(money(offer.listPrice))"
  }

  /// Where it is shown.
  func placement(_ promotion: Promotion) -> String {
    [("display", promotion.display), ("mailer", promotion.mailer)]
      .compactMap { $1 == nil ? nil : $0 }.joined(separator: ", ")
  }

  /// What the supplier pays; empty where nobody does.
  func funding(_ promotion: Promotion) -> String {
    switch promotion.funding {
    case .none: ""
    case .shareOfDiscount(let share): "\(percent(share)) of the discount"
    case .perUnit(let amount): "\(money(amount)) per unit"
    }
  }

  /// A time of day, in microseconds since midnight, as `18:00`.
  static func clock(_ microseconds: Int64) -> String {
    let minutes = microseconds / 60_000_000
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  private func saving(_ reduction: Promotion.Reduction) -> String {
    switch reduction {
    case .percentOff(let share): "\(percent(share)) off"
    case .amountOff(let amount): "\(money(amount)) off"
    }
  }

  private func percent(_ share: Double) -> String {
    PercentText.plain(Int64((share * 1e6).rounded()))
  }

  private func money(_ amount: Money) -> String {
    MoneyText.of(amount, currency: market.money.currency, language: .english)
  }
}
