/// The integer columns of `CellRecord.SalesRow`, in storage order.
///
/// One list serves the schema, the reading, the writing and the tables, so they can't disagree.
enum SalesColumns {
  typealias Path = any WritableKeyPath<CellRecord.SalesRow, Int64> & Sendable

  /// Counts of purchases and units.
  static let counts: [(name: String, path: Path)] = [
    ("purchases", \.purchases), ("units", \.units), ("deal_units", \.dealUnits),
  ]
  /// Amounts in millionths of the currency unit.
  static let amounts: [(name: String, path: Path)] = [
    ("gross", \.gross), ("tax", \.tax), ("net", \.net), ("discount", \.discount),
    ("funding", \.funding), ("goods", \.goods), ("selling", \.selling),
  ]
  /// All of them.
  static let all = counts + amounts
}

/// The integer columns of `CellRecord.PromotionRow`, in storage order.
enum PromotionColumns {
  typealias Path = any WritableKeyPath<CellRecord.PromotionRow, Int64> & Sendable

  /// Counts of units and purchases.
  static let counts: [(name: String, path: Path)] = [
    ("units", \.units), ("redemptions", \.redemptions),
  ]
  /// Amounts in millionths of the currency unit.
  static let amounts: [(name: String, path: Path)] = [
    ("saving", \.saving), ("discount", \.discount), ("funding", \.funding),
  ]
  /// All of them.
  static let all = counts + amounts
}

/// The integer columns of `CellRecord.ReturnRow`, in storage order.
enum ReturnColumns {
  typealias Path = any WritableKeyPath<CellRecord.ReturnRow, Int64> & Sendable

  /// Units.
  static let counts: [(name: String, path: Path)] = [("units", \.units)]
  /// Amounts in millionths of the currency unit.
  static let amounts: [(name: String, path: Path)] = [
    ("gross", \.gross), ("tax", \.tax), ("goods", \.goods), ("handling", \.handling),
  ]
  /// All of them.
  static let all = counts + amounts
}

/// The integer columns of `CellRecord.PromotionTotal`, in storage order.
enum PromotionTotalColumns {
  typealias Path = any WritableKeyPath<CellRecord.PromotionTotal, Int64> & Sendable

  /// All of them.
  static let all: [(name: String, path: Path)] = [
    ("contacts", \.contacts), ("contact_cost", \.contactCost), ("handling_cost", \.handlingCost),
    ("spent", \.spent), ("budget", \.budget), ("stop_day", \.stopDay),
  ]
}

/// The integer columns of `CellRecord.OfferRow`, in storage order.
enum OfferColumns {
  typealias Path = any WritableKeyPath<CellRecord.OfferRow, Int64> & Sendable

  /// Counts of units and decisions.
  static let counts: [(name: String, path: Path)] = [
    ("lost_units", \.lostUnits), ("price_changes", \.priceChanges), ("decisions", \.decisions),
    ("rule_bound", \.ruleBound), ("left_over", \.leftOver),
  ]
  /// Amounts in millionths of the currency unit.
  static let amounts: [(name: String, path: Path)] = [
    ("promotion_cost", \.promotionCost), ("holding", \.holding), ("write_off", \.writeOff),
  ]
  /// All of them.
  static let all = counts + amounts
}
