import ArgumentParser
import ShoppingData

/// Checks shopping data and prepares it for training.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Check shopping data and prepare it for training.",
    subcommands: [DataCheckCommand.self, DataPrepareCommand.self])
}

/// Checks a data folder.
struct DataCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Read a data folder and report every mistake with its line.")

  @Argument(help: "Folder with items.csv, transactions.csv and, if any, the other files.")
  var folder: String
  @OptionGroup var options: DataOptions

  func run() throws {
    try Failure.reporting {
      let summary = try DataPreparation(folder: folder, options: try options.values()).check()
      try Console.show(summary.cleaning.text + "\n\n" + summary.text)
    }
  }
}

/// Turns a data folder into occasions.
struct DataPrepareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prepare", abstract: "Turn a data folder into occasions to train on.")

  @Argument(help: "Folder with items.csv, transactions.csv and, if any, the other files.")
  var folder: String
  @Option(name: .customLong("to"), help: "Folder for the result; an earlier result is replaced.")
  var destination: String
  @OptionGroup var options: DataOptions

  func run() throws {
    try Failure.reporting {
      let preparation = DataPreparation(folder: folder, options: try options.values())
      let summary = try preparation.prepare(to: destination)
      try Console.show(summary.cleaning.text + "\n\n" + summary.text)
    }
  }
}

/// Options of both commands; the defaults are the benchmark's.
struct DataOptions: ParsableArguments {
  @Option(help: "Periods to train on.")
  var train = "9-40"
  @Option(help: "Periods to choose models by.")
  var validation = "41-44"
  @Option(help: "Periods to judge models by.")
  var test = "45-53"
  @Option(help: "Hold out the consumers whose number leaves the remainder when divided by this.")
  var holdoutModulus = 8
  @Option(help: "See --holdout-modulus; a remainder equal to the modulus holds out nobody.")
  var holdoutRemainder = 5
  @Option(
    name: .customLong("hold-out"),
    help: "A category never to train on; may be repeated. Without it those of the benchmark.")
  var heldOutCategories: [String] = []
  @Option(help: "Share of the training and validation occasions without a purchase to keep.")
  var keptShare = 0.25
  @Option(name: .customLong("listed"), help: "Items per category that become offers, at most 12.")
  var listedItems = 12
  @Option(help: "Names the draw of the kept occasions.")
  var seed: UInt64 = 1
  @Flag(help: "Drop wrong lines and count them instead of stopping.")
  var dropBadLines = false

  /// The options as the library takes them.
  ///
  /// - Throws: `ShoppingDataError.invalidOption`.
  func values() throws -> PreparationOptions {
    var options = PreparationOptions()
    options.train = try PreparationOptions.periods(train, option: "train")
    options.validation = try PreparationOptions.periods(validation, option: "validation")
    options.test = try PreparationOptions.periods(test, option: "test")
    options.holdoutModulus = holdoutModulus
    options.holdoutRemainder = holdoutRemainder
    options.heldOutCategories = heldOutCategories.isEmpty ? nil : heldOutCategories
    options.keptShare = keptShare
    options.listedItems = listedItems
    options.seed = seed
    options.dropsBadLines = dropBadLines
    return options
  }
}
