import MarketModel
import PriceClaims
import ResultsStore
import ScenarioFiles

// The focal firm's announced reductions against the law.
extension ReplicationRun {
  /// What each rule says about the season's announced reductions; empty where nobody asks.
  func claimRows(_ simulation: MarketSimulation) -> [CellRecord.ClaimRow] {
    guard let settings = scenario.claims else { return [] }
    return market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }.flatMap {
      let verdicts = reductions(ofOffer: $0, simulation).claims(settings).map {
        PriceLaw.verdicts(of: $0.claim, in: $0.context)
      }
      return CellRecord.ClaimRow.rows(product: market.offers[$0].product, verdicts: verdicts)
    }
  }

  private func reductions(
    ofOffer offer: Int, _ simulation: MarketSimulation
  ) -> AnnouncedReductions {
    let steps = simulation.shelfPrices(ofOffer: offer).map {
      PriceHistory.Step(from: Self.seconds($0.time), price: $0.price.millionths)
    }
    let calendar = market.calendar
    return AnnouncedReductions(
      history: PriceHistory(steps: steps), list: market.offers[offer].listPrice.millionths,
      season: 0..<Self.seconds(Int64(calendar.horizonWeeks) * MarketSimulation.week),
      knownUntil: Self.seconds(Int64(calendar.days) * MarketSimulation.day),
      transactions: simulation.paidPrices?.sales[offer].map {
        Transaction(
          time: Self.seconds(Int64($0.day) * MarketSimulation.day), price: $0.price,
          units: $0.units)
      })
  }

  /// Whole seconds since time 0, rounded down.
  private static func seconds(_ microseconds: Int64) -> Int64 {
    microseconds.floorDivided(by: 1_000_000)
  }
}

extension Scenario {
  /// Books for what customers pay, where a rule asks for transaction prices.
  var paidPriceBooks: PaidPrices? {
    switch claims?.jurisdiction {
    case .china, .unitedKingdom: PaidPrices(offers: market.offers.count)
    case .europeanUnion, .unitedStates, nil: nil
    }
  }
}

extension CellRecord.ClaimRow {
  /// Counts one product's claims: all together, then each rule that finds something, by name.
  static func rows(product: String, verdicts claims: [[ClaimVerdict]]) -> [Self] {
    guard !claims.isEmpty else { return [] }
    var all = Self(
      product: product, rule: "", announced: Int64(claims.count), unlawful: 0, open: 0)
    for verdicts in claims {
      if verdicts.areUnlawful {
        all.unlawful += 1
      } else if verdicts.contains(where: { $0.outcome == .needsEvidence }) {
        all.open += 1
      }
    }
    return [all] + ruleRows(product: product, claims.flatMap { $0 }, announced: all.announced)
  }

  private static func ruleRows(
    product: String, _ verdicts: [ClaimVerdict], announced: Int64
  ) -> [Self] {
    Set(verdicts.map(\.rule)).sorted().compactMap { rule in
      func count(_ outcome: ClaimVerdict.Outcome) -> Int64 {
        Int64(verdicts.count { $0.rule == rule && $0.outcome == outcome })
      }
      let (unlawful, open) = (count(.fail), count(.needsEvidence))
      guard unlawful + open > 0 else { return nil }
      return Self(
        product: product, rule: rule, announced: announced, unlawful: unlawful, open: open)
    }
  }
}
