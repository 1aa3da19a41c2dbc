/// A Jupyter notebook, nbformat 4.5, with a Python kernel and without outputs.
public struct NotebookDocument: Sendable, Encodable {
  /// A cell.
  public struct Cell: Sendable, Equatable {
    /// What it holds.
    public enum Kind: String, Sendable {
      /// Text in Markdown.
      case markdown
      /// Python.
      case code
    }

    /// Its name in the notebook, which never changes: letters, digits and hyphens, at most 64.
    public var id: String
    /// What it holds.
    public var kind: Kind
    /// The text, without a line end at its end.
    public var source: String

    /// Gathers the parts.
    public init(_ kind: Kind, id: String, _ source: String) {
      self.id = id
      self.kind = kind
      self.source = source
    }
  }

  /// The cells, in order.
  public var cells: [Cell]

  /// Gathers the cells.
  public init(cells: [Cell]) {
    self.cells = cells
  }

  private enum CodingKeys: String, CodingKey {
    case cells, metadata, nbformat
    case minor = "nbformat_minor"
  }

  /// Writes the document's four keys.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(cells, forKey: .cells)
    try container.encode(Metadata(), forKey: .metadata)
    try container.encode(4, forKey: .nbformat)
    try container.encode(5, forKey: .minor)
  }

  /// Names the kernel and the language, of any version.
  private struct Metadata: Encodable {
    var kernelspec = ["display_name": "Python 3", "language": "python", "name": "python3"]
    var languageInfo = ["name": "python"]

    enum CodingKeys: String, CodingKey {
      case kernelspec
      case languageInfo = "language_info"
    }
  }
}

extension NotebookDocument.Cell: Encodable {
  private enum CodingKeys: String, CodingKey {
    case id, metadata, source, outputs
    case kind = "cell_type"
    case count = "execution_count"
  }

  /// Writes a cell; code has no count and no outputs yet.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind.rawValue, forKey: .kind)
    try container.encode([String: String](), forKey: .metadata)
    try container.encode(lines, forKey: .source)
    guard kind == .code else { return }
    try container.encodeNil(forKey: .count)
    try container.encode([String](), forKey: .outputs)
  }

  /// One string a line, each but the last with its line end.
  private var lines: [String] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return lines.dropLast().map { $0 + "\n" } + lines.suffix(1)
  }
}
