import MarketModel

// Parts 5, 6 and 8: the offer, its mechanics, the copy.
extension BriefDocument {
  static func offer(_ brief: PromotionBrief) -> [Block] {
    let offer = brief.facts.offer
    let money = { (amount: Money?) -> String in
      amount.map {
        MoneyText.of($0, currency: brief.facts.market.currency, language: .english)
      } ?? "–"
    }
    let rows = offer.products.map { product in
      let isAnnounced = brief.facts.isPromotion && !brief.withheld.contains(product.id)
      return [
        product.name, product.id, money(product.regularPrice),
        money(product.promotionPrice), isAnnounced ? money(product.saving) : "–",
        isAnnounced
          ? product.savingShare.map { PercentText.rounded($0) } ?? "–" : "–",
        money(product.lowestPrice30Days),
        product.daysAtRegularPrice.map { "\($0) of 30" } ?? "–",
        product.stock.map { GroupedNumber.text(of: $0) } ?? "not limited",
      ]
    }
    return [
      .table(
        header: [
          "product", "id", "regular price", "offer price", "saving", "saving %",
          "30-day low before", "days at regular price", "stock",
        ], rows: rows, firstNumber: 2),
      .facts(offerFacts(brief)),
    ] + bands(brief) + wording(brief)
  }

  private static func offerFacts(_ brief: PromotionBrief) -> [(name: String, value: String)] {
    let offer = brief.facts.offer
    let eligibility = offer.eligibility
    let conditions = offer.conditions
    var who = eligibility.isEverybody ? "everybody" : eligibility.segments.joined(separator: ", ")
    if eligibility.needsMembership { who += who.isEmpty ? "members" : ", members" }
    if eligibility.needsCoupon { who += who.isEmpty ? "coupon holders" : ", coupon holders" }
    if eligibility.share < 1_000_000 {
      who += ", \(PercentText.rounded(eligibility.share)) of them"
    }
    return [
      (
        brief.facts.isPromotion ? "Period" : "From",
        DateText.period(
          brief.facts.isPromotion ? offer.period : offer.period.start, language: .english)
      ),
      ("Reference price", offer.referenceBasis), ("Eligible", who),
      (
        "Minimum spend",
        offer.mechanic.minimumSpend.map {
          MoneyText.of($0, currency: brief.facts.market.currency, language: .english)
        } ?? "none"
      ),
      (
        "Stacking",
        conditions.stacks
          ? "with other stacking offers"
          : conditions.stacksWith.isEmpty
            ? "none" : "with \(conditions.stacksWith.joined(separator: ", "))"
      ),
      (
        "Cap per customer",
        conditions.perCustomer.map(uses) ?? "none"
      ),
      ("Cap in all", caps(brief)),
      (
        "Display and mailer",
        offer.placements.isEmpty ? "none" : offer.placements.joined(separator: ", ")
      ),
      ("Supplier funding", offer.funding.isEmpty ? "none" : offer.funding),
    ]
  }

  private static func uses(_ count: Int) -> String { count == 1 ? "1 use" : "\(count) uses" }

  private static func caps(_ brief: PromotionBrief) -> String {
    let conditions = brief.facts.offer.conditions
    let parts = [
      conditions.total.map(uses), conditions.units.map { "\($0) units" },
      conditions.budget.map {
        "budget \(MoneyText.of($0, currency: brief.facts.market.currency, language: .english)) net"
      },
    ].compactMap { $0 }
    return parts.isEmpty ? "none" : parts.joined(separator: ", ")
  }

  /// Where the policy reacts to the market, its price has a range and not one value.
  private static func bands(_ brief: PromotionBrief) -> [Block] {
    let market = brief.facts.market
    let text = { (amount: Money) in
      MoneyText.of(amount, currency: market.currency, language: .english)
    }
    let rows = brief.facts.offer.products.compactMap { product in
      product.priceBand.map {
        [product.name, text($0.low), text($0.median), text($0.high)]
      }
    }
    guard !rows.isEmpty else { return [] }
    return [
      .paragraph(
        "The policy reacts to the market and was fixed at its commonest first offer; over its own "
          + "seasons the price on that day had this range."),
      .table(header: ["product", "10 %", "median", "90 %"], rows: rows, firstNumber: 1),
    ]
  }

  private static func wording(_ brief: PromotionBrief) -> [Block] {
    let roles: [LockedSentence.Role] = [
      .offer, .price, .period, .lowestPrice, .condition, .disclosure, .taxBasis,
    ]
    return brief.header.languages.flatMap { language -> [Block] in
      let sentences = brief.sentences(in: language)
      return [
        .heading("Wording, \(language.rawValue) (locked)"),
        .list(roles.flatMap { role in sentences.filter { $0.role == role } }.map(\.text)),
      ]
    }
  }

  static func mechanics(_ brief: PromotionBrief) -> [Block] {
    let steps = brief.header.languages.flatMap { language -> [Block] in
      let texts = brief.sentences(in: language).filter { $0.role == .redemption }.map(\.text)
      return [.heading("Redemption, \(language.rawValue) (locked)"), .list(texts)]
    }
    return [.facts(mechanicFacts(brief))] + steps
  }

  private static func mechanicFacts(
    _ brief: PromotionBrief
  ) -> [(name: String, value: String)] {
    let mechanic = brief.facts.offer.mechanic
    let money = { (amount: Money) in
      MoneyText.of(amount, currency: brief.facts.market.currency, language: .english)
    }
    let numbers: [(String, String?)] = [
      ("Share off", mechanic.percentOff.map { PercentText.plain($0) }),
      ("Amount off", mechanic.amountOff.map(money)),
      ("Units taken", mechanic.buy.map(String.init)),
      ("Units paid", mechanic.pay.map(String.init)),
      ("Bundle price", mechanic.bundlePrice.map(money)),
      ("Parts one by one", mechanic.bundleSum.map(money)),
      ("Minimum spend", mechanic.minimumSpend.map(money)),
      ("Units per coupon", mechanic.couponUnits.map(String.init)),
    ]
    return [("Mechanic", mechanic.kind.rawValue.replacing("_", with: " "))]
      + numbers.compactMap { name, value in value.map { (name, $0) } }
  }

  static func channels(_ brief: PromotionBrief) -> [Block] {
    [
      .table(
        header: ["channel", "fields", "most characters of drafted fields, en/zh"],
        rows: brief.channels.map { [$0.channel, $0.form, $0.limit] }, firstNumber: 3)
    ]
      + brief.copy.flatMap { copy -> [Block] in
        [
          .heading(
            "\(copy.channel), \(copy.language), "
              + (copy.variant == 0 ? "control" : "variant \(copy.variant)")),
          .table(
            header: ["field", "text", "source", "note"],
            rows: copy.fields.map { [$0.name, $0.text, $0.source.rawValue, $0.note] },
            firstNumber: 4),
        ]
      }
  }
}
