import ArgumentParser
import CompanyData
import PriceClaims

/// Holds announced reductions against the law, given a price history.
struct CheckPriceClaimsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-price-claims",
    abstract: "Hold announced price reductions against the law, given a price history.",
    discussion: """
      Reads prices from a CSV file (sku, date, price; channel, units, paid if known) and announcements \
      from another one or from its columns claimed_was, claimed_percent and claimed_amount. Every rule \
      says pass, fail, needs-evidence or not-applicable, with the numbers behind it and what would make \
      it pass. Not legal advice. Columns: docs/reference/price-claims.md.

      Exit codes: 0 no announcement fails; 2 a file is wrong; 3 some announcement fails.
      """)

  @Argument(help: "The CSV file of prices.", completion: .file(extensions: ["csv"]))
  var prices: String

  @Option(help: "Whose rules.")
  var jurisdiction: ClaimJurisdiction

  @Option(help: "The CSV file of announcements.", completion: .file(extensions: ["csv"]))
  var claims: String?

  @Option(
    help: ArgumentHelp(
      "What the member state allows, with eu: progressive, short_on_market, perishable.",
      valueName: "option"))
  var memberState: [MemberStateOption] = []

  @Option(
    help: ArgumentHelp(
      "A number that no law gives, such as former_price_days=28.", valueName: "key=number"))
  var policy: [String] = []

  @Option(help: "How to print.")
  var format: OutputFormat = .table

  @Flag(help: "Print the result only.")
  var quiet = false

  func validate() throws {
    if !memberState.isEmpty, jurisdiction != .eu {
      throw ValidationError("--member-state needs --jurisdiction eu")
    }
    _ = try numbers()
  }

  func run() throws {
    try Failure.reporting {
      let files = try ClaimFiles(prices: prices, claims: claims)
      if !quiet { for note in files.notes { Console.note(note.description) } }
      let check = ClaimCheck(
        files, jurisdiction: jurisdiction.value,
        options: memberState.reduce([]) { $0.union($1.value) }, policy: try numbers())
      if format == .csv { Console.note(PriceLaw.banner) }
      switch format {
      case .table: try Console.show(check.table())
      case .json: try Console.show(check.json(), terminator: "")
      case .csv: try Console.show(check.csv(), terminator: "")
      case .md: try Console.show(check.markdown())
      }
      if check.hasFailures { throw ExitReason.negative.code }
    }
  }

  private func numbers() throws -> ClaimPolicy {
    var numbers = ClaimPolicy()
    for text in policy {
      let parts = text.split(separator: "=", omittingEmptySubsequences: false)
      guard parts.count == 2, let value = Int64(parts[1]),
        numbers.set(String(parts[0]), to: value)
      else {
        let names = ClaimPolicy.names.joined(separator: ", ")
        throw ValidationError(
          "--policy is '\(text)', but must be one of \(names), with a whole number of 0 to 3650, "
            + "such as former_price_days=28")
      }
    }
    return numbers
  }
}

/// Whose rules, as an option.
enum ClaimJurisdiction: String, ExpressibleByArgument, CaseIterable {
  case eu, us, uk, cn

  /// The jurisdiction as the library names it.
  var value: Jurisdiction {
    switch self {
    case .eu: .europeanUnion
    case .us: .unitedStates
    case .uk: .unitedKingdom
    case .cn: .china
    }
  }
}

/// What a member state allows, as an option.
enum MemberStateOption: String, ExpressibleByArgument, CaseIterable {
  case progressive, perishable
  case shortOnMarket = "short_on_market"

  /// The option as the library names it.
  var value: MemberStateOptions {
    switch self {
    case .progressive: .progressive
    case .perishable: .perishable
    case .shortOnMarket: .shortOnMarket
    }
  }
}
