import MarketModel

// Conditions, limits and what a customer does.
extension OfferSentences {
  /// Every condition that a customer must know before buying.
  public var conditions: [LockedSentence] {
    audience + limits + combination
  }

  private var audience: [LockedSentence] {
    let eligibility = offer.eligibility
    var sentences: [LockedSentence] = []
    if eligibility.needsMembership {
      sentences.append(fixed(.condition, "For members only.", "仅限会员。"))
    }
    if eligibility.needsCoupon {
      sentences.append(
        fixed(.condition, "Only against a valid coupon.", "须持有效优惠券。"))
    }
    if eligibility.isPersonalised {
      sentences.append(
        fixed(.condition, "Only for customers who received this offer.", "仅限收到本优惠的顾客。"))
    }
    return sentences
  }

  private var limits: [LockedSentence] {
    let conditions = offer.conditions
    return [
      conditions.perCustomer.map {
        counted(
          $0, ("At most ", $0 == 1 ? " use per customer." : " uses per customer."),
          ("每位顾客限用", "次。"))
      },
      offer.mechanic.couponUnits.map {
        counted(
          $0, ("One coupon reduces at most ", $0 == 1 ? " unit." : " units."), ("每张券限", "件。"))
      },
      conditions.total.map {
        counted($0, ("Limited to ", " uses in all."), ("总计限用", "次。"))
      },
      conditions.units.map {
        counted($0, ("Limited to ", " units in all, while they last."), ("总计限量", "件，售完即止。"))
      },
      conditions.budget.map { _ in
        fixed(
          .condition, "The offer may end early when its budget is used up.",
          "优惠额度用完即提前结束。")
      },
    ].compactMap { $0 }
  }

  private var combination: [LockedSentence] {
    let conditions = offer.conditions
    guard kind != .newPrice else { return [] }
    if conditions.stacks {
      return [
        fixed(
          .condition, "Can be combined with other combinable offers.", "可与其他可叠加优惠同享。")
      ]
    }
    guard !conditions.partners.isEmpty else {
      return [fixed(.condition, "Cannot be combined with other offers.", "不可与其他优惠同享。")]
    }
    let partners = language.list(conditions.partners.map { $0.asPartner(in: language) })
    return [
      fixed(
        .condition, "Can be combined only with \(partners).", "仅可与以下优惠同享：\(partners)。")
    ]
  }

  /// What a customer does, step by step.
  public var redemption: [LockedSentence] {
    steps.map { fixed(.redemption, $0.english, $0.chinese) }
  }

  private var steps: [(english: String, chinese: String)] {
    switch kind {
    case .percentOff, .amountOff, .postedCut, .flashSale, .newPrice:
      [("The price applies at the till; nothing to do.", "结账时自动生效，无需操作。")]
    case .multiBuy:
      [
        ("Put the stated number of units in one basket.", "将规定件数放入同一购物车。"),
        ("The offer applies at the till.", "结账时自动生效。"),
      ]
    case .bundle:
      [
        ("Put one of each product in one basket.", "每种商品各选购一件，放入同一购物车。"),
        ("The joint price applies at the till.", "结账时自动按组合价计算。"),
      ]
    case .threshold:
      [
        ("Reach the stated amount in one purchase.", "单次购物达到规定金额。"),
        ("The offer applies at the till, once per purchase.", "结账时自动生效，每单限一次。"),
      ]
    case .coupon:
      [
        ("Show or enter the coupon at the till.", "结账时出示或输入优惠券。"),
        ("It applies to the units that the coupon covers.", "适用于优惠券规定的件数。"),
      ]
    case .loyalty:
      [
        ("Show the membership card or sign in.", "出示会员卡或登录会员账户。"),
        ("The members' price applies at the till.", "结账时按会员价计算。"),
      ]
    }
  }

  private func fixed(
    _ role: LockedSentence.Role, _ english: String, _ chinese: String
  ) -> LockedSentence {
    var sentence = builder(role)
    sentence.words(language == .english ? english : chinese)
    return sentence.sentence
  }

  private func counted(
    _ number: Int, _ english: (String, String), _ chinese: (String, String)
  ) -> LockedSentence {
    let words = language == .english ? english : chinese
    var sentence = builder(.condition)
    sentence.words(words.0)
    sentence.count(number)
    sentence.words(words.1)
    return sentence.sentence
  }
}

extension MechanicFacts.Kind {
  /// The promotion as customers of another one know it.
  fileprivate func asPartner(in language: BriefLanguage) -> String {
    let (english, chinese) = names
    return language == .english ? english : chinese
  }

  private var names: (english: String, chinese: String) {
    switch self {
    case .percentOff, .amountOff, .postedCut, .newPrice: ("reduced shelf prices", "货架降价")
    case .multiBuy: ("the multi-buy offer", "多件优惠")
    case .bundle: ("the bundle", "组合优惠")
    case .threshold: ("the reduction of large baskets", "满额优惠")
    case .coupon: ("the coupon", "优惠券")
    case .loyalty: ("the members' price", "会员价")
    case .flashSale: ("the flash sale", "限时优惠")
    }
  }
}
