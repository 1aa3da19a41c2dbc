/// What shopping data tell of one category: its items, their prices and flags, and who buys what.
public struct CategoryFacts: Sendable {
  /// An item on the simulated shelf.
  public struct Item: Sendable, Hashable {
    /// Its id in the data.
    public var name: String
    /// Its brand.
    public var brand: String
    /// Its type within the category.
    public var type: String
    /// Whether the chain owns the brand.
    public var isPrivateLabel: Bool
    /// Median regular price per unit in the window, in currency units.
    public var listPrice: Double
    /// Share of the users' purchases in the window.
    public var share: Double
    /// Probabilities of one to six units at the regular price; six stands for more too.
    public var quantityShares: [Double]
  }

  /// The category's name.
  public var category: String
  /// The listed items, most lines first.
  public var items: [Item]
  /// Weekly prices and flags of all periods.
  public var calendar: ItemCalendar
  /// The periods that are measured; those before are the warm-up.
  public var window: ClosedRange<Int>
  /// What the category's users did, by (consumer, period); without held-out consumers.
  public var log: ShoppingLog
  /// The users' visit rates.
  public var visits: VisitRates
  /// The measures of the log.
  public var measures: CategoryMeasures
  /// Their standard errors.
  public var standardErrors: [Measure: Double]
  /// Occasions by (consumer, outlet, period) after a purchase of any item, as intent models count.
  public var outletOccasions: Int
  /// Purchases of listed items at those occasions.
  public var outletPurchases: Int
}

/// Which part of the data becomes facts.
public struct FactOptions: Sendable, Hashable {
  /// The categories; `nil` takes all but the benchmark's held-out ones.
  public var categories: [String]?
  /// The periods that are measured.
  public var window = 9...40
  /// Consumers whose number leaves `holdoutRemainder` when divided by this are in no fact but prices.
  public var holdoutModulus = 8
  /// See `holdoutModulus`.
  public var holdoutRemainder = 5
  /// Items on a shelf.
  public var listedItems = 12

  /// Starts from the benchmark's values.
  public init(categories: [String]? = nil) { self.categories = categories }

  /// Whether a consumer is kept for acceptance; never where identifiers are not whole numbers.
  func holdsOut(_ consumer: String) -> Bool {
    guard let number = Int(consumer) else { return false }
    return number % holdoutModulus == holdoutRemainder
  }
}
