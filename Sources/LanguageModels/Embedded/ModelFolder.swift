import Foundation

/// Where installed language models are.
public struct ModelFolder: Sendable, Hashable {
  /// The folder's path.
  public let path: String

  /// Takes `MARKETEER_MODELS`, else `marketeer/models` in the user's cache folder.
  public init(environment: [String: String]) {
    let home = environment["HOME"] ?? "."
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? home + "/.cache"
    let own = environment["MARKETEER_MODELS"].flatMap { $0.isEmpty ? nil : $0 }
    path = own ?? cache + "/marketeer/models"
  }

  /// Where a model's file is or would be.
  public func path(of model: PinnedModel) -> String { path + "/" + model.fileName }

  /// Whether a model's file is there with its size; `marketeer model check` compares its digest.
  public func holds(_ model: PinnedModel) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path(of: model))
    return attributes?[.size] as? Int == model.bytes
  }
}
