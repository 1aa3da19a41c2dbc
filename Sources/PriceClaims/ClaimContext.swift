/// What a claim is judged against: what the product cost, when, where, and whose rules apply.
///
/// Times are seconds from day 0's midnight, prices millionths of the currency unit.
public struct ClaimContext: Sendable, Hashable {
  /// Whose rules apply.
  public var jurisdiction: Jurisdiction
  /// Every price of the product in this channel, earlier promotions and flash sales included.
  public var history: PriceHistory
  /// The moment up to which the history and the transactions are known.
  public var knownUntil: Int64
  /// When the reduction starts.
  public var start: Int64
  /// When it ends; nil when no end is announced.
  public var end: Int64?
  /// The price announced from `start` on.
  public var now: Int64
  /// What customers paid in this channel, in any order; nil when not recorded.
  public var transactions: [Transaction]?
  /// When the product was first offered in this channel; nil when unknown: the history's first
  /// step is then only where the record begins.
  public var onMarketSince: Int64?
  /// When the first step of a row of announced reductions that ends in this one started; nil when
  /// this is the first.
  public var firstReduction: Int64?
  /// True for goods that deteriorate or expire rapidly.
  public var isPerishable: Bool
  /// What the member state has chosen; read for the European Union only.
  public var options: MemberStateOptions
  /// Numbers that no law text gives.
  public var policy: ClaimPolicy

  /// Gathers the parts.
  public init(
    jurisdiction: Jurisdiction, history: PriceHistory, knownUntil: Int64, start: Int64,
    end: Int64?, now: Int64, transactions: [Transaction]? = nil, onMarketSince: Int64? = nil,
    firstReduction: Int64? = nil, isPerishable: Bool = false, options: MemberStateOptions = [],
    policy: ClaimPolicy = ClaimPolicy()
  ) {
    self.jurisdiction = jurisdiction
    self.history = history
    self.knownUntil = knownUntil
    self.start = start
    self.end = end
    self.now = now
    self.transactions = transactions
    self.onMarketSince = onMarketSince
    self.firstReduction = firstReduction
    self.isPerishable = isPerishable
    self.options = options
    self.policy = policy
  }
}

/// Seconds of one day.
let secondsPerDay: Int64 = 86_400
