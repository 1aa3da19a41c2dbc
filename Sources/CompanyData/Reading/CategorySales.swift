/// The weekly sales of one category.
public struct CategorySales: Sendable, Hashable {
  /// The category as the product list names it.
  public var category: String
  /// Its products with at least one record, by identifier in the order of the product list.
  ///
  /// All categories of a folder share week 0 and the number of weeks.
  public var sales: WeeklySales
}
