import Foundation

/// The built program, run as a user would run it.
struct Program {
  /// What a finished process left behind.
  struct Outcome: Equatable {
    /// The exit code; 128 and the signal's number when a signal ended it.
    var code: Int32
    /// Standard output.
    var output: String
    /// Standard error.
    var messages: String
  }

  /// Why there is nothing to test.
  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "there is no program at '\(path)'; build the product `marketeer`" }
  }

  /// A process that may still run.
  struct Running {
    let process: Process
    fileprivate let folder: Folder
    fileprivate let name: String

    /// Waits for the end.
    func outcome() throws -> Outcome {
      process.waitUntilExit()
      let status = process.terminationStatus
      return Outcome(
        code: process.terminationReason == .exit ? status : 128 + status,
        output: try folder.text(name + ".out"), messages: try folder.text(name + ".err"))
    }
  }

  /// Where the program lies: beside the tests' bundle.
  static var path: String {
    get throws {
      let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      let path = folder.appending(path: "marketeer").path
      guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
      return path
    }
  }

  /// Starts the program in a folder.
  static func start(_ arguments: [String], in folder: Folder) throws -> Running {
    try start(path, arguments, in: folder)
  }

  /// Runs the program in a folder to its end.
  static func run(_ arguments: [String], in folder: Folder) throws -> Outcome {
    try start(arguments, in: folder).outcome()
  }

  /// Runs a line of shell in which `$MARKETEER` is the program.
  static func shell(_ line: String, in folder: Folder) throws -> Outcome {
    try start("/bin/bash", ["-c", line], in: folder).outcome()
  }

  private static func start(
    _ executable: String, _ arguments: [String], in folder: Folder
  ) throws -> Running {
    let name = UUID().uuidString
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["MARKETEER": try path, "PATH": "/usr/bin:/bin", "COLUMNS": "80"]
    process.standardOutput = try folder.handle(name + ".out")
    process.standardError = try folder.handle(name + ".err")
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return Running(process: process, folder: folder, name: name)
  }
}
