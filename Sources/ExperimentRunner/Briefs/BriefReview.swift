import Foundation
public import PromotionBriefs
public import ResultsStore

/// A written brief with its audit log: checked, edited, approved, rejected.
public struct BriefReview {
  /// The brief's folder.
  public let folder: String
  /// The brief as it was written last.
  public let brief: PromotionBrief
  private let runFolder: String

  /// What stands against approval.
  public struct Problem: Sendable, Hashable {
    /// Where, such as `copy.csv: email en 0 subject`.
    public var place: String
    /// What is wrong.
    public var problem: String
    /// What to do.
    public var hint: String

    /// Gathers the parts.
    public init(place: String, problem: String, hint: String) {
      self.place = place
      self.problem = problem
      self.hint = hint
    }

    /// The message.
    public var text: String { "\(place): error: \(problem)\nhint: \(hint)" }
  }

  /// What a brief's log says of its present content.
  public enum Status: String, Sendable, Hashable {
    /// Nobody decided about this content.
    case draft
    /// Approved exactly as it is.
    case approved
    /// Rejected as it is.
    case rejected
    /// Approved before, and changed since.
    case changed
  }

  /// Opens a brief: its folder, or its id.
  ///
  /// - Throws: `ResultsError`, `BriefReviewError`.
  public init(named name: String, root: String) throws {
    let trimmed = name.hasSuffix("/") && name.count > 1 ? String(name.dropLast()) : name
    folder = try Self.folder(trimmed, root: root)
    guard let data = FileManager.default.contents(atPath: folder + "/brief.json"),
      let brief = try? JSONDecoder().decode(PromotionBrief.self, from: data)
    else { throw BriefReviewError.damaged(folder: folder) }
    self.brief = brief
    runFolder = folder + "/../.."
  }

  private static func folder(_ name: String, root: String) throws -> String {
    let files = FileManager.default
    if files.fileExists(atPath: name + "/brief.json") { return name }
    if let dash = name.firstIndex(of: "-"), !name.contains("/") {
      let run = try? RunRegistry(root: root).run(named: String(name[..<dash]))
      let folder = "\(run?.folder ?? "")/brief/\(name[name.index(after: dash)...])"
      if run != nil, files.fileExists(atPath: folder + "/brief.json") { return folder }
    }
    throw BriefReviewError.notThere(name: name)
  }

  /// SHA-256 of the brief and its copy as they lie in the folder.
  public func digest() throws -> String {
    let parts = try ["brief.json", "copy.csv"].map { name -> String in
      guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else {
        throw BriefReviewError.damaged(folder: folder)
      }
      return "\(name) \(SHA256Digest.hex(ofBytes: data))"
    }
    return SHA256Digest.hex(of: parts.joined(separator: "\n"))
  }

  /// The log, oldest entry first.
  public func events() throws -> [BriefEvent] {
    try RunStore(folder: runFolder, access: .read).briefEvents(promotion: brief.facts.id)
  }

  /// What the log says of the present content.
  public func status() throws -> Status {
    let digest = try digest()
    let decisions = try events().filter { $0.action == .approved || $0.action == .rejected }
    guard let last = decisions.last else { return .draft }
    if last.digest == digest { return last.action == .approved ? .approved : .rejected }
    return decisions.contains { $0.action == .approved } ? .changed : .draft
  }

  /// Refuses to let a new brief take the place of one on which somebody has worked: edited its copy, or
  /// decided about it.
  ///
  /// - Throws: `BriefReviewError.workedOn`, `ResultsError`.
  public static func expectUntouched(_ folder: BriefFolder, root: String) throws {
    guard FileManager.default.fileExists(atPath: folder.path + "/brief.json"),
      let review = try? BriefReview(named: folder.path, root: root),
      let last = try review.events().last
    else { return }
    if try last.action != .drafted || last.digest != review.digest() {
      throw BriefReviewError.workedOn(folder: folder.path)
    }
  }

  /// Notes something in the log.
  public func note(_ action: BriefEvent.Action, by: String, note: String, at: String) throws {
    let store = try RunStore(folder: runFolder, access: .write)
    try store.append(
      BriefEvent(
        promotion: brief.facts.id, action: action, by: by, note: note, digest: try digest(),
        at: at))
    try store.finish()
  }
}

/// Why a brief can't be reviewed.
public enum BriefReviewError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no such brief.
  case notThere(name: String)
  /// The folder's files are not those of a brief.
  case damaged(folder: String)
  /// Somebody has edited it or decided about it.
  case workedOn(folder: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notThere(let name):
      """
      error: there is no brief '\(name)'
      hint: name its folder, such as results/coffee/latest/brief/spring, or its id; \
      `marketeer brief results/coffee/latest` writes one
      """
    case .damaged(let folder):
      """
      \(folder): error: the folder holds no readable brief
      hint: write it again with `marketeer brief`
      """
    case .workedOn(let folder):
      """
      \(folder): error: this brief has been edited or decided about; a new one would replace it
      hint: copy the folder away, or add --replace
      """
    }
  }
}
