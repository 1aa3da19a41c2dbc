/// A company's files, read, checked and brought to one form.
public struct CompanyFolder: Sendable {
  /// The product list in file order, each sku once.
  public var products: [CompanyProduct]
  /// Weekly sales by category, in the order in which the product list first names them; categories
  /// without sales are left out.
  public var sales: [CategorySales]
  /// Competitors' prices by day, competitor and product; none without a file.
  public var competitorPrices: [CompetitorPrice]
  /// Promotions by product and first day; none without a file.
  public var promotions: [CompanyPromotion]
  /// Known elasticities in file order; none without a file.
  public var elasticities: [KnownElasticity]
  /// Stock by product and day; none without a file.
  public var stock: [StockLevel]
  /// What was merged, netted, imputed, censored, reinterpreted or left out, by file and line.
  public var notes: [ImportNote]

  /// Reads `products.csv` and `sales.csv`, and where they are there `competitor_prices.csv`,
  /// `promotions.csv`, `elasticities.csv` and `stock.csv`.
  ///
  /// Names of files and columns count without case; columns have synonyms in English and German.
  /// Separator, encoding, decimal mark and layout of dates are found from the files; a mapping file can
  /// state them. The result depends on the files alone.
  ///
  /// - Parameters:
  ///   - folder: The folder; messages name its files as given here.
  ///   - mapping: A mapping file; by default `mapping.yaml` in the folder, if there is one.
  /// - Returns: The checked values with notes on all that was changed.
  /// - Throws: `CompanyDataError` with every mistake of the files, except that sales are not added up
  ///   while any row is wrong.
  public static func read(
    folder: String, mapping: String?
  ) throws(CompanyDataError) -> CompanyFolder {
    let log = ImportLog()
    let source = SourceFolder(folder, mapping: mapping, log: log)
    try log.throwErrors()
    return try CompanyFolderReader(source, log: log).read()
  }
}
