import Foundation

/// What a run does: a finished one by the file in which it says what it found, another by its store.
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

  /// The key under which a run's store holds what is asked; a comparison asks its scenario.
  public var questionKey: String {
    switch self {
    case .comparison: "scenario"
    case .search: "search"
    case .sweep: "sweep"
    }
  }

  /// The command that makes such a run.
  public var command: String {
    switch self {
    case .comparison: "compare"
    case .search: "search"
    case .sweep: "sweep"
    }
  }

  /// Returns what an unfinished run does.
  ///
  /// - Throws: `ResultsError`.
  public static func unfinished(runFolder: String) throws -> RunKind {
    let store = try RunStore(folder: runFolder, access: .read)
    return try [.search, .sweep].first { try store.metadata(for: $0.questionKey) != nil }
      ?? .comparison
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

extension Manifest {
  /// What the run did.
  public var kind: RunKind {
    RunKind.allCases.first { files[$0.fileName] != nil } ?? .comparison
  }
}
