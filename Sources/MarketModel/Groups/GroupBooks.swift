/// What each group bought and paid, product by product and week by week, and who had a price of its
/// own.
///
/// Kept beside the ledger where groups are stated; it reads purchases and changes nothing.
public struct GroupBooks: Sendable, Hashable {
  /// Purchases of one offer by one band in one week.
  struct Sales: Sendable, Hashable {
    /// Units.
    var units: Int64 = 0
    /// Paid, tax included, coupons and rewards taken off; millionths.
    var paid: Int64 = 0
  }

  /// The groups.
  public let groups: ConsumerGroups
  /// Who is in which.
  public let membership: GroupMembership
  /// The first of each dimension's columns.
  let firstColumns: [Int]
  /// Bands of all dimensions.
  let columnCount: Int
  let offerCount: Int
  let weekCount: Int
  /// Shape `[week, offer, column]`, row-major.
  private(set) var sales: [Sales]
  /// Whether each consumer could have used a targeted price.
  private(set) var holders: [Bool]
  /// Whether each consumer used one.
  private(set) var users: [Bool]
  private let isTargeted: [Bool]

  /// Opens empty books for a market's measured weeks and cool-down.
  public init(_ groups: ConsumerGroups, membership: GroupMembership, market: MarketDefinition) {
    self.groups = groups
    self.membership = membership
    var columns = 0
    firstColumns = groups.dimensions.map { dimension in
      defer { columns += dimension.bands.count }
      return columns
    }
    columnCount = columns
    offerCount = market.offers.count
    weekCount = market.calendar.horizonWeeks + market.calendar.coolDownWeeks
    sales = Array(repeating: Sales(), count: weekCount * offerCount * columnCount)
    let consumers = membership.bands.first?.count ?? 0
    holders = Array(repeating: false, count: consumers)
    users = holders
    isTargeted = market.promotions.map(\.isTargeted)
  }

  /// Adds what a purchase brought; a reward on an earlier one brings no units and less than nothing.
  mutating func add(units: Int64, paid: Int64, consumer: Int, offer: Int, week: Int) {
    guard (0..<weekCount).contains(week) else { return }
    let row = (week * offerCount + offer) * columnCount
    for (dimension, first) in firstColumns.enumerated() {
      let column = row + first + Int(membership.bands[dimension][consumer])
      sales[column].units += units
      sales[column].paid += paid
    }
  }

  /// Notes who can use a targeted promotion from now on.
  mutating func noteHolders(of promotion: Int, where isOpen: (Int) -> Bool) {
    guard isTargeted[promotion] else { return }
    for consumer in holders.indices where !holders[consumer] {
      holders[consumer] = isOpen(consumer)
    }
  }

  /// Notes a purchase with a promotion.
  mutating func noteUse(of promotion: Int, consumer: Int) {
    if isTargeted[promotion] { users[consumer] = true }
  }
}

extension Promotion {
  /// Whether it is a price for some and not for all: a coupon, a members' price, or anything with an
  /// audience.
  public var isTargeted: Bool {
    guard let terms else { return false }
    switch terms.mechanic {
    case .coupon, .loyalty: return true
    case .cut, .multiBuy, .bundle, .threshold: return terms.audience != nil
    }
  }
}
