import Foundation
import ResultsStore

/// Turns a company's files into scenarios, one per category.
public struct CompanyImport: Sendable {
  /// A scenario that was written.
  public struct Written: Sendable {
    /// The category as the product list names it.
    public var category: String
    /// The scenario file.
    public var scenario: String
    /// The folder of its tables.
    public var folder: String
    /// What a reader should know first.
    public var sentences: [String]
  }

  /// A category that has no scenario, and why.
  public struct Refused: Sendable {
    /// The category as the product list names it.
    public var category: String
    /// Why.
    public var reason: String
  }

  /// What came out.
  public struct Outcome: Sendable {
    /// Scenarios, in the order of the product list.
    public var written: [Written]
    /// Categories without one.
    public var refused: [Refused]
    /// What was merged, netted, imputed or set aside while reading.
    public var notes: [ImportNote]
  }

  private let company: CompanyFolder
  private let origin: String
  private let options: ImportOptions

  /// Takes what was read from the folder `origin`.
  public init(_ company: CompanyFolder, origin: String, options: ImportOptions) {
    self.company = company
    self.origin = origin
    self.options = options
  }

  /// Names of the categories with sales.
  public var categories: [String] { company.sales.map(\.category) }

  /// Writes a scenario per category.
  ///
  /// A single one goes to `path`, several get the category's name before the extension. Tables lie in a
  /// folder of the scenario's name without extension.
  ///
  /// - Parameters:
  ///   - path: The scenario file.
  ///   - only: Categories to write; `nil` for all.
  /// - Returns: What was written, and what was not and why.
  /// - Throws: `ImportRefusal`, or `ResultsError` where a file can't be written.
  public func write(to path: String, only: [String]? = nil) throws -> Outcome {
    try refuseOwnFolder(path)
    let chosen = company.sales.filter { only?.contains($0.category) ?? true }
    var outcome = Outcome(written: [], refused: [], notes: company.notes)
    let names = SafeIdentifier.identifiers(for: chosen.map(\.category))
    for (sales, name) in zip(chosen, names) {
      let stem = Self.stem(path) + (chosen.count == 1 ? "" : "-" + name)
      do {
        outcome.written.append(try write(try imported(sales), stem: stem))
      } catch let error as EstimationError {
        outcome.refused.append(Refused(category: sales.category, reason: "\(error)"))
      }
    }
    return outcome
  }

  private func imported(_ sales: CategorySales) throws(EstimationError) -> CategoryImport {
    let category = try CategoryImport(company, category: sales, options: options)
    guard !category.plan.items.isEmpty else {
      let weeks = sales.sales.weeks
      throw .noSales(window: max(0, weeks - PricePlan.lapse)..<weeks)
    }
    return category
  }

  /// Tables must not replace the company's own files.
  private func refuseOwnFolder(_ path: String) throws {
    func resolved(_ path: String) -> String {
      URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }
    guard resolved(Self.stem(path)) == resolved(origin) else { return }
    throw ImportRefusal.ownFolder(path: Self.stem(path))
  }

  private static func stem(_ path: String) -> String {
    for ending in [".yaml", ".yml"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  private func write(_ category: CategoryImport, stem: String) throws -> Written {
    let name =
      stem.split(separator: "/").last.map { SafeIdentifier.identifier(for: String($0)) } ?? "mine"
    let size = MarketSize(category, options: options)
    let quality = DataQualityReport(category: category, size: size, notes: company.notes)
    let text = ScenarioText(
      name: name, folder: String(stem.split(separator: "/").last ?? "mine"), category: category,
      size: size, options: options, origin: origin)
    let tables = ImportedTables(category: category)
    try FileManager.default.createDirectory(atPath: stem, withIntermediateDirectories: true)
    try AtomicFile.write(tables.priceCalendar(), to: stem + "/price_calendar.csv")
    try AtomicFile.write(tables.actuals(), to: stem + "/actuals.csv")
    try AtomicFile.write(quality.text(), to: stem + "/data_quality.md")
    if !Placements(category).runs.isEmpty {
      try AtomicFile.write(tables.promotions(), to: stem + "/promotions.csv")
    }
    if !category.competitorPrices.isEmpty {
      try AtomicFile.write(tables.competitorPrices(), to: stem + "/competitor_prices.csv")
    }
    try AtomicFile.write(text.text(), to: stem + ".yaml")
    return Written(
      category: category.category, scenario: stem + ".yaml", folder: stem,
      sentences: quality.sentences)
  }
}
