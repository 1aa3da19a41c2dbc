import TransformerScorer

/// Why shopping data can't be read.
public enum ShoppingDataError: Error, Hashable, Sendable {
  /// A file is missing.
  case missingFile(path: String)
}
