import Foundation

@testable import marketeer

/// The reference page of commands, written from what the program declares.
struct CommandReference: Decodable {
  private let command: Command

  /// A command as `--experimental-dump-help` tells it.
  private struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var defaultSubcommand: String?
    var arguments: [Argument]?
    var subcommands: [Command]?
  }

  /// An argument, an option or a flag.
  fileprivate struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?
    var allValues: [String]?
  }

  /// Reads what `marketeer --experimental-dump-help` prints.
  init(dump: String) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(dump.utf8))
  }

  /// The words behind `marketeer` of every command, groups of commands included.
  var paths: [[String]] { [[]] + commands.map(\.path) }

  /// The page as Markdown; it ends with a line break.
  var markdown: String {
    Self.head + contents + Self.exitCodes + commands.map { section($0.path, $0.command) }.joined()
  }

  private static let head = """
    # Commands

    Every command of `marketeer` with its arguments and options. This page is generated from the declarations that the program
    itself uses; `marketeer <command> --help` prints the same.

    Every command also takes `-h`, `--help` and `--version`. Results go to standard output, everything else to standard error.


    """

  private static let exitCodes =
    "## Exit codes\n\n| code | meaning |\n|---|---|\n"
    + ExitReason.allCases.map { "| \($0.rawValue) | \($0.meaning) |\n" }.joined() + "\n"

  // MARK: - Commands

  /// A command with the words behind `marketeer`.
  private struct Listed {
    var path: [String]
    var command: Command
  }

  private var commands: [Listed] { Self.below(command, path: []) }

  private static func below(_ command: Command, path: [String]) -> [Listed] {
    (command.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
      .flatMap { inner in
        let listed = Listed(path: path + [inner.commandName], command: inner)
        return [listed] + below(inner, path: listed.path)
      }
  }

  private var contents: String {
    let rows = commands.map { listed in
      let name = listed.path.joined(separator: " ")
      let anchor = listed.path.joined(separator: "-")
      return "| [`\(name)`](#\(anchor)) | \(listed.command.abstract ?? "") |\n"
    }
    return "| command | does |\n|---|---|\n" + rows.joined() + "\n"
  }

  private func section(_ path: [String], _ command: Command) -> String {
    let name = path.joined(separator: " ")
    let words = [command.abstract, command.discussion].compactMap { $0 }.map { $0 + "\n\n" }
    guard let subcommands = command.subcommands, !subcommands.isEmpty else {
      return "## \(name)\n\n" + words.joined() + usage(name, command) + tables(command)
    }
    let list = subcommands.map { inner in
      "[`\(inner.commandName)`](#\((path + [inner.commandName]).joined(separator: "-")))"
        + (inner.commandName == command.defaultSubcommand ? " (if none is named)" : "")
    }
    return "## \(name)\n\n" + words.joined() + "With \(list.joined(separator: ", ")).\n\n"
  }

  // MARK: - Arguments and options

  private func usage(_ name: String, _ command: Command) -> String {
    let shown = Self.shown(command)
    let required = shown.filter { !$0.isOptional }.map(\.usage)
    let options = shown.contains { $0.isOptional && $0.kind != .positional } ? ["[options]"] : []
    let optional = shown.filter { $0.isOptional && $0.kind == .positional }.map(\.usage)
    return "```\n"
      + (["marketeer \(name)"] + required + optional + options).joined(separator: " ") + "\n```\n\n"
  }

  private func tables(_ command: Command) -> String {
    let shown = Self.shown(command)
    let arguments = shown.filter { $0.kind == .positional }
    let options = shown.filter { $0.kind != .positional }
    return Self.table("argument", arguments) + Self.table("option", options)
  }

  private static func table(_ kind: String, _ arguments: [Argument]) -> String {
    guard !arguments.isEmpty else { return "" }
    return "| \(kind) | default | meaning |\n|---|---|---|\n" + arguments.map(\.row).joined() + "\n"
  }

  private static func shown(_ command: Command) -> [Argument] {
    (command.arguments ?? []).filter { argument in
      argument.shouldDisplay
        && !(argument.names ?? []).contains { ["help", "version"].contains($0.name) }
    }
  }
}

extension CommandReference.Argument {
  /// Such as `--vary <vary>` or `<scenario>`.
  fileprivate var spelling: String {
    let written = (names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
    switch kind {
    case .positional: return "<\(valueName ?? "")>"
    case .flag: return written.joined(separator: ", ")
    case .option: return written.joined(separator: ", ") + " <\(valueName ?? "")>"
    }
  }

  /// The spelling as a line of usage has it.
  fileprivate var usage: String {
    let repeated = isRepeating ? " ..." : ""
    return isOptional ? "[\(spelling)\(repeated)]" : spelling + repeated
  }

  /// A row of a table; line breaks and bars can't stand in one.
  fileprivate var row: String {
    let values = (allValues ?? []).filter { _ in kind != .flag }
    let choice =
      values.isEmpty ? "" : " One of " + values.map { "`\($0)`" }.joined(separator: ", ") + "."
    let meaning = ((abstract ?? "") + choice).replacing("\n", with: " ").replacing("|", with: "\\|")
    let standard = isOptional ? defaultValue.map { "`\($0)`" } ?? "" : "required"
    return "| `\(spelling)` | \(standard) | \(meaning) |\n"
  }
}
