import Glibc

/// Counts over all consumers that the features of an occasion need.
///
/// Sizes depend on listed items, periods, categories and visited outlets, not on lines: regular
/// prices are counted in bins of 1/512 of a natural logarithm.
struct ChainTallies: Sendable {
  /// A bin of regular prices of one item and period.
  struct PriceBin: Sendable {
    var bin: Int32
    var count: Int32
    var sum: Double
  }

  let periods: Int
  let listedCount: Int
  let categoryCount: Int
  /// Lines per listed item and period; shape `[listed, period]`.
  private(set) var lines: [Int32]
  /// Sum of their price ratios; shape `[listed, period]`.
  private(set) var ratioSums: [Double]
  /// Occasions and those with a purchase; shape `[category, period]`.
  private(set) var occasions: [Int]
  private(set) var purchases: [Int]
  /// Dense number of each visited outlet, or -1.
  let outletRow: [Int]
  /// Lines per visited outlet, listed item and period; shape `[outlet, listed, period]`.
  private var outletLines: [UInt32]
  private var bins: [UInt64: (count: Int32, sum: Double)] = [:]

  /// Creates empty tallies.
  init(assortment: Assortment, periods: Int, isVisited: [Bool]) {
    self.periods = periods
    listedCount = assortment.listedCount
    categoryCount = assortment.categories.count
    lines = Array(repeating: 0, count: listedCount * periods)
    ratioSums = Array(repeating: 0, count: listedCount * periods)
    occasions = Array(repeating: 0, count: categoryCount * periods)
    purchases = occasions
    var rows = 0
    outletRow = isVisited.map {
      guard $0 else { return -1 }
      rows += 1
      return rows - 1
    }
    outletLines = Array(repeating: 0, count: rows * listedCount * periods)
  }

  /// Counts a consumer's lines and occasions.
  mutating func add(_ records: ConsumerRecords, assortment: Assortment) {
    var firstPurchase = [Int](repeating: .max, count: categoryCount)
    for line in records.purchases {
      let category = assortment.categoryOf[Int(line.item)]
      firstPurchase[category] = min(firstPurchase[category], Int(line.period))
      if let index = assortment.listedIndex(ofPlace: Int(line.item)) { add(line, index) }
    }
    for visit in records.visits {
      for category in 0..<categoryCount where firstPurchase[category] < visit.period {
        occasions[category * periods + visit.period] += 1
      }
    }
    addPurchases(records, firstPurchase, assortment)
  }

  private mutating func add(_ line: LineRecord, _ index: Int) {
    let cell = index * periods + Int(line.period)
    lines[cell] += 1
    ratioSums[cell] += Double(line.ratio)
    let row = outletRow[Int(line.outlet)]
    if row >= 0 { outletLines[(row * listedCount + index) * periods + Int(line.period)] += 1 }
    let bin = Int32((log(Double(line.regular)) * 512).rounded(.down))
    let key = UInt64(cell) << 24 | UInt64(bin + 1 << 23)
    bins[key, default: (0, 0)].count += 1
    bins[key, default: (0, 0)].sum += Double(line.regular)
  }

  /// Counts the consumer's occasions with a purchase of a listed item.
  private mutating func addPurchases(
    _ records: ConsumerRecords, _ firstPurchase: [Int], _ assortment: Assortment
  ) {
    struct Occasion: Hashable {
      var period: UInt16
      var outlet: Int32
      var category: Int
    }
    var seen: Set<Occasion> = []
    for line in records.purchases where outletRow[Int(line.outlet)] >= 0 {
      let category = assortment.categoryOf[Int(line.item)]
      guard assortment.listedIndex(ofPlace: Int(line.item)) != nil,
        firstPurchase[category] < Int(line.period)
      else { continue }
      let occasion = Occasion(period: line.period, outlet: line.outlet, category: category)
      if seen.insert(occasion).inserted {
        purchases[category * periods + Int(line.period)] += 1
      }
    }
  }

  /// The bins of each listed item and period in ascending order; shape `[listed x period]`.
  var priceBins: [[PriceBin]] {
    var table = [[PriceBin]](repeating: [], count: listedCount * periods)
    for key in bins.keys.sorted() {
      guard let bin = bins[key] else { continue }
      table[Int(key >> 24)].append(
        PriceBin(bin: Int32(key & 0xFF_FFFF), count: bin.count, sum: bin.sum))
    }
    return table
  }

  /// Lines per visited outlet and listed item before each period; shape `[outlet, listed, period + 1]`.
  var outletLinesBefore: [UInt32] {
    var sums: [UInt32] = []
    sums.reserveCapacity(outletLines.count / max(1, periods) * (periods + 1))
    for row in 0..<outletLines.count / max(1, periods) {
      var sum: UInt32 = 0
      sums.append(0)
      for period in 0..<periods {
        sum += outletLines[row * periods + period]
        sums.append(sum)
      }
    }
    return sums
  }
}
