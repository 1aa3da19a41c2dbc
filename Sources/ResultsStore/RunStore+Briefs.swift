import GRDB

/// An entry of a brief's audit log.
public struct BriefEvent: Sendable, Equatable {
  /// What was done.
  public enum Action: String, Sendable, CaseIterable {
    /// Facts and copy were written.
    case drafted
    /// Edited copy passed the checks and was taken over.
    case edited
    /// Somebody approved the exact content.
    case approved
    /// Somebody rejected it.
    case rejected
  }

  /// The promotion's id.
  public var promotion: String
  /// What was done.
  public var action: Action
  /// Who did it; empty where the program did.
  public var by: String
  /// In their words.
  public var note: String
  /// SHA-256 of the content that it was done to.
  public var digest: String
  /// When, such as `2026-03-02T10:15:00Z`.
  public var at: String

  /// Gathers the parts.
  public init(
    promotion: String, action: Action, by: String, note: String, digest: String, at: String
  ) {
    self.promotion = promotion
    self.action = action
    self.by = by
    self.note = note
    self.digest = digest
    self.at = at
  }
}

/// The audit log's table; it is no result, so no digest of the run counts it.
enum BriefTable {
  static let name = "brief_event"
  static let creation = """
    CREATE TABLE brief_event (
      id INTEGER PRIMARY KEY, promotion TEXT NOT NULL, action TEXT NOT NULL, who TEXT NOT NULL,
      note TEXT NOT NULL, digest TEXT NOT NULL, moment TEXT NOT NULL)
    """
}

extension RunStore {
  /// Appends an entry to the audit log; entries are never changed.
  ///
  /// - Throws: `ResultsError`.
  public func append(_ event: BriefEvent) throws {
    try writing {
      try $0.execute(
        sql: """
          INSERT INTO brief_event (promotion, action, who, note, digest, moment)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          event.promotion, event.action.rawValue, event.by, event.note, event.digest, event.at,
        ])
    }
  }

  /// Returns a promotion's entries in the order of writing; all entries without a promotion.
  ///
  /// - Throws: `ResultsError`.
  public func briefEvents(promotion: String? = nil) throws -> [BriefEvent] {
    let path = path
    return try reading { database in
      guard try database.tableExists(BriefTable.name) else { return [] }
      let rows = try Row.fetchAll(
        database,
        sql: "SELECT promotion, action, who, note, digest, moment FROM brief_event ORDER BY id")
      return try rows.map { try BriefEvent($0, path: path) }
        .filter { promotion == nil || $0.promotion == promotion }
    }
  }
}

extension BriefEvent {
  fileprivate init(_ row: Row, path: String) throws {
    let text: String = row["action"]
    guard let action = Action(rawValue: text) else {
      throw ResultsError.damaged(path: path, detail: "unknown action '\(text)' of a brief")
    }
    self.init(
      promotion: row["promotion"], action: action, by: row["who"], note: row["note"],
      digest: row["digest"], at: row["moment"])
  }
}
