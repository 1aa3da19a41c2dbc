import Foundation

/// Runs short Python programs that use packages that Swift has no library for.
public struct PythonProgram: Sendable {
  /// The environment that `Scripts/notebook_environment.sh` makes, relative to the working folder.
  public static let environment = ".venv-notebooks"

  /// The interpreter.
  public let interpreter: String

  /// Takes a named interpreter, or that of the environment.
  ///
  /// - Returns: `nil` where neither is there.
  public init?(named name: String?) {
    let path = name ?? "\(Self.environment)/bin/python"
    guard name != nil || FileManager.default.isExecutableFile(atPath: path) else { return nil }
    interpreter = path
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - text: The program.
  ///   - arguments: What it finds in `sys.argv[1:]`.
  ///   - purpose: What it is for, in errors.
  /// - Throws: `ExportError.program` with the last line that it wrote to standard error.
  func run(_ text: String, _ arguments: [String], purpose: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [interpreter, "-c", text] + arguments
    let messages = Pipe()
    process.standardError = messages
    process.standardOutput = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw ExportError.program(purpose: purpose, message: "\(error)")
    }
    let data = (try? messages.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus != 0 || process.terminationReason != .exit else { return }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    throw ExportError.program(
      purpose: purpose, message: lines.last.map(String.init) ?? "it ended without a message")
  }
}
