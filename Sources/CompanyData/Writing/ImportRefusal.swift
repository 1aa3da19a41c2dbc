/// Why an import writes nothing.
public enum ImportRefusal: Error, Sendable, Hashable, CustomStringConvertible {
  /// The tables would lie in the company's own folder.
  case ownFolder(path: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .ownFolder(let path):
      """
      the tables would go to '\(path)', the company's own folder, and replace its files
      hint: choose another name for --to
      """
    }
  }
}
