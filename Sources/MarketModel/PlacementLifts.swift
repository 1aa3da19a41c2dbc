import ScientificComputing

/// How many more units an offer sells in some place than without, at list, as shares: 0.4 for 40 %.
public struct PlacementLifts: Sendable, Hashable {
  /// On a display; `nil` where nothing is asked.
  public var display: Double?
  /// In the mailer; `nil` where nothing is asked.
  public var mailer: Double?

  /// Gathers the lifts.
  public init(display: Double? = nil, mailer: Double? = nil) {
    self.display = display
    self.mailer = mailer
  }
}

// What a display and the mailer do at list: on each kept occasion one of the focal firm's offers is
// placed on trial, and the lift is its units with over its units without, summed over occasions.
extension MarketCalibration {
  /// Returns the effects at which the trials show the lifts, found by Brent's method.
  ///
  /// - Throws: `CalibrationError.liftOutOfReach`.
  func effects(
    for lifts: PlacementLifts, shifts: [Double], scale: Double
  ) throws -> PlacementEffects {
    let trials = ListTrials(self, shifts: shifts, scale: scale)
    return PlacementEffects(
      display: try trials.effect(for: lifts.display, trials.displayed),
      mailer: try trials.effect(for: lifts.mailer, trials.mailed))
  }

  /// Returns the lifts that the trials show; none without trials.
  func lifts(shifts: [Double], scale: Double, placements: PlacementEffects) -> PlacementLifts {
    guard !trialOffers.isEmpty else { return PlacementLifts() }
    let trials = ListTrials(self, shifts: shifts, scale: scale)
    return PlacementLifts(
      display: trials.lift(placements.display, trials.displayed),
      mailer: trials.lift(placements.mailer, trials.mailed))
  }

  /// The first price term of an offer at list.
  fileprivate func listTerm(_ offer: Int) -> Double {
    let list = offers[offer].listPrice
    return priceTerms.values(price: list, regular: list, expected: list).0
  }
}

/// The trials at list prices under some corrections, in columns.
private struct ListTrials {
  /// Exponentials of the tried offer's utility and of all others', buying nothing included.
  struct Weights {
    var own: [Double] = []
    var others: [Double] = []
  }

  /// Units per purchase of the tried offers.
  private var units: [Double] = []
  private let plain: Weights
  let displayed: Weights
  let mailed: Weights

  /// No lift asks for more utils than this.
  private static let widest = 12.0

  init(_ calibration: MarketCalibration, shifts: [Double], scale: Double) {
    let meanUnits = calibration.offers.map {
      QuantityRule(
        shares: $0.quantityShares, response: $0.quantityResponse, termChange: 0
      ).meanUnits
    }
    units = calibration.trialOffers.map { meanUnits[$0] }
    func weights(_ alpha: [Double]) -> Weights {
      Self.weights(alpha, calibration, shifts: shifts, scale: scale)
    }
    plain = weights(calibration.plainAlpha)
    displayed = weights(calibration.displayedAlpha)
    mailed = weights(calibration.mailedAlpha)
  }

  private static func weights(
    _ alpha: [Double], _ calibration: MarketCalibration, shifts: [Double], scale: Double
  ) -> Weights {
    let count = calibration.offers.count
    var weights = Weights()
    for (occasion, tried) in calibration.trialOffers.enumerated() {
      var (own, others) = (0.0, 1.0)
      for offer in 0..<count {
        let cell = occasion * count + offer
        let price = scale * calibration.plainFirstSlopes[cell] * calibration.listTerm(offer)
        let weight = expOf(alpha[cell] + shifts[offer] - price)
        if offer == tried { own = weight } else { others += weight }
      }
      weights.own.append(own)
      weights.others.append(others)
    }
    return weights
  }

  func lift(_ effect: Double, _ place: Weights) -> Double {
    let factor = expOf(effect)
    var (placed, without) = (0.0, 0.0)
    for trial in units.indices {
      let own = place.own[trial] * factor
      placed += units[trial] * own / (own + place.others[trial])
      without += units[trial] * plain.own[trial] / (plain.own[trial] + plain.others[trial])
    }
    return placed / without - 1
  }

  func effect(for lift: Double?, _ place: Weights) throws -> Double {
    guard let lift else { return 0 }
    guard self.lift(-Self.widest, place) < lift, self.lift(Self.widest, place) > lift else {
      throw CalibrationError.liftOutOfReach(lift)
    }
    return try Roots.brent(lower: -Self.widest, upper: Self.widest, tolerance: 1e-12) {
      self.lift($0, place) - lift
    }
  }
}
