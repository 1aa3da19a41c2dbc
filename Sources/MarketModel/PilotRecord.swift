import RandomStreams

/// What a pilot keeps for the calibration: sums of choice probabilities over every occasion, and
/// the occasions with the smallest named keys in full.
public struct PilotRecord: Sendable {
  /// One kept occasion.
  public struct Occasion: Sendable {
    /// Names the occasion; smaller keys are kept.
    public var key: UInt64
    /// Alpha under the flags of the moment; shape `[offer]`.
    public var alpha: [Double]
    /// Slopes under the flags of the moment; shape `[offer, term]`.
    public var slopes: [Double]
    /// Alpha without flags.
    public var plainAlpha: [Double]
    /// Slopes without flags.
    public var plainSlopes: [Double]
    /// Utility that prices add besides the slopes (the quantity tilt); shape `[offer]`.
    public var tilt: [Double]
    /// First and second price terms, unscaled; shape `[offer]`.
    public var first: [Double]
    /// Second price term, unscaled.
    public var second: [Double]
    /// Whether each offer was in stock.
    public var available: [Bool]
    /// Where each offer stood.
    public var flags: [OfferFlags] = []
    /// One offer placed on trial; `nil` where nobody asked.
    public var trial: PlacementTrial?
  }

  /// What the intent model makes of one offer's display and mailer, everything else without flags.
  public struct PlacementTrial: Sendable {
    /// The offer, counted in its category.
    public var offer: Int
    /// Alpha with that offer on a display; shape `[offer]`.
    public var displayed: [Double]
    /// Alpha with that offer in the mailer; shape `[offer]`.
    public var mailed: [Double]
  }

  /// Sums over all occasions of one category.
  public struct Sums: Sendable {
    /// Occasions.
    public var occasions = 0
    /// Choice probabilities; shape `[offer]`.
    public var probabilities: [Double]
    /// Expected units; shape `[offer]`.
    public var units: [Double]

    mutating func add(_ other: Sums) {
      occasions += other.occasions
      for offer in probabilities.indices {
        probabilities[offer] += other.probabilities[offer]
        units[offer] += other.units[offer]
      }
    }
  }

  /// Per category.
  public private(set) var sums: [Sums]
  private var candidates: [[Occasion]]
  private var thresholds: [UInt64]
  private let capacity: Int
  private let adjustment: UtilityAdjustment
  private let triesPlacements: Bool
  private let focalOffers: [[Int]]
  private let categoryOffers: [Range<Int>]
  private var plain = ScoreTable()
  private var utilities: [Double] = []
  private var choices: [NestedChoice]
  private var anchors: [ChoiceKernel.Anchor]

  /// Creates an empty record that keeps `capacity` occasions per category, each with one of the focal
  /// firm's offers placed on trial where `triesPlacements`.
  public init(
    market: MarketDefinition, adjustment: UtilityAdjustment, capacity: Int,
    triesPlacements: Bool = false
  ) {
    categoryOffers = market.categoryOffers
    self.triesPlacements = triesPlacements
    focalOffers = market.categoryOffers.map { range in
      range.indices.filter { market.offers[range[$0]].firm == market.focalFirm }
        .map { $0 - range.startIndex }
    }
    self.adjustment = adjustment
    self.capacity = capacity
    let nests = market.categories.indices.map(adjustment.nests(ofCategory:))
    choices = nests.map { NestedChoice($0) }
    anchors = nests.map { ChoiceKernel.Anchor($0) }
    sums = categoryOffers.map {
      let zeros = Array(repeating: 0.0, count: $0.count)
      return Sums(probabilities: zeros, units: zeros)
    }
    candidates = categoryOffers.map { _ in [] }
    thresholds = categoryOffers.map { _ in .max }
  }

  /// The kept occasions of a category, by key.
  public func occasions(ofCategory category: Int) -> [Occasion] {
    Array(candidates[category].sorted { $0.key < $1.key }.prefix(capacity))
  }

  /// Joins the records of parts of a population; sums are added in order.
  ///
  /// - Precondition: There is a record, and all are of one market and adjustment.
  public init(joining records: [PilotRecord]) {
    self = records[0]
    for record in records.dropFirst() {
      for category in sums.indices {
        sums[category].add(record.sums[category])
        candidates[category] += record.candidates[category]
      }
    }
    for category in sums.indices where candidates[category].count > capacity { halve(category) }
  }

  /// Whether an occasion with this key would be kept in full.
  func keeps(_ visitKey: UInt64, category: Int) -> Bool {
    Self.key(visitKey) < thresholds[category]
  }

  private static func key(_ visitKey: UInt64) -> UInt64 {
    EntityKey(bits: visitKey).child("pilot").bits
  }

  /// Adds an occasion's choice probabilities to the sums.
  mutating func add(
    row: Int, category: Int, prices: ChoiceKernel.Prices, scores: ScoreTable, units: [Double]
  ) {
    let count = prices.shift.count
    utilities.removeAll(keepingCapacity: true)
    for offer in 0..<count {
      let cell = row * count + offer
      var utility = Double(scores.alpha[cell]) + prices.shift[offer]
      utility -= Double(scores.slopes[cell * scores.terms]) * prices.first[offer]
      if scores.terms == 2 {
        utility -= Double(scores.slopes[cell * 2 + 1]) * prices.second[offer]
      }
      utilities.append(prices.available[offer] ? utility : -.infinity)
    }
    choices[category].replaceWithProbabilities(
      &utilities, anchor: anchors[category].value(row: row, scores: scores, prices: prices))
    sums[category].occasions += 1
    for offer in 0..<count {
      sums[category].probabilities[offer] += utilities[offer]
      sums[category].units[offer] += utilities[offer] * units[offer]
    }
  }

  /// Keeps an occasion in full, scored once more without flags where there are any.
  mutating func keep(
    row: Int, category: Int, prices: ChoiceKernel.Prices, batch: ScoringBatch,
    scores: ScoreTable, intent: any IntentModel, unseen: [Bool] = []
  ) {
    let count = prices.shift.count
    let cells = row * count..<(row + 1) * count
    let slopes = cells.lowerBound * scores.terms..<cells.upperBound * scores.terms
    let range = categoryOffers[category]
    let shifts = adjustment.shifts[range]
    let firstScales = adjustment.firstScales[range]
    let secondScales = adjustment.secondScales[range]
    var occasion = Occasion(
      key: Self.key(batch.occasionKeys[row]), alpha: scores.alpha[cells].map(Double.init),
      slopes: scores.slopes[slopes].map(Double.init), plainAlpha: [], plainSlopes: [],
      tilt: zip(prices.shift, shifts).map { $0 - $1 },
      first: zip(prices.first, firstScales).map { $0 / $1 },
      second: zip(prices.second, secondScales).map { $0 / $1 }, available: prices.available,
      flags: batch.flags)
    for (offer, flags) in batch.flags.enumerated() {
      occasion.tilt[offer] -= adjustment.placements[range.lowerBound + offer].utility(flags)
    }
    occasion.plainAlpha = occasion.alpha
    occasion.plainSlopes = occasion.slopes
    if batch.flags.contains(where: { $0 != OfferFlags() }) {
      scoreWithoutFlags(row: row, batch: batch, intent: intent, into: &occasion)
    }
    if triesPlacements {
      occasion.trial = trial(
        row: row, key: occasion.key, category: category, batch: batch, intent: intent)
    }
    occasion.hide(unseen)
    candidates[category].append(occasion)
    if candidates[category].count >= 2 * capacity { halve(category) }
  }

  /// Scores an occasion with one of the focal firm's offers, by the occasion's name, placed on trial.
  private mutating func trial(
    row: Int, key: UInt64, category: Int, batch: ScoringBatch, intent: any IntentModel
  ) -> PlacementTrial? {
    guard !focalOffers[category].isEmpty else { return nil }
    let choice = EntityKey(bits: key).child("trial").bits % UInt64(focalOffers[category].count)
    let offer = focalOffers[category][Int(choice)]
    var single = Self.plain(batch, row: row)
    func alpha(_ flags: OfferFlags) -> [Double] {
      single.flags[offer] = flags
      intent.score(single, into: &plain)
      return plain.alpha[0..<single.flags.count].map(Double.init)
    }
    return PlacementTrial(
      offer: offer, displayed: alpha(OfferFlags(display: 1)), mailed: alpha(OfferFlags(mailer: 1)))
  }

  /// One occasion of a batch, without flags.
  private static func plain(_ batch: ScoringBatch, row: Int) -> ScoringBatch {
    var single = batch
    single.consumers = [batch.consumers[row]]
    single.occasionKeys = [batch.occasionKeys[row]]
    single.flags = Array(repeating: OfferFlags(), count: batch.flags.count)
    return single
  }

  private mutating func scoreWithoutFlags(
    row: Int, batch: ScoringBatch, intent: any IntentModel, into occasion: inout Occasion
  ) {
    intent.score(Self.plain(batch, row: row), into: &plain)
    let count = batch.flags.count
    occasion.plainAlpha = plain.alpha[0..<count].map(Double.init)
    occasion.plainSlopes = plain.slopes[0..<count * plain.terms].map(Double.init)
  }

  private mutating func halve(_ category: Int) {
    candidates[category].sort { $0.key < $1.key }
    candidates[category].removeSubrange(capacity...)
    thresholds[category] = candidates[category].last?.key ?? .max
  }
}
