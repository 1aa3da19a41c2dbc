import Foundation

/// Where answers come from.
public enum ChatModelSource: Sendable, Hashable {
  /// An endpoint that the environment names.
  case endpoint(EndpointSettings)
  /// A model file on this machine, under a name.
  case file(name: String, path: String)
  /// Recorded answers of a model.
  case recordings(RecordedSource)
  /// Nothing, and why.
  case none(reason: String)

  /// A folder of recordings and the model whose answers count.
  public struct RecordedSource: Sendable, Hashable {
    /// The folder.
    public let folder: String
    /// The model's name.
    public let model: String
  }

  /// Decides where answers come from; starts and asks nothing.
  ///
  /// Recordings to replay come first. Then counts what `model` names: `none`, `endpoint`, a model of
  /// the catalogue, or a path that ends in `.gguf`. Without a name it is the endpoint of the
  /// environment, else the best installed model.
  ///
  /// - Throws: `LanguageModelError` when what is named can't be had.
  public init(_ options: ChatModelOptions) throws(LanguageModelError) {
    if let folder = options.replayFolder {
      self = .recordings(try Self.recordings(in: folder, model: options.model))
    } else if let name = options.model {
      self = try Self.named(name, options: options)
    } else if let settings = try EndpointSettings(environment: options.environment) {
      self = .endpoint(settings)
    } else {
      self = Self.installed(options.environment)
    }
  }

  /// Opens the model that the options name; the value keeps a local server alive.
  ///
  /// - Throws: `LanguageModelError`; `.noModel` where there is none.
  public static func open(_ options: ChatModelOptions) async throws -> any ChatModel {
    let model = try await Self(options).open(options)
    guard let folder = options.recordingFolder else { return model }
    return try RecordingModel(model, folder: folder)
  }

  private func open(_ options: ChatModelOptions) async throws -> any ChatModel {
    switch self {
    case .endpoint(let settings): return ChatEndpoint(settings, limits: options.limits)
    case .recordings(let source):
      return try RecordedModel(file: RecordingFile(folder: source.folder, model: source.model))
    case .none(let reason): throw LanguageModelError.noModel(reason: reason)
    case .file(let name, let path):
      return try await LocalModel(
        LocalModelFile(name: name, path: path),
        runtime: try LocalRuntime(environment: options.environment), settings: options.local,
        limits: options.limits)
    }
  }

  private static func named(
    _ name: String, options: ChatModelOptions
  ) throws(LanguageModelError) -> ChatModelSource {
    if name == "none" { return .none(reason: "none was asked for") }
    if name == "endpoint" {
      let settings = try EndpointSettings(environment: options.environment)
      guard let settings else { throw .noModel(reason: "\(EndpointVariable.baseURL) is not set") }
      return .endpoint(settings)
    }
    if let model = ModelCatalogue.model(named: name) {
      let folder = ModelFolder(environment: options.environment)
      guard folder.holds(model) else {
        throw .notInstalled(model: name, path: folder.path(of: model))
      }
      return .file(name: name, path: folder.path(of: model))
    }
    return try ownFile(name)
  }

  private static func ownFile(_ path: String) throws(LanguageModelError) -> ChatModelSource {
    guard path.hasSuffix(".gguf") else {
      let known = ModelCatalogue.models.map(\.name).joined(separator: ", ")
      throw .invalidSetting(
        name: "model", value: path,
        remedy: "use \(known), endpoint, none, or the path of a .gguf file")
    }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw .file(path: path, action: "read", reason: "there is no such file")
    }
    guard startsLikeGGUF(path) else {
      throw .invalidSetting(
        name: "model", value: path,
        remedy:
          "the file does not begin with 'GGUF': download it again, or convert it for llama.cpp")
    }
    let url = URL(filePath: path)
    return .file(name: url.deletingPathExtension().lastPathComponent, path: url.path)
  }

  /// Whether a file begins with the four letters of the format.
  private static func startsLikeGGUF(_ path: String) -> Bool {
    guard let file = FileHandle(forReadingAtPath: path) else { return false }
    defer { try? file.close() }
    return (try? file.read(upToCount: 4)) == Data("GGUF".utf8)
  }

  private static func installed(_ environment: [String: String]) -> ChatModelSource {
    let folder = ModelFolder(environment: environment)
    guard let model = ModelCatalogue.models.first(where: folder.holds) else {
      return .none(
        reason: "\(EndpointVariable.baseURL) is not set and '\(folder.path)' holds no model")
    }
    return .file(name: model.name, path: folder.path(of: model))
  }

  private static func recordings(
    in folder: String, model: String?
  ) throws(LanguageModelError) -> RecordedSource {
    if let model { return RecordedSource(folder: folder, model: model) }
    let models = try RecordingFile.models(in: folder)
    guard let first = models.first else {
      throw .file(path: folder, action: "read", reason: "it holds no recordings")
    }
    guard models.count == 1 else {
      throw .invalidSetting(
        name: "recordings", value: folder,
        remedy: "say whose answers count with --model: \(models.joined(separator: ", "))")
    }
    return RecordedSource(folder: folder, model: first)
  }
}
