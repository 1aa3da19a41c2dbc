/// What one season's promotions changed: the season held against its twins without them.
///
/// A twin is the same replication without a promotion. Rows hold season less twin; they add up to the
/// change of units and of contribution exactly.
public struct IncrementalityRecord: Sendable, Equatable {
  /// Hex digest of everything the record depends on.
  public var digest: String
  /// The strategy's name.
  public var strategy: String
  /// The part of the experiment.
  public var part: String
  /// For `fresh`, the number of ranking replications; otherwise 0.
  public var family: Int
  /// The replication's number in its part.
  public var number: Int
  /// What was taken out, one after the other.
  public var removals: [Removal]

  /// One or more promotions that were taken out together.
  public struct Removal: Sendable, Equatable {
    /// The promotion's name.
    public var name: String
    /// What was taken out.
    public var kind: Kind
    /// First day, counted from time 0.
    public var firstDay: Int
    /// Last day, inclusive.
    public var lastDay: Int
    /// Ids of the promoted products.
    public var products: [String]
    /// Season less twin.
    public var rows: [Row]

    /// Gathers the parts.
    public init(
      name: String, kind: Kind, firstDay: Int, lastDay: Int, products: [String], rows: [Row]
    ) {
      self.name = name
      self.kind = kind
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.products = products
      self.rows = rows
    }
  }

  /// What was taken out.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A promotion of the scenario's list.
    case dated
    /// A posted price below list for a while.
    case cut
    /// All promotions but those taken out singly.
    case rest
    /// All promotions.
    case all
    /// All together less the sum of the others: no twin of its own.
    case interaction
  }

  /// What the twin holds fixed.
  public enum Twin: String, Sendable, Codable, CaseIterable {
    /// All other prices are those of the season.
    case direct
    /// Everyone decides again.
    case total
  }

  /// A part of the difference between season and twin.
  public struct Row: Sendable, Equatable {
    /// The twin.
    public var twin: Twin
    /// The category.
    public var category: String
    /// The buyers' segment; empty where no buyer is meant.
    public var segment: String
    /// `pre`, `in` or `post`; empty where no time is meant.
    public var window: String
    /// Week, counted from 1; 0 where no time is meant.
    public var week: Int
    /// What differs.
    public var quantity: Quantity
    /// Units.
    public var units: Int64
    /// Contribution to the focal firm, in millionths of the currency unit.
    public var amount: Int64

    /// Gathers the parts.
    public init(
      twin: Twin, category: String, segment: String, window: String, week: Int,
      quantity: Quantity, units: Int64, amount: Int64
    ) {
      self.twin = twin
      self.category = category
      self.segment = segment
      self.window = window
      self.week = week
      self.quantity = quantity
      self.units = units
      self.amount = amount
    }
  }

  /// What differs between season and twin.
  ///
  /// Amounts of all but `contribution` add up to
  /// `contribution`; units of `promoted`, `ownOther` and `rivals` are the unit identity's.
  public enum Quantity: String, Sendable, Codable, CaseIterable {
    /// Promoted offers while promoted: units, and what they earn at the twin's prices.
    case promoted
    /// The firm's other units of the category, likewise.
    case ownOther = "own_other"
    /// Rivals' units.
    case rivals
    /// Promoted units that would have been bought anyway, and the discount on them.
    case subsidised
    /// The other promoted units, and the discount on them.
    case incremental
    /// What suppliers pay.
    case funding
    /// Payment fees on the difference in price.
    case fees
    /// Other reductions of the firm that differ: decided again, or by promotions that stay.
    case repricing
    /// Fixed costs of orders.
    case orders
    /// Display, mailer, contacts and the handling of coupons.
    case display
    /// Holding and ordering stock.
    case holding
    /// Loss on left-over and expired stock.
    case writeOff = "write_off"
    /// Goods that cost otherwise than on the shelf, units sent back, and campaigns.
    case other
    /// Change of contribution by the ledgers of both runs.
    case contribution
  }

  /// Gathers the parts.
  public init(
    digest: String, strategy: String, part: String, family: Int, number: Int, removals: [Removal]
  ) {
    self.digest = digest
    self.strategy = strategy
    self.part = part
    self.family = family
    self.number = number
    self.removals = removals
  }
}
