import ResultsStore

/// What a prepared folder holds and where it came from: `prepared.json`.
public struct PreparedSummary: Sendable, Hashable, Codable {
  /// Occasions of one part.
  public struct Split: Sendable, Hashable, Codable {
    /// Its name, which begins its files' names.
    public var name: String
    /// Occasions written.
    public var occasions = 0
    /// Occasions that they stand for.
    public var weighted = 0.0
    /// Occasions at which a listed item was bought.
    public var purchases = 0
    /// Consumers with an occasion.
    public var consumers = 0
    /// Files.
    public var files = 0
  }

  /// A category's place in the data.
  public struct CategorySummary: Sendable, Hashable, Codable {
    /// Its name; its index is its place in the list.
    public var name: String
    /// Items.
    public var items: Int
    /// The items that are offers, in shelf order.
    public var listed: [String]
    /// Whether it is never trained on.
    public var isHeldOut: Bool
  }

  /// The layout of this file.
  public var format = "marketeer-prepared-1"
  /// The options.
  public var options: PreparationOptions
  /// First and last period of the data.
  public var firstPeriod: Int
  /// Last period of the data.
  public var lastPeriod: Int
  /// The parts.
  public var splits: [Split]
  /// The categories by index.
  public var categories: [CategorySummary]
  /// What was read, dropped and changed.
  public var cleaning: CleaningReport
  /// SHA-256 of each file read.
  public var inputs: [String: String]

  /// The summary as JSON.
  public var json: String {
    guard let text = try? JSONText.of(self) else {
      preconditionFailure("a summary holds plain values only")
    }
    return text
  }

  /// The parts as a table for people.
  public var text: String {
    let header = ["split", "occasions", "weighted", "purchases", "consumers", "files"]
    let rows =
      [header]
      + splits.map {
        [
          $0.name, "\($0.occasions)", "\(Int($0.weighted))", "\($0.purchases)", "\($0.consumers)",
          "\($0.files)",
        ]
      }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: max(0, 12 - cell.count))
        return column == 0 ? cell + padding : padding + cell
      }.joined()
    }.joined(separator: "\n")
  }
}
