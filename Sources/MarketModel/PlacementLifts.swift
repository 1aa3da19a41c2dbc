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
  func effects(for lifts: PlacementLifts, _ corrections: Corrections) throws -> PlacementEffects {
    let trials = ListTrials(self, corrections)
    return PlacementEffects(
      display: try trials.effect(for: lifts.display, trials.displayed),
      mailer: try trials.effect(for: lifts.mailer, trials.mailed))
  }

  /// Returns the lifts that the trials show; none without trials.
  func lifts(_ corrections: Corrections) -> PlacementLifts {
    guard !trialOffers.isEmpty else { return PlacementLifts() }
    let trials = ListTrials(self, corrections)
    return PlacementLifts(
      display: trials.lift(corrections.placements.display, trials.displayed),
      mailer: trials.lift(corrections.placements.mailer, trials.mailed))
  }

  /// The first price term of an offer at list.
  fileprivate func listTerm(_ offer: Int) -> Double {
    let list = offers[offer].listPrice
    return priceTerms.values(price: list, regular: list, expected: list).0
  }
}

/// The trials at list prices under some corrections, in columns.
private struct ListTrials {
  /// The tried offer of each trial.
  private let tried: [Int]
  /// Units per purchase of the tried offers.
  private let units: [Double]
  private let offerCount: Int
  private let nests: ChoiceNests
  /// What each trial's odds of buying are anchored at; empty where nothing holds them.
  private let anchors: [Double]
  /// Units that the tried offers sell in no place.
  private var without = 0.0
  /// Utilities with the tried offer in a place; shape `[trial, offer]`.
  let displayed: [Double]
  let mailed: [Double]

  /// No lift asks for more utils than this.
  private static let widest = 12.0

  init(_ calibration: MarketCalibration, _ corrections: Corrections) {
    let meanUnits = calibration.offers.map {
      QuantityRule(
        shares: $0.quantityShares, response: $0.quantityResponse, termChange: 0
      ).meanUnits
    }
    tried = calibration.trialOffers
    units = calibration.trialOffers.map { meanUnits[$0] }
    offerCount = calibration.offers.count
    nests = corrections.nests
    func utilities(_ alpha: [Double]) -> [Double] {
      Self.utilities(alpha, calibration, corrections)
    }
    let plain = utilities(calibration.plainAlpha)
    anchors = nests.inclusiveValues(plain, offers: offerCount)
    displayed = utilities(calibration.displayedAlpha)
    mailed = utilities(calibration.mailedAlpha)
    without = sold(0, plain)
  }

  private static func utilities(
    _ alpha: [Double], _ calibration: MarketCalibration, _ corrections: Corrections
  ) -> [Double] {
    let count = calibration.offers.count
    let list = calibration.offers.indices.map(calibration.listTerm)
    return alpha.indices.map { cell in
      alpha[cell] + corrections.shifts[cell % count]
        - corrections.scales.first * calibration.plainFirstSlopes[cell] * list[cell % count]
    }
  }

  /// Units of the tried offers with `effect` added to their utility.
  private func sold(_ effect: Double, _ utilities: [Double]) -> Double {
    var choice = NestedChoice(nests)
    var row = Array(repeating: 0.0, count: offerCount)
    var sum = 0.0
    for (trial, offer) in tried.enumerated() {
      for other in 0..<offerCount { row[other] = utilities[trial * offerCount + other] }
      row[offer] += effect
      choice.replaceWithProbabilities(&row, anchor: anchors.isEmpty ? 0 : anchors[trial])
      sum += units[trial] * row[offer]
    }
    return sum
  }

  func lift(_ effect: Double, _ place: [Double]) -> Double {
    sold(effect, place) / without - 1
  }

  func effect(for lift: Double?, _ place: [Double]) throws -> Double {
    guard let lift else { return 0 }
    guard self.lift(-Self.widest, place) < lift, self.lift(Self.widest, place) > lift else {
      throw CalibrationError.liftOutOfReach(lift)
    }
    return try Roots.brent(lower: -Self.widest, upper: Self.widest, tolerance: 1e-12) {
      self.lift($0, place) - lift
    }
  }
}
