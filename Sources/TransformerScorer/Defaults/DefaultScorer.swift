/// The weights that come with Marketeer.
public enum DefaultScorer {
  /// The tensor file, as `marketeer train` wrote it.
  ///
  /// - Precondition: The generated file holds base64; a test decodes it.
  public static var bytes: [UInt8] {
    guard let bytes = Base64.decoded(DefaultWeights.base64) else {
      preconditionFailure("Generated/DefaultWeights.swift is not base64")
    }
    return bytes
  }

  /// SHA-256 of the tensor file, in hexadecimal.
  public static var digest: String { "\(DefaultWeights.digest)" }

  /// Reads the default weights.
  ///
  /// - Throws: `SafeTensorsError` when the generated file was damaged.
  public static func weights() throws(SafeTensorsError) -> ScorerWeights {
    try ScorerWeights(try SafeTensors(parsing: bytes))
  }
}
