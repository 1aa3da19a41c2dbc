/// Who came when and what they bought, row by row in the order of booking; kept where asked for.
public struct OccasionRecord: Sendable, Hashable {
  /// The consumer's dense row in the population.
  public private(set) var consumers: [Int32] = []
  /// Weeks since time 0; negative in the warm-up.
  public private(set) var weeks: [Int32] = []
  /// Index of the category.
  public private(set) var categories: [Int32] = []
  /// Index of the offer bought, or -1 for none.
  public private(set) var offers: [Int32] = []
  /// Units bought.
  public private(set) var units: [Int32] = []

  /// Creates an empty record.
  public init() {}

  mutating func note(consumer: Int32, week: Int, category: Int, offer: Int, units count: Int) {
    consumers.append(consumer)
    weeks.append(Int32(truncatingIfNeeded: week))
    categories.append(Int32(truncatingIfNeeded: category))
    offers.append(Int32(truncatingIfNeeded: offer))
    units.append(Int32(truncatingIfNeeded: count))
  }
}
