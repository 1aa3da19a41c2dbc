import MarketModel
import PromotionBriefs
import ResultsStore
import ScenarioFiles
import ScientificComputing

// What is offered, at which prices, when and to whom.
extension FactsBuilder {
  /// The offer's first second, counted from time 0.
  var start: Int64 {
    switch choice.offer {
    case .dated(let index): market.promotions[index].start / 1_000_000
    case .cut(_, let firstDay, _): Int64(firstDay) * 86_400
    case .newPrice: 0
    }
  }

  /// The second after the offer's last one; `nil` for a price that stays.
  var end: Int64? {
    switch choice.offer {
    case .dated(let index): market.promotions[index].end / 1_000_000
    case .cut(_, _, let lastDay): Int64(lastDay + 1) * 86_400
    case .newPrice: nil
    }
  }

  func offerFacts() throws -> OfferFacts {
    try requireOneOffer()
    var offer = OfferFacts(
      products: offers.map(product), mechanic: mechanic, period: period)
    offer.coversAll = offers == focalOffers
    offer.referenceBasis = referenceBasis
    guard case .dated(let index) = choice.offer else { return offer }
    let promotion = market.promotions[index]
    offer.eligibility = eligibility(promotion.terms)
    offer.conditions = conditions(promotion)
    offer.funding = funding(promotion.funding)
    offer.placements = placements(promotion)
    return offer
  }

  var focalOffers: [Int] {
    market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
  }

  /// The offers that it covers.
  var offers: [Int] {
    switch choice.offer {
    case .dated(let index):
      market.promotions[index].offers.isEmpty ? focalOffers : market.promotions[index].offers
    case .cut(let offers, _, _), .newPrice(let offers): offers
    }
  }

  private var period: OfferFacts.Period {
    let calendar = market.calendar
    switch choice.offer {
    case .dated(let index):
      let promotion = market.promotions[index]
      var period = OfferFacts.Period(
        firstDay: calendar.date(ofDay: promotion.firstDay).description,
        lastDay: calendar.date(ofDay: promotion.lastDay).description)
      period.startTime = promotion.terms?.startOffset.map(PromotionWords.clock)
      period.endTime = promotion.terms?.endOffset.map(PromotionWords.clock)
      return period
    case .cut(_, let firstDay, let lastDay):
      return OfferFacts.Period(
        firstDay: calendar.date(ofDay: firstDay).description,
        lastDay: calendar.date(ofDay: lastDay).description)
    case .newPrice:
      return OfferFacts.Period(
        firstDay: calendar.start.description,
        lastDay: calendar.date(ofDay: calendar.horizonWeeks * 7 - 1).description)
    }
  }

  // MARK: - Prices

  private func product(_ offer: Int) -> OfferFacts.Product {
    let description = market.offers[offer]
    let record = history.product(description.product)
    let regular = regularPrice(offer)
    var product = OfferFacts.Product(
      id: description.product, name: description.name, regularPrice: regular)
    product.brand = description.brand
    let text = source.run.scenario.brief.products[description.product]
    product.description = text?.description ?? ""
    product.claims = (text?.claims ?? []).map {
      OfferFacts.Claim(text: $0.text, evidence: $0.evidence)
    }
    product.promotionPrice = promotionPrice(offer)
    if let price = product.promotionPrice, price < regular {
      product.saving = regular - price
      product.savingShare = Self.share(regular - price, of: regular)
    }
    product.lowestPrice30Days = record?.lowest(daysBefore: 30, second: start)
    product.daysAtRegularPrice = record?.days(at: regular, of: 30, before: start)
    product.stock = description.stock?.initial
    product.priceBand = priceBand(offer)
    return product
  }

  /// Rounded down, so that nobody is promised more.
  static func share(_ part: Money, of whole: Money) -> Int64 {
    guard whole > .zero else { return 0 }
    let (quotient, rest) = part.millionths.quotientAndRemainder(dividingBy: whole.millionths)
    return quotient * 1_000_000 + Int64(Double(rest) / Double(whole.millionths) * 1e6)
  }

  /// The price on the shelf just before; for a new price, the price of today.
  func regularPrice(_ offer: Int) -> Money {
    if case .newPrice = choice.offer, let season = seasons.freshBaseline.first {
      return Money(millionths: season.daily.prices[offer])
    }
    let record = history.product(market.offers[offer].product)
    return record?.price(before: start) ?? market.offers[offer].listPrice
  }

  /// What a unit costs with the offer; `nil` where only several units or a basket get cheaper.
  private func promotionPrice(_ offer: Int) -> Money? {
    let record = history.product(market.offers[offer].product)
    guard case .dated(let index) = choice.offer else { return record?.price(at: start) }
    let promotion = market.promotions[index]
    switch promotion.terms?.mechanic {
    case .multiBuy, .bundle, .threshold: return nil
    case nil: return record?.price(at: start)
    case .cut, .coupon, .loyalty:
      return promotion.reduced(regularPrice(offer)).rounded(toTick: market.money.tick)
    }
  }

  /// The range of the price on the first day over seasons of the policy before it was fixed.
  private func priceBand(_ offer: Int) -> OfferFacts.PriceBand? {
    let day = Int(max(0, start / 86_400))
    let prices = reacting.map { Double($0.daily.prices[day * $0.daily.offerCount + offer]) / 1e6 }
    guard !prices.isEmpty else { return nil }
    func quantile(_ probability: Double) -> Money {
      Money(SampleStatistics.quantile(prices, probability)).rounded(toTick: market.money.tick)
    }
    return OfferFacts.PriceBand(
      low: quantile(0.1), median: quantile(0.5), high: quantile(0.9))
  }

  /// Refuses an offer that is not the same in every fresh season.
  private func requireOneOffer() throws {
    let day = Int(max(0, start / 86_400))
    var seen: Set<[Int64]> = []
    for cell in seasons.fresh {
      let row = day * cell.daily.offerCount
      seen.insert(offers.map { cell.daily.prices[row + $0] })
    }
    if case .newPrice = choice.offer, !seasons.fresh.allSatisfy(isSteady) { seen.insert([]) }
    let missing =
      effects.first { $0.promotion == choice.name && $0.twin == .direct }
      .map { $0.seasons < seasons.fresh.count } ?? false
    guard seen.count > 1 || missing else { return }
    throw BriefError.notOneOffer(
      strategy: named.name, offers: max(2, seen.count), seasons: seasons.fresh.count)
  }

  /// Whether prices stay from the first day to the horizon's end.
  private func isSteady(_ cell: CellRecord) -> Bool {
    let count = cell.daily.offerCount
    return (0..<market.calendar.horizonWeeks * 7).allSatisfy { day in
      offers.allSatisfy { cell.daily.prices[day * count + $0] == cell.daily.prices[$0] }
    }
  }

  private var referenceBasis: String {
    switch choice.offer {
    case .newPrice: "price on the shelf today"
    case .dated, .cut: "price on the shelf just before the start, as simulated"
    }
  }
}
