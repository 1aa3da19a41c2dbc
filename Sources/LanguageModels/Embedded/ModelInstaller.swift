import Foundation

/// Runs the scripts that make the Python environment and download, join and check a model.
public struct ModelInstaller: Sendable {
  /// What to do with a model.
  public enum Action: String, Sendable {
    /// Download and join what is missing.
    case install
    /// Compare the file's hash.
    case check
  }

  private let runtime: LocalRuntime
  private let folder: ModelFolder

  /// Takes the scripts and the folder of models.
  public init(runtime: LocalRuntime, folder: ModelFolder) {
    self.runtime = runtime
    self.folder = folder
  }

  /// Becomes the script: its messages, Ctrl-C and exit code are this program's.
  ///
  /// - Throws: `LanguageModelError.serverFailed` when the script can't be started.
  public func replaceProgram(by action: Action, of model: PinnedModel) throws -> Never {
    let words = try command(action, model).map { strdup($0) }
    execv("/bin/bash", words + [nil])
    let reason = String(cString: strerror(errno))
    throw LanguageModelError.serverFailed(model: model.name, reason: reason)
  }

  /// The command line: makes the environment unless it is there, then runs the script in it.
  func command(_ action: Action, _ model: PinnedModel) throws -> [String] {
    let description = String(decoding: try JSONEncoder().encode(model), as: UTF8.self)
    return [
      "/bin/bash", "-c", #""$0" >&2 && exec "$@""#, runtime.setUp, runtime.python,
      runtime.installer, action.rawValue, folder.path, description,
    ]
  }
}
