import Foundation
public import PromotionBriefs
import ResultsStore

/// A brief's files: `brief.md`, `brief.html`, `brief.json`, `copy.csv` in a folder of their own.
public struct BriefFolder: Sendable {
  /// The folder.
  public let path: String

  /// Takes a folder that holds a brief, or will.
  public init(path: String) {
    self.path = path
  }

  /// The folder of a promotion in its run's folder.
  public init(runFolder: String, promotion: String) {
    path = "\(runFolder)/brief/\(promotion)"
  }

  /// Writes all four files; equal briefs give equal bytes.
  ///
  /// - Throws: `ResultsError`.
  public func write(_ brief: PromotionBrief) throws {
    try makeFolder()
    try AtomicFile.write(JSONText.of(brief), to: path + "/brief.json")
    try AtomicFile.write(CopyTable.text(brief.copy), to: path + "/copy.csv")
    try AtomicFile.write(BriefMarkdown.text(brief), to: path + "/brief.md")
    try AtomicFile.write(BriefHTML.text(brief), to: path + "/brief.html")
  }

  /// Writes every try of the model, with prompt, parameters, raw answer and verdict, one a line, and how
  /// the variants compare.
  ///
  /// - Throws: `ResultsError`.
  public func write(_ drafts: DraftedCopy) throws {
    try AtomicFile.write(DraftLines.text(drafts.records), to: path + "/drafts.jsonl")
    try AtomicFile.write(JSONText.of(drafts.rankings), to: path + "/ranking.json")
  }

  private func makeFolder() throws {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw ResultsError.file(path: path, action: "create the folder", code: EACCES)
    }
  }
}
