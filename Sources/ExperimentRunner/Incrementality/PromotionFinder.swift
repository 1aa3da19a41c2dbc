import EventSimulation
import MarketModel
import ResultsStore

/// Finds the promotions of a finished season: dated ones that its strategy lists, and short posted
/// cuts.
struct PromotionFinder {
  let market: MarketDefinition
  /// Each offer's prices in the season.
  let paths: [[MarketLog.PriceChange]]
  /// Dated promotions that ran: indices into the market's.
  let dated: [Int]
  /// The longest time below list that counts as a promotion.
  let longest: SimulationDuration
  /// Whether short cuts are deals, and not trials or steps of a plan.
  let countsCuts: Bool

  /// All promotions, by start, end and name.
  var promotions: [SeasonPromotion] {
    (datedPromotions + (countsCuts ? cuts : [])).sorted {
      ($0.start, $0.end, $0.name) < ($1.start, $1.end, $1.name)
    }
  }

  private var datedPromotions: [SeasonPromotion] {
    let horizonEnd = Int64(market.calendar.horizonWeeks) * 7 * MarketSimulation.day
    return dated.compactMap { index in
      let promotion = market.promotions[index]
      let start = max(0, promotion.start)
      let end = min(horizonEnd, promotion.end)
      guard start < end else { return nil }
      let windows = promotion.offers.map {
        PromotionRemoval.Window(offer: $0, start: start, end: end)
      }
      return found(promotion.name, kind: .dated, windows: windows, promotions: [index])
    }
  }

  /// Posted cuts; those with the same start and end are one promotion.
  private var cuts: [SeasonPromotion] {
    let own = market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
    var groups: [[PromotionRemoval.Window]] = []
    for window in own.flatMap(spellsBelowList) {
      let place = groups.firstIndex { $0[0].start == window.start && $0[0].end == window.end }
      if let place { groups[place].append(window) } else { groups.append([window]) }
    }
    return groups.map { windows in
      let (start, last) = (words(windows[0].start), words(windows[0].end - 1))
      return found("cut \(start) to \(last)", kind: .cut, windows: windows, promotions: [])
    }
  }

  /// The times, not longer than the limit, in which an offer's posted price lies below list.
  private func spellsBelowList(_ offer: Int) -> [PromotionRemoval.Window] {
    var spells: [PromotionRemoval.Window] = []
    var start: Int64?
    for change in paths[offer] {
      if change.posted < market.offers[offer].listPrice {
        start = start ?? change.time
      } else if let first = start {
        spells.append(PromotionRemoval.Window(offer: offer, start: first, end: change.time))
        start = nil
      }
    }
    return spells.filter { 1...longest.microseconds ~= $0.end - $0.start }
  }

  private func found(
    _ name: String, kind: IncrementalityRecord.Kind, windows: [PromotionRemoval.Window],
    promotions: [Int]
  ) -> SeasonPromotion {
    SeasonPromotion(
      name: name, kind: kind,
      removal: PromotionRemoval(windows: windows, promotions: promotions),
      size: windows.reduce(0) { $0 + size($1) })
  }

  /// Reduction x days x expected share of a window.
  private func size(_ window: PromotionRemoval.Window) -> Double {
    let share = market.offers[window.offer].expectedShare ?? 1 / Double(market.offers.count)
    let path = paths[window.offer]
    var total = 0.0
    for (index, change) in path.enumerated() {
      let next = index + 1 < path.count ? path[index + 1].time : window.end
      let span = min(next, window.end) - max(change.time, window.start)
      total += Double(max(0, span)) / Double(MarketSimulation.day) * Double(change.unit.discount)
    }
    return total * share
  }

  /// A day, with the hour where it isn't midnight or the last instant before it.
  private func words(_ time: Int64) -> String {
    let day = time.floorDivided(by: MarketSimulation.day)
    let date = market.calendar.date(ofDay: Int(day)).description
    let second = (time - day * MarketSimulation.day + 1) / 1_000_000
    guard second != 0, second != 86_400 else { return date }
    let (hour, minute) = (second / 3600, second / 60 % 60)
    return "\(date) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
