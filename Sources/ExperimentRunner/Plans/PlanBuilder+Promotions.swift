import EventSimulation
import MarketModel
import ResultsStore
import ScenarioFiles

// The promotions that have dates before the season starts.
extension PlanBuilder {
  /// Dated promotions of the policy and, where its prices are known beforehand, its own cuts that are
  /// short enough to be promotions.
  func promotionCalendar() -> PromotionCalendar {
    let listed = scenario.strategies.first { $0.name == winner }?.promotions ?? []
    let entries = Set(listed).sorted().compactMap { dated(market.promotions[$0]) } + cuts(listed)
    return PromotionCalendar(
      scenario: scenario.name, channel: channel, start: market.calendar.start.description,
      entries: entries.sorted {
        ($0.firstDay, $0.lastDay, $0.promotion) < ($1.firstDay, $1.lastDay, $1.promotion)
      })
  }

  /// `nil` where the promotion lies outside the season.
  private func dated(_ promotion: Promotion) -> PromotionCalendar.Entry? {
    let days = max(0, promotion.firstDay)...max(0, promotion.lastDay)
    guard promotion.lastDay >= 0, days.lowerBound < market.calendar.horizonWeeks * 7 else {
      return nil
    }
    let words = PromotionWords(market: market)
    let offers = promotion.offers.isEmpty ? focalOffers : promotion.offers
    return PromotionCalendar.Entry(
      promotion: promotion.name, skus: offers.map { market.offers[$0].product },
      mechanic: words.mechanic(promotion), offer: words.offer(promotion),
      firstDay: date(days.lowerBound), lastDay: date(days.upperBound),
      startTime: promotion.terms?.startOffset.map(PromotionWords.clock),
      endTime: promotion.terms?.endOffset.map(PromotionWords.clock),
      placement: words.placement(promotion), funding: words.funding(promotion))
  }

  /// The policy's own cuts; those of the same days are one.
  private func cuts(_ listed: [Int]) -> [PromotionCalendar.Entry] {
    let longest = Int(scenario.promotionMaxDuration.microseconds / MarketSimulation.day)
    var found: [(days: ClosedRange<Int>, spells: [PriceSpells.Spell])] = []
    for path in spells ?? [] {
      let list = market.offers[path.spells[0].offer].listPrice.millionths
      for days in path.stretches(below: list)
      where days.count <= longest && !isDated(path.spells[0].offer, days, listed) {
        let spells = path.spells.filter { days.contains($0.days.lowerBound) }
        if let place = found.firstIndex(where: { $0.days == days }) {
          found[place].spells += spells
        } else {
          found.append((days, spells))
        }
      }
    }
    return found.map(cut)
  }

  /// Whether a dated promotion of the shelf price explains a cut.
  private func isDated(_ offer: Int, _ days: ClosedRange<Int>, _ listed: [Int]) -> Bool {
    listed.map { market.promotions[$0] }.contains { promotion in
      promotion.isOnTheShelf && (promotion.offers.isEmpty || promotion.offers.contains(offer))
        && promotion.firstDay <= days.upperBound && promotion.lastDay >= days.lowerBound
    }
  }

  private func cut(
    _ days: ClosedRange<Int>, _ spells: [PriceSpells.Spell]
  ) -> PromotionCalendar.Entry {
    let words = PromotionWords(market: market)
    var skus: [String] = []
    for spell in spells where !skus.contains(market.offers[spell.offer].product) {
      skus.append(market.offers[spell.offer].product)
    }
    let (first, last) = (date(days.lowerBound), date(days.upperBound))
    return PromotionCalendar.Entry(
      promotion: "cut \(first) to \(last)", skus: skus, mechanic: "price cut",
      offer: spells.map { words.price($0) }.joined(separator: ", "), firstDay: first,
      lastDay: last, placement: "", funding: "")
  }

  private func date(_ day: Int) -> String { market.calendar.date(ofDay: day).description }
}
