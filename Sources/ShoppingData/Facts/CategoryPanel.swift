/// One category's shopping, consumer by consumer: visits, and every purchase of the category's items.
///
/// Consumers are numbered from 0 in the order of their identifiers, which are not kept. All of them
/// buy at least once in the window.
public struct CategoryPanel: Sendable {
  /// An item of the category.
  public struct Item: Sendable, Hashable {
    /// Its id in the data.
    public var name: String
    /// Its brand.
    public var brand: String
    /// Whether the chain owns the brand.
    public var isPrivateLabel: Bool
    /// Its place in the calendar, or -1 where it is not listed.
    public var place: Int

    /// Describes an item.
    public init(name: String, brand: String, isPrivateLabel: Bool, place: Int) {
      self.name = name
      self.brand = brand
      self.isPrivateLabel = isPrivateLabel
      self.place = place
    }
  }

  /// An item that a consumer buys in a period.
  public struct Purchase: Sendable, Hashable {
    /// Who buys.
    public var consumer: Int32
    /// When.
    public var period: Int32
    /// What, as a number in `items`.
    public var item: Int32
    /// Units, at least 1.
    public var units: Int32
    /// What is paid, in currency units.
    public var spend: Double
    /// Whether the price paid is below the deal ratio of the regular price.
    public var isDeal: Bool

    /// Describes a purchase.
    public init(
      consumer: Int32, period: Int32, item: Int32, units: Int32, spend: Double, isDeal: Bool
    ) {
      self.consumer = consumer
      self.period = period
      self.item = item
      self.units = units
      self.spend = spend
      self.isDeal = isDeal
    }
  }

  /// A period in which a consumer comes to the shop.
  public struct Visit: Sendable, Hashable {
    /// Who comes.
    public var consumer: Int32
    /// When.
    public var period: Int32

    /// Describes a visit.
    public init(consumer: Int32, period: Int32) {
      self.consumer = consumer
      self.period = period
    }
  }

  /// The category's name.
  public var category: String
  /// The category's items.
  public var items: [Item]
  /// Weekly prices and flags of the listed items.
  public var calendar: ItemCalendar
  /// The periods that count.
  public var window: ClosedRange<Int>
  /// The number of consumers.
  public var consumers: Int
  /// Periods of the window with a visit, by consumer and period, each once.
  public var visits: [Visit]
  /// Purchases in the window by consumer, period and item, one of each.
  public var purchases: [Purchase]

  /// Gathers the parts.
  public init(
    category: String, items: [Item], calendar: ItemCalendar, window: ClosedRange<Int>,
    consumers: Int, visits: [Visit], purchases: [Purchase]
  ) {
    self.category = category
    self.items = items
    self.calendar = calendar
    self.window = window
    self.consumers = consumers
    self.visits = visits
    self.purchases = purchases
  }

  /// Returns the panel in some periods of the window only, with all its consumers.
  public func filtered(_ isKept: (Int) -> Bool) -> CategoryPanel {
    var panel = self
    panel.visits = visits.filter { isKept(Int($0.period)) }
    panel.purchases = purchases.filter { isKept(Int($0.period)) }
    return panel
  }

  /// The periods of the window with a visit, by consumer.
  public var visitCounts: [Int] {
    var counts = Array(repeating: 0, count: consumers)
    for visit in visits { counts[Int(visit.consumer)] += 1 }
    return counts
  }

  /// Reads the neutral CSV files of a folder.
  ///
  /// - Parameters:
  ///   - folder: Where the files lie.
  ///   - category: A category of `items.csv`.
  ///   - periods: The periods that count; `nil` takes all.
  /// - Returns: The panel of the category's buyers.
  /// - Throws: `ShoppingDataError` for missing files, wrong lines, an unknown category, and periods
  ///   of which the data know fewer than two.
  public static func read(
    folder: String, category: String, periods: ClosedRange<Int>?
  ) throws(ShoppingDataError) -> CategoryPanel {
    var options = FactOptions(categories: [category])
    options.holdoutRemainder = options.holdoutModulus
    options.window = 0...Int(Int32.max)
    let records = try ShoppingRecords(folder: folder, options: options)
    let known = records.periods
    let window = (periods ?? known).clamped(to: known)
    guard (periods ?? known).overlaps(known), window.count >= 2 else {
      let text = periods.map { "\($0.lowerBound)-\($0.upperBound)" } ?? ""
      throw .invalidOption(
        name: "periods", value: text,
        expected: "two or more of the data's periods, \(known.lowerBound)-\(known.upperBound)")
    }
    options.window = window
    return PanelBuilder(records, options: options).panel()
  }
}

/// Turns one category's records into a panel.
private struct PanelBuilder {
  private let records: ShoppingRecords
  private let lines: CategoryLines
  private let options: FactOptions
  /// Numbers in the catalogue of the category's items.
  private let members: [Int]

  init(_ records: ShoppingRecords, options: FactOptions) {
    self.records = records
    self.options = options
    lines = records.lines[0]
    let category = records.categories[0]
    members = records.catalogue.categoryOf.indices.filter {
      records.catalogue.categoryOf[$0] == category
    }
  }

  func panel() -> CategoryPanel {
    let shelf = CategoryShelf(records, place: 0, options: options)
    let rows = lines.consumers.indices.filter(counts)
    let numbers = consumerNumbers(rows)
    return CategoryPanel(
      category: records.catalogue.categories.names[Int(records.categories[0])],
      items: items(listed: shelf.listed), calendar: shelf.calendar(), window: options.window,
      consumers: Int((numbers.max() ?? -1) + 1), visits: visits(numbers),
      purchases: purchases(rows, numbers))
  }

  /// Whether a line falls into the window, and into an outlet and period with a visit.
  private func counts(_ row: Int) -> Bool {
    guard options.window.contains(Int(lines.periods[row])) else { return false }
    let visit = OutletVisit(
      consumer: lines.consumers[row], period: lines.periods[row], outlet: lines.outlets[row])
    var (low, high) = (0, records.visits.count)
    while low < high {
      let middle = (low + high) / 2
      if records.visits[middle] < visit { low = middle + 1 } else { high = middle }
    }
    return low < records.visits.count && records.visits[low] == visit
  }

  /// The panel's number of each consumer of the records, -1 for those who don't buy.
  private func consumerNumbers(_ rows: [Int]) -> [Int32] {
    let names = records.consumers.names
    var buys = names.map { _ in false }
    for row in rows { buys[Int(lines.consumers[row])] = true }
    let order = names.indices.filter { buys[$0] }.sorted { names[$0] < names[$1] }
    var numbers = names.map { _ in Int32(-1) }
    for (number, consumer) in order.enumerated() { numbers[consumer] = Int32(number) }
    return numbers
  }

  private func items(listed: [Int32]) -> [CategoryPanel.Item] {
    let catalogue = records.catalogue
    return members.map { item in
      CategoryPanel.Item(
        name: catalogue.items.names[item],
        brand: catalogue.brands.names[Int(catalogue.brandOf[item])],
        isPrivateLabel: catalogue.isPrivateLabel[item],
        place: listed.firstIndex(of: Int32(item)) ?? -1)
    }
  }

  private func visits(_ numbers: [Int32]) -> [CategoryPanel.Visit] {
    var visits: [CategoryPanel.Visit] = []
    var last: OutletVisit?
    for visit in records.visits where options.window.contains(Int(visit.period)) {
      let isNew = last.map { $0.consumer != visit.consumer || $0.period != visit.period } ?? true
      last = visit
      let number = numbers[Int(visit.consumer)]
      if isNew, number >= 0 {
        visits.append(CategoryPanel.Visit(consumer: number, period: visit.period))
      }
    }
    return visits.sorted { ($0.consumer, $0.period) < ($1.consumer, $1.period) }
  }

  private func purchases(_ rows: [Int], _ numbers: [Int32]) -> [CategoryPanel.Purchase] {
    var places = Array(repeating: Int32(-1), count: records.catalogue.items.names.count)
    for (place, item) in members.enumerated() { places[item] = Int32(place) }
    let single = rows.map { row in
      let quantity = Double(lines.quantities[row])
      let ratio = Double(lines.prices[row] / lines.regulars[row])
      return CategoryPanel.Purchase(
        consumer: numbers[Int(lines.consumers[row])], period: lines.periods[row],
        item: places[Int(lines.items[row])], units: Int32(min(max(1, quantity.rounded()), 1e6)),
        spend: quantity * Double(lines.prices[row]), isDeal: ratio < ItemCalendar.dealRatio)
    }
    return Self.merged(single.sorted { Self.key($0) < Self.key($1) })
  }

  private static func key(
    _ purchase: CategoryPanel.Purchase
  ) -> (Int32, Int32, Int32, Double, Int32) {
    (purchase.consumer, purchase.period, purchase.item, purchase.spend, purchase.units)
  }

  /// Adds up what a consumer buys of an item in a period; a deal on any of it makes it a deal.
  private static func merged(
    _ sorted: [CategoryPanel.Purchase]
  ) -> [CategoryPanel.Purchase] {
    var merged: [CategoryPanel.Purchase] = []
    for purchase in sorted {
      guard let last = merged.last, last.consumer == purchase.consumer,
        last.period == purchase.period, last.item == purchase.item
      else {
        merged.append(purchase)
        continue
      }
      merged[merged.count - 1].units += purchase.units
      merged[merged.count - 1].spend += purchase.spend
      merged[merged.count - 1].isDeal = last.isDeal || purchase.isDeal
    }
    return merged
  }
}
