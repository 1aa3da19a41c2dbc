/// A product of the company's list.
public struct CompanyProduct: Sendable, Hashable {
  /// The identifier, one that a scenario file accepts.
  public var sku: String
  /// The sku as the files have it.
  public var originalSku: String
  /// What the product is called; the sku where the file has no name.
  public var name: String
  /// Its category, as the file has it.
  public var category: String
  /// Its brand, or `nil` where none is written.
  public var brand: String?
  /// Today's list price per unit, above zero.
  public var listPrice: Double
  /// What a unit costs the company, or `nil` where none is written.
  public var unitCost: Double?
  /// Who supplies it, or `nil` where nobody is written.
  public var supplier: String?
  /// The line of the product list on which it stands.
  public var line: Int
}
