import ArgumentParser
import MarketModel
import ScenarioFiles

/// How the best is picked after the ranking replications.
struct SelectionOption: ParsableArguments {
  @Option(
    help: """
      Go on after the ranking until the best is picked: kn drops strategies one by one, with a \
      guarantee; ocba spends a number of seasons where they tell most.
      """)
  var select: Method?

  @Option(
    help: "For --select kn: a lead that does not matter, such as 500EUR or 500.")
  var indifference: String?

  @Option(help: "For --select: probability of picking the best, such as 95%.")
  var confidence: String?

  @Option(help: "For --select: most seasons besides those of the ranking.")
  var seasons: Int?

  /// The procedure.
  enum Method: String, ExpressibleByArgument, CaseIterable {
    case kn, ocba
  }

  func validate() throws {
    let isAlone = select == nil && (indifference != nil || confidence != nil || seasons != nil)
    guard !isAlone else {
      throw ValidationError("--indifference, --confidence and --seasons need --select")
    }
  }

  /// The scenario's keys that the options replace.
  var overrides: [ScenarioOverride] {
    let options: [(name: String, key: String, value: String?)] = [
      ("--select", "method", select?.rawValue),
      ("--indifference", "indifference", indifference.map(Self.number)),
      ("--confidence", "confidence", confidence),
      ("--seasons", "seasons", seasons.map(String.init)),
    ]
    return options.compactMap { name, key, value in
      value.map { ScenarioOverride(value: $0, of: "experiment.selection.\(key)", option: name) }
    }
  }

  /// Refuses an amount in another currency than the scenario's.
  func check(_ scenario: Scenario) throws {
    guard let indifference else { return }
    let currency = indifference.drop { !$0.isLetter }
    guard currency.isEmpty || currency == scenario.market.money.currency else {
      Console.note(
        "error: --indifference is in \(currency), and the scenario in "
          + "\(scenario.market.money.currency)\nhint: write it in the scenario's currency")
      throw ExitReason.usage.code
    }
  }

  private static func number(_ text: String) -> String {
    String(text.prefix { !$0.isLetter && $0 != " " })
  }
}
