import ShoppingData

/// What the members of a segment do, in numbers.
public struct SegmentProfile: Sendable, Hashable, Codable {
  /// A brand or an item, and its share of the segment's units.
  public struct Part: Sendable, Hashable, Codable {
    /// Its id in the data.
    public var name: String
    /// Share of the segment's units.
    public var share: Double
  }

  /// Consumers that the segment stands for.
  public var consumers: Double
  /// Share of the category's consumers.
  public var share: Double
  /// Share of the category's units.
  public var unitShare: Double
  /// Share of the category's spend.
  public var spendShare: Double
  /// Share of the periods with a visit.
  public var weeksWithVisit: Double
  /// Mean visits a week, if visits are a Poisson process.
  public var visitsPerWeek: Double
  /// Shape of the gamma distribution of visit rates.
  public var visitShape: Double
  /// Share of the periods with a visit in which the category is bought.
  public var purchaseRate: Double
  /// Units a week and consumer.
  public var unitsPerWeek: Double
  /// Units of the category per purchase.
  public var unitsPerPurchase: Double
  /// Spend on the category per purchase, in currency units.
  public var spendPerPurchase: Double
  /// Share of the units bought below the deal ratio.
  public var dealShare: Double
  /// Share of the units of the chain's own brand.
  public var privateLabelShare: Double
  /// The largest brands, at most three.
  public var brands: [Part]
  /// The largest items, at most three.
  public var items: [Part]

  /// Measures consumers who count with weights, one per consumer.
  init(_ panel: CategoryPanel, weights: some RandomAccessCollection<Double>) {
    let weights = Array(weights)
    let sums = Sums(panel, weights)
    let all = Sums(panel, weights.map { _ in 1 })
    let rates = VisitRates(
      absences: panel.visitCounts.map { panel.window.count - $0 }, weights: weights,
      periods: panel.window.count)
    consumers = sums.consumers
    share = sums.consumers / all.consumers
    unitShare = sums.units / all.units
    spendShare = sums.spend / all.spend
    weeksWithVisit = sums.visits / (sums.consumers * Double(panel.window.count))
    visitsPerWeek = rates.mean
    visitShape = rates.shape
    purchaseRate = sums.purchases / sums.visits
    unitsPerWeek = sums.units / (sums.consumers * Double(panel.window.count))
    unitsPerPurchase = sums.units / sums.purchases
    spendPerPurchase = sums.spend / sums.purchases
    dealShare = sums.deals / sums.units
    privateLabelShare = sums.own / sums.units
    brands = sums.largest(by: panel.items.map(\.brand))
    items = sums.largest(by: panel.items.map(\.name))
  }

  /// Returns the share of a brand among the segment's three largest; 0 where it is none of them.
  func share(ofBrand brand: String) -> Double { brands.first { $0.name == brand }?.share ?? 0 }
}

/// Weighted sums over consumers.
private struct Sums {
  var consumers = 0.0
  var visits = 0.0
  /// Periods with a purchase.
  var purchases = 0.0
  var units = 0.0
  var spend = 0.0
  var deals = 0.0
  var own = 0.0
  var unitsByItem: [Double]

  private static let largestParts = 3

  init(_ panel: CategoryPanel, _ weights: [Double]) {
    consumers = weights.reduce(0, +)
    unitsByItem = panel.items.map { _ in 0 }
    for visit in panel.visits { visits += weights[Int(visit.consumer)] }
    var last: (Int32, Int32)?
    for purchase in panel.purchases {
      let weight = weights[Int(purchase.consumer)]
      let bought = weight * Double(purchase.units)
      if last.map({ $0 != (purchase.consumer, purchase.period) }) ?? true { purchases += weight }
      last = (purchase.consumer, purchase.period)
      units += bought
      spend += weight * purchase.spend
      if purchase.isDeal { deals += bought }
      if panel.items[Int(purchase.item)].isPrivateLabel { own += bought }
      unitsByItem[Int(purchase.item)] += bought
    }
  }

  /// The names with most units; ties go to the lower name.
  func largest(by names: [String]) -> [SegmentProfile.Part] {
    let order = names.indices.sorted { (names[$0], $0) < (names[$1], $1) }
    var parts: [SegmentProfile.Part] = []
    for item in order {
      let share = unitsByItem[item] / units
      if parts.last?.name == names[item] {
        parts[parts.count - 1].share += share
      } else {
        parts.append(SegmentProfile.Part(name: names[item], share: share))
      }
    }
    return Array(
      parts.sorted { ($1.share, $0.name) < ($0.share, $1.name) }.prefix(Self.largestParts))
  }
}
