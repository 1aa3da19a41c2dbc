// The same replication without some promotion.
extension MarketSimulation {
  /// Runs the measured weeks and the cool-down without some promotions; everyone decides again.
  public mutating func runMeasured(
    focal strategy: any PricingStrategy, promotions: [Int], advertising: [Int],
    without removal: PromotionRemoval
  ) {
    activeAdvertising = advertising
    beginMeasuring(strategy, promotions: promotions.filter { !removal.promotions.contains($0) })
    takeOut(removal)
    runToEnd()
  }

  /// Runs the measured weeks and the cool-down without some promotions; all firms answer as they did
  /// in the run of `log`, whatever they see.
  public mutating func runReplay(
    of log: MarketLog, promotions: [Int], advertising: [Int], without removal: PromotionRemoval
  ) {
    activeAdvertising = advertising
    let focal = ReplayedPrices(log, firm: market.focalFirm)
    beginMeasuring(focal, promotions: promotions.filter { !removal.promotions.contains($0) })
    for firm in market.firms.indices { replay(log, firm: firm) }
    takeOut(removal)
    runToEnd()
  }

  /// Runs the measured weeks and the cool-down against rivals that answer as they did in the run of
  /// `log`, whatever they see; without some promotions where a removal is given.
  public mutating func runMeasured(
    focal strategy: any PricingStrategy, promotions: [Int], advertising: [Int],
    rivalsOf log: MarketLog, without removal: PromotionRemoval?
  ) {
    activeAdvertising = advertising
    let taken = removal?.promotions ?? []
    beginMeasuring(strategy, promotions: promotions.filter { !taken.contains($0) })
    for firm in market.firms.indices where firm != market.focalFirm { replay(log, firm: firm) }
    if let removal { takeOut(removal) }
    runToEnd()
  }

  private mutating func replay(_ log: MarketLog, firm: Int) {
    let replayed = ReplayedPrices(log, firm: firm)
    strategies[firm] = replayed
    strategyNumbers[firm] += 1
    let review = MarketEvent.review(firm: firm, strategy: strategyNumbers[firm])
    for time in replayed.times { schedule(review, at: time, .review) }
  }

  private mutating func takeOut(_ removal: PromotionRemoval) {
    removed = RemovedPromotions(removal: removal, standing: shelf.posted)
    let edges = Set(removal.windows.flatMap { [$0.start, $0.end] })
    for time in edges.sorted() { schedule(.windowEdge, at: time, .windowEdge) }
  }

  /// What an offer's price was before a decision, as its firm knows it.
  func standingPrice(of offer: Int) -> Money {
    removed?.standing[offer] ?? shelf.posted[offer]
  }

  /// Posts a decided price; in the window of a removed promotion the offer stays at list.
  mutating func stand(_ price: Money, offer: Int, at time: Int64) {
    removed?.standing[offer] = price
    shelf.posted[offer] = price
    if let removed, removed.removal.covers(offer: offer, at: time) {
      shelf.posted[offer] = market.offers[offer].listPrice
    }
    reprice(offer, at: time)
  }

  /// Puts offers at list where a window begins and back where it ends; the cool-down is at list
  /// anyway.
  mutating func crossWindowEdge(at time: Int64) {
    guard phase == .measured, let removed else { return }
    for offer in Set(removed.removal.windows.map(\.offer)).sorted() {
      let isCovered = removed.removal.covers(offer: offer, at: time)
      let price = isCovered ? market.offers[offer].listPrice : removed.standing[offer]
      guard price != shelf.posted[offer] else { continue }
      shelf.posted[offer] = price
      reprice(offer, at: time)
    }
  }
}
