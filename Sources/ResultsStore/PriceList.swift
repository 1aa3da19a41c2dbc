/// The prices to enter in a shop's system, `plan/price_list.csv`: one row per product and stretch of days
/// at one price.
public struct PriceList: Sendable {
  /// Whether a price above may be shown beside a reduced one.
  public enum Comparison: Sendable, Equatable {
    /// Nothing is reduced.
    case none
    /// No rules are known for the market; the price above is shown unchecked.
    case unchecked(was: Double)
    /// The rules allow it.
    case allowed(was: Double)
    /// They do not, or what is known does not settle it; the rules that say so, in words.
    case withheld(because: String)

    /// The price to show as the former one.
    public var was: Double? {
      switch self {
      case .unchecked(let was), .allowed(let was): was
      case .none, .withheld: nil
      }
    }

    /// What came of the check: empty, `not checked`, `pass`, or the rules in the way.
    public var words: String {
      switch self {
      case .none: ""
      case .unchecked: "not checked"
      case .allowed: "pass"
      case .withheld(let reason): reason
      }
    }
  }

  /// A product's price on some days.
  public struct Row: Sendable, Equatable {
    /// The product's id.
    public var sku: String
    /// First day, `2026-03-02`.
    public var validFrom: String
    /// Last day, inclusive.
    public var validTo: String
    /// The price, in currency units.
    public var price: Double
    /// What may stand beside it.
    public var comparison: Comparison

    /// Gathers the parts.
    public init(
      sku: String, validFrom: String, validTo: String, price: Double, comparison: Comparison
    ) {
      self.sku = sku
      self.validFrom = validFrom
      self.validTo = validTo
      self.price = price
      self.comparison = comparison
    }
  }

  /// Who sells: the focal firm, or the retailer between it and its consumers.
  public var channel: String
  /// ISO code of the currency.
  public var currency: String
  /// Whether prices hold the tax, and at which rate.
  public var taxBasis: String
  /// By product, then by day.
  public var rows: [Row]

  /// Gathers the parts.
  public init(channel: String, currency: String, taxBasis: String, rows: [Row]) {
    self.channel = channel
    self.currency = currency
    self.taxBasis = taxBasis
    self.rows = rows
  }

  /// The file's name in `plan/`.
  public static let fileName = "price_list.csv"

  /// The list as a table.
  public var table: TidyCSV {
    var table = TidyCSV(columns: [
      "sku", "channel", "valid_from", "valid_to", "price", "was_price", "currency", "tax_basis",
      "was_price_check",
    ])
    for row in rows {
      table.append([
        .text(row.sku), .text(channel), .text(row.validFrom), .text(row.validTo),
        .number(row.price), row.comparison.was.map(TidyCSV.Field.number) ?? .missing,
        .text(currency), .text(taxBasis), .text(row.comparison.words),
      ])
    }
    return table
  }
}
