import Foundation

/// The Python environment and scripts that install and serve local models.
public struct LocalRuntime: Sendable, Hashable {
  /// Root of the project's files.
  public let root: String

  /// Looks for the project's files: `MARKETEER_HOME`, else upwards from the working folder, else
  /// upwards from the program.
  ///
  /// - Throws: `LanguageModelError.serverFailed`.
  public init(environment: [String: String]) throws(LanguageModelError) {
    let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let working = FileManager.default.currentDirectoryPath
    let starts = [environment["MARKETEER_HOME"], working, program.path].compactMap(\.self)
    guard let root = starts.lazy.compactMap(Self.root(above:)).first else {
      throw .serverFailed(
        model: "llama.cpp",
        reason: "no folder above '\(working)' holds \(Self.serverScript); set MARKETEER_HOME")
    }
    self.root = root
  }

  /// The environment's Python.
  public var python: String { root + "/.venv-llm/bin/python" }
  /// The script that serves a model.
  public var server: String { root + "/" + Self.serverScript }
  /// The script that joins a model's parts.
  public var installer: String { root + "/python/install_model.py" }
  /// The script that makes the environment.
  public var setUp: String { root + "/Scripts/language_model.sh" }

  /// Whether the environment was made.
  public var isReady: Bool {
    FileManager.default.fileExists(atPath: root + "/.venv-llm/complete")
  }

  private static let serverScript = "python/serve_model.py"

  private static func root(above path: String) -> String? {
    var folder = URL(filePath: path)
    while folder.path != "/" {
      let script = folder.appending(path: serverScript)
      if FileManager.default.fileExists(atPath: script.path) { return folder.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}
