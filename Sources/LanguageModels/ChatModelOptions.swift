import Foundation

/// What a command's options and the environment say about the language model.
public struct ChatModelOptions: Sendable {
  /// A model of the catalogue, a path of a `.gguf` file, `endpoint` or `none`; `nil` decides.
  public var model: String?
  /// A folder of recordings to answer from; then nobody is asked.
  public var replayFolder: String?
  /// A folder to record answers in; what is recorded there already is not asked again.
  public var recordingFolder: String?
  /// The environment variables.
  public var environment: [String: String]
  /// How long and how often to ask.
  public var limits = ChatLimits()
  /// How a model on this machine runs.
  public var local = LocalModelSettings()

  /// Takes the process's environment and leaves the rest open.
  public init(model: String? = nil) {
    self.model = model
    environment = ProcessInfo.processInfo.environment
  }
}
