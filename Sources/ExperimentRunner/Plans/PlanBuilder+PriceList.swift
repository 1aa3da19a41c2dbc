import EventSimulation
import MarketModel
import PriceClaims
import PricingStrategies
import RandomStreams
import ResultsStore
import ScenarioFiles

// The prices that can be entered before the season starts.
extension PlanBuilder {
  /// The focal offers' prices; `nil` where they depend on what happens: on other firms, on sales, on
  /// what a season draws, or on the time of day.
  var spells: [PriceSpells]? {
    let cells = table.cells[winner] ?? []
    guard let first = cells.first, !isReactive else { return nil }
    let days = market.calendar.horizonWeeks * 7
    func prices(_ cell: CellRecord, _ offer: Int) -> [Int64] {
      (0..<days).map { cell.daily.prices[$0 * cell.daily.offerCount + offer] }
    }
    let isSame = focalOffers.allSatisfy { offer in
      cells.dropFirst().allSatisfy { prices($0, offer) == prices(first, offer) }
    }
    return isSame ? focalOffers.map { PriceSpells(offer: $0, prices: prices(first, $0)) } : nil
  }

  private var isReactive: Bool {
    guard let specification = scenario.strategies.first(where: { $0.name == winner })?.specification
    else { return true }
    if case .timeOfDay = specification { return true }
    return specification.reactsToOthers
  }

  /// The price list; `nil` where the policy has none.
  ///
  /// - Throws: `StrategyError` where the season's warm-up can't be simulated again.
  func priceList() throws -> PriceList? {
    guard let spells else { return nil }
    let claims = try allowedClaims(spells)
    let rows = spells.flatMap { path -> [PriceList.Row] in
      path.spells.map { spell in
        PriceList.Row(
          sku: market.offers[spell.offer].product,
          validFrom: market.calendar.date(ofDay: spell.days.lowerBound).description,
          validTo: market.calendar.date(ofDay: spell.days.upperBound).description,
          price: Money(millionths: spell.price).units,
          comparison: claims[spell] ?? PriceList.Comparison.none)
      }
    }
    return PriceList(
      channel: channel, currency: market.money.currency, taxBasis: taxBasis, rows: rows)
  }

  /// Who sells.
  var channel: String {
    let firm = market.firms[market.focalFirm]
    return firm.terms.retailer == nil ? firm.name : "\(firm.name) at its retailer"
  }

  private var taxBasis: String {
    let money = market.money
    guard money.taxRate > 0 else { return "no tax" }
    let rate = (money.taxRate * 1e6).rounded() / 1e4
    let text = rate == rate.rounded() ? "\(Int(rate))" : "\(rate)"
    return "\(money.pricesIncludeTax ? "including" : "excluding") \(text) % tax"
  }

  /// What may stand beside each reduced price that counts as a promotion.
  private func allowedClaims(
    _ paths: [PriceSpells]
  ) throws -> [PriceSpells.Spell: PriceList.Comparison] {
    let reduced = paths.flatMap(promotionSpells)
    guard !reduced.isEmpty else { return [:] }
    guard let settings = scenario.announcementRules else {
      let list = reduced.map { ($0, market.offers[$0.offer].listPrice.units) }
      return Dictionary(uniqueKeysWithValues: list.map { ($0, .unchecked(was: $1)) })
    }
    let season = try ReplicationRun(
      prepared: builder.prepared,
      replication: ReplicationKey(
        .fresh, family: scenario.experiment.replications, number: 0)
    ).snapshot
    return Dictionary(
      uniqueKeysWithValues: paths.flatMap { path in
        comparisons(
          path, promotionSpells(path), before: season.shelfPrices(ofOffer: path.spells[0].offer),
          settings)
      })
  }

  /// Reduced prices that do not last too long to be a promotion.
  private func promotionSpells(_ path: PriceSpells) -> [PriceSpells.Spell] {
    guard let first = path.spells.first else { return [] }
    let list = market.offers[first.offer].listPrice.millionths
    let longest = Int(scenario.promotionMaxDuration.microseconds / MarketSimulation.day)
    let short = path.stretches(below: list).filter { $0.count <= longest }
    return path.spells.filter { spell in
      spell.price < list && short.contains { $0.contains(spell.days.lowerBound) }
    }
  }

  private func comparisons(
    _ path: PriceSpells, _ reduced: [PriceSpells.Spell],
    before warmUp: [(time: Int64, price: Money)], _ settings: ClaimSettings
  ) -> [(PriceSpells.Spell, PriceList.Comparison)] {
    let list = market.offers[path.spells[0].offer].listPrice
    let steps =
      warmUp.filter { $0.time < 0 }.map { step in
        PriceHistory.Step(
          from: step.time.floorDivided(by: 1_000_000), price: step.price.millionths)
      }
      + path.spells.map {
        PriceHistory.Step(from: Int64($0.days.lowerBound) * 86_400, price: $0.price)
      }
    let end = Int64(market.calendar.horizonWeeks) * 7 * 86_400
    let claims = AnnouncedReductions(
      history: PriceHistory(steps: steps), list: list.millionths, season: 0..<end,
      knownUntil: end, transactions: nil
    ).claims(settings)
    return reduced.map { spell in
      let start = Int64(spell.days.lowerBound) * 86_400
      guard let found = claims.first(where: { $0.context.start == start }) else {
        return (spell, .withheld(because: "the price was reduced before the season"))
      }
      let verdicts = PriceLaw.verdicts(of: found.claim, in: found.context)
      return (spell, PriceList.Comparison(verdicts, was: list.units))
    }
  }
}

extension PriceList.Comparison {
  /// Shows the price above only where every rule that applies passes.
  init(_ verdicts: [ClaimVerdict], was: Double) {
    func rules(_ outcome: ClaimVerdict.Outcome) -> String {
      verdicts.filter { $0.outcome == outcome }.map(\.rule).joined(separator: " ")
    }
    let (broken, open) = (rules(.fail), rules(.needsEvidence))
    if !broken.isEmpty {
      self = .withheld(because: "fail \(broken)")
    } else if !open.isEmpty {
      self = .withheld(because: "needs-evidence \(open)")
    } else {
      self = .allowed(was: was)
    }
  }
}
