import ArgumentParser
import CompanyData

/// Makes scenarios of a company's own files.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Make a scenario of price lists and weekly sales.",
    discussion: """
      Reads products.csv and sales.csv, and where they are there competitor_prices.csv, \
      promotions.csv, elasticities.csv and stock.csv; estimates base sales, season and elasticities; \
      writes a scenario, its tables and a report on the data's quality. Several categories make \
      several scenarios.
      """)

  @Argument(help: "The folder with the company's files.", completion: .directory)
  var folder: String
  @Option(help: "The scenario file to write.")
  var to: String
  @Option(help: "A mapping file; by default mapping.yaml in the folder, if there is one.")
  var mapping: String?
  @Option(help: "Categories to write, separated by commas; all unless told otherwise.")
  var categories: String?
  @Option(help: "Weeks to simulate after the last week of sales.")
  var horizon = 12
  @Option(help: "The firm's name.")
  var firm = "shop"
  @Option(help: "ISO code of the currency.")
  var currency = "EUR"
  @Option(help: "Tax rate in per cent contained in the prices; 0 for net prices.")
  var tax = 0.0
  @Option(help: "Share of purchases in per cent that go to rivals, where their prices are known.")
  var rivalShare = 25.0
  @Option(help: "Share of visits in per cent that end with a purchase, own and rivals'.")
  var conversion = 5.0
  @Option(help: "Simulated consumers at most.")
  var population = 8_000
  @Option(help: "The seed of every stream.")
  var seed: UInt64 = 1
  @Flag(help: "Print what was written only.")
  var quiet = false

  func validate() throws {
    try check("--horizon", Double(horizon), 1...104)
    try check("--tax", tax, 0...100)
    try check("--rival-share", rivalShare, 1...90)
    try check("--conversion", conversion, 0.1...50)
    try check("--population", Double(population), 500...1_000_000)
    if to.isEmpty { throw ValidationError("--to is empty, but must name a scenario file") }
    if firm.isEmpty { throw ValidationError("--firm is empty, but must be the firm's name") }
    guard currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isUppercase }) else {
      throw ValidationError("--currency is '\(currency)', but must be an ISO code such as EUR")
    }
  }

  private func check(_ name: String, _ value: Double, _ range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      throw ValidationError(
        "\(name) is \(text(value)), but must be from \(text(range.lowerBound)) to "
          + text(range.upperBound))
    }
  }

  private func text(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : "\(value)"
  }

  private var options: ImportOptions {
    var options = ImportOptions()
    options.horizon = horizon
    options.firm = firm
    options.currency = currency
    options.tax = tax / 100
    options.rivalShare = rivalShare / 100
    options.conversion = conversion / 100
    options.largestPopulation = population
    options.seed = seed
    return options
  }

  func run() throws {
    try Failure.reporting {
      let company = try CompanyFolder.read(folder: folder, mapping: mapping)
      let work = CompanyImport(company, origin: folder, options: options)
      let chosen = categories.map { $0.split(separator: ",").map { String($0) } }
      try checkCategories(chosen, known: work.categories)
      let outcome = try work.write(to: to, only: chosen)
      show(outcome)
      if outcome.written.isEmpty { throw ExitReason.invalid.code }
    }
  }

  private func checkCategories(_ chosen: [String]?, known: [String]) throws {
    for name in chosen ?? [] where !known.contains(name) {
      Console.note(
        "error: no category with sales is called '\(name)'\n"
          + "hint: the categories are \(known.joined(separator: ", "))")
      throw ExitReason.usage.code
    }
  }

  private func show(_ outcome: CompanyImport.Outcome) {
    if !quiet { for note in outcome.notes { Console.note("\(note)") } }
    for written in outcome.written {
      Console.note("\(written.category): \(written.scenario), tables in \(written.folder)/")
      if !quiet { for sentence in written.sentences { Console.note("  \(sentence)") } }
    }
    for refused in outcome.refused {
      Console.note(
        "\(folder): error: no scenario for category '\(refused.category)': \(refused.reason)\n"
          + "hint: leave it out with --categories, or complete its sales")
    }
  }
}
