import Foundation

/// What a finished run did, by the file in which it says what it found.
public enum RunKind: String, Sendable, Hashable, CaseIterable {
  case comparison, search, sweep

  /// The file's name in the run's folder.
  public var fileName: String {
    switch self {
    case .comparison: ComparisonSummary.fileName
    case .search: "search.json"
    case .sweep: "sweep.json"
    }
  }

  /// The file that holds its rows, for people.
  var tableName: String {
    switch self {
    case .comparison: "tables/strategies.csv"
    case .search: "search.csv"
    case .sweep: "sweep.csv"
    }
  }

  /// Refuses a folder of a finished run that is no comparison.
  ///
  /// - Throws: `ResultsError.noComparison`.
  public static func requireComparison(runFolder: String) throws {
    let kind = allCases.first {
      FileManager.default.fileExists(atPath: "\(runFolder)/\($0.fileName)")
    }
    guard let kind, kind != .comparison else { return }
    throw ResultsError.noComparison(path: runFolder, kind: kind)
  }
}
