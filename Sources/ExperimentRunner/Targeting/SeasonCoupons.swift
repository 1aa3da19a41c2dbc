import MarketModel

/// A season's coupons in numbers: expected, measured by the firm, and true.
struct SeasonCoupons {
  let market: MarketDefinition
  let waves: [CouponWave]
  let change: CouponChange
  let spent: Double

  init(
    market: MarketDefinition, waves: [CouponWave], with season: MarketSimulation,
    without twin: MarketSimulation, coupons: [Int]
  ) {
    self.market = market
    self.waves = waves
    change = CouponChange(market: market, with: season, without: twin)
    let books = season.ledger.promotions.totals
    spent = coupons.reduce(0) { $0 + Double(books[$1].spent) / 1e6 }
  }

  /// All of them.
  var figures: [CouponFigure] {
    let sent = waves.reduce(0) { $0 + $1.assignment.arms.count { $0 >= 0 } }
    let basic = [
      CouponFigure(.sent, Double(sent)), CouponFigure(.spent, spent),
      CouponFigure(.gained, change.gains.reduce(0, +)),
    ]
    return basic + planned + heldOut + tenths
  }

  /// What the sender says: sums over the sendings; how it ranks, at the first one.
  private var planned: [CouponFigure] {
    let all = waves.flatMap(\.assignment.figures)
    let sums = [CouponMeasure.expectedCost, .budget, .gap].compactMap { measure in
      let values = all.filter { $0.measure == measure }.map(\.value)
      return values.isEmpty ? nil : CouponFigure(measure, values.reduce(0, +))
    }
    let ranking = (waves.first?.assignment.figures ?? []).filter {
      [.qini, .qiniCoefficient].contains($0.measure)
    }
    return sums + ranking
  }

  /// Expected gain of those who got a coupon, and the gain measured against those held out.
  private var heldOut: [CouponFigure] {
    let predicted = waves.reduce(0.0) { sum, wave in
      zip(wave.assignment.arms, wave.assignment.predicted)
        .reduce(sum) { $1.0 >= 0 ? $0 + $1.1 : $0 }
    }
    let held = waves.reduce(0) { $0 + Self.heldOut($1).count }
    guard predicted != 0 || held > 0 else { return [] }
    return [CouponFigure(.predicted, predicted), CouponFigure(.heldOut, Double(held))]
      + (held == 0 ? [] : [CouponFigure(.measured, waves.reduce(0) { $0 + measured($1) })])
  }

  private static func heldOut(_ wave: CouponWave) -> [Int] {
    wave.assignment.arms.indices.filter {
      wave.assignment.arms[$0] < 0 && wave.assignment.intended[$0] >= 0
    }
  }

  /// Sent coupons times the difference of means, during the wave; zero where nobody was held out of it.
  private func measured(_ wave: CouponWave) -> Double {
    let brought = wave.growth(\.contribution)
    let sent = brought.indices.filter { wave.assignment.arms[$0] >= 0 }
    let held = Self.heldOut(wave)
    guard !sent.isEmpty, !held.isEmpty else { return 0 }
    let contacts = sent.reduce(0.0) {
      $0 + market.contactCost(ofPromotion: wave.coupons[Int(wave.assignment.arms[$1])])
    }
    func mean(_ rows: [Int]) -> Double {
      Double(rows.reduce(Int64(0)) { $0 + brought[$1] }) / 1e6 / Double(rows.count)
    }
    return (mean(sent) - mean(held)) * Double(sent.count) - contacts
  }

  /// Expected and true gain of a customer who got a coupon, by tenths of the expected gain at the first
  /// sending, best first.
  private var tenths: [CouponFigure] {
    guard let wave = waves.first else { return [] }
    let predicted = wave.assignment.predicted
    let ranked = predicted.indices.filter { wave.assignment.arms[$0] >= 0 && predicted[$0] != 0 }
      .sorted { (predicted[$1], $0) < (predicted[$0], $1) }
    guard ranked.count >= 10 else { return [] }
    return (0..<10).flatMap { tenth -> [CouponFigure] in
      let rows = ranked[ranked.count * tenth / 10..<ranked.count * (tenth + 1) / 10]
      func mean(_ column: [Double]) -> Double {
        rows.reduce(0) { $0 + column[$1] } / Double(rows.count)
      }
      return [
        CouponFigure(.predictedByTenth, at: Double(tenth + 1), mean(predicted)),
        CouponFigure(.gainedByTenth, at: Double(tenth + 1), mean(change.gains)),
      ]
    }
  }
}
