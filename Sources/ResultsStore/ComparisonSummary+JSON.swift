import Foundation

extension ComparisonSummary {
  /// The name of the file that keeps the summary, so that a report can be made again.
  public static let fileName = "summary.json"

  /// Returns the summary as JSON with sorted keys; equal summaries give equal bytes.
  public func json() throws -> String {
    try JSONText.of(self)
  }

  /// Writes `summary.json` in the run's folder.
  ///
  /// - Throws: `ResultsError`.
  public func write(runFolder: String) throws {
    try AtomicFile.write(json(), to: runFolder + "/" + Self.fileName)
  }

  /// Reads `summary.json` of a finished run.
  ///
  /// - Throws: `ResultsError` when it is missing or can't be read, or when the run is no comparison.
  public static func read(runFolder: String) throws -> ComparisonSummary {
    try RunKind.requireComparison(runFolder: runFolder)
    let path = runFolder + "/" + fileName
    let data = try FileTree.contents(of: path)
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    guard let summary = try? decoder.decode(Self.self, from: data) else {
      throw ResultsError.damaged(path: path, detail: "it is not a comparison's summary")
    }
    return summary
  }
}
