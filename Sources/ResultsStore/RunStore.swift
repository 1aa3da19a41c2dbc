import Foundation
import GRDB

/// The record of one run: every finished cell, in `run.sqlite` of the run's folder.
///
/// Each cell is one transaction, so a killed process loses the cell it was in and nothing else.
/// SQLite writes ahead (WAL) with `synchronous = NORMAL`: a commit survives the death of the
/// process, because the operating system has the bytes by then; after a power cut the file is
/// sound, and at worst the last few cells are computed again, to the same result. That is cheaper
/// than waiting for the disk at every cell.
///
/// All methods may be called from any thread; they run one after another. Several processes may
/// share a run on a local disk (not on a network file system, where WAL does not work).
public final class RunStore: Sendable {
  /// What the store is opened for.
  public enum Access: Sendable {
    /// Create the folder and the file when missing; commit cells.
    case write
    /// Look at a run that exists.
    case read
  }

  /// The name of the file in the run's folder.
  public static let fileName = "run.sqlite"

  /// The run's folder as the caller named it.
  public let folder: String
  private let lockTimeoutSeconds: Double
  private let queue: DatabaseQueue

  /// The store's file.
  public var path: String { folder + "/" + Self.fileName }

  /// Opens the store of a run.
  ///
  /// - Parameters:
  ///   - folder: The run's folder, `results/<scenario>/<run-id>`.
  ///   - access: Whether to write.
  ///   - lockTimeoutSeconds: How long to wait for another process.
  /// - Throws: `ResultsError`: no permission, disk full, locked, another program's file, a newer
  ///   schema.
  public init(folder: String, access: Access, lockTimeoutSeconds: Double = 30) throws {
    self.folder = folder
    self.lockTimeoutSeconds = lockTimeoutSeconds
    let path = folder + "/" + Self.fileName
    if access == .write { try FileTree.createFolder(folder) }
    // Two processes must not create the tables at once.
    let lock = access == .write ? FolderLock(folder) : nil
    queue = try Self.translating(path) {
      let queue = try DatabaseQueue(
        path: path, configuration: Self.configuration(access, lockTimeoutSeconds))
      try queue.inDatabase { try Self.checkOrigin($0, path: path) }
      if access == .write { try Self.prepareForWriting(queue) }
      return queue
    }
    _ = consume lock
  }

  /// Stores a finished cell; storing the same digest again changes nothing.
  ///
  /// - Throws: `ResultsError`; the store then holds what it held before.
  public func commit(_ cell: CellRecord) throws {
    try writing { try CellTables.insert(cell, into: $0) }
  }

  /// Returns the digests of all stored cells and records of twins.
  public func finishedDigests() throws -> Set<String> {
    try reading { database in
      let cells = try Set(String.fetchCursor(database, sql: "SELECT digest FROM cell"))
      return try cells.union(IncrementalityTables.digests(database))
    }
  }

  /// Returns the cells of a part, ordered by strategy, family and number.
  public func cells(part: String) throws -> [CellRecord] {
    try reading {
      try CellTables.fetch(
        $0, where: "part = ? ORDER BY strategy, family, number", [part], path: path)
    }
  }

  /// Returns the cell with this digest, or `nil`.
  public func cell(digest: String) throws -> CellRecord? {
    try reading { try CellTables.fetch($0, where: "digest = ?", [digest], path: path) }.first
  }

  /// Copies those of the named cells that another run has finished and this one lacks.
  ///
  /// - Parameters:
  ///   - otherFolder: The other run's folder.
  ///   - digests: The cells this run needs.
  /// - Returns: The number of copied cells.
  /// - Throws: `ResultsError`; then nothing is copied.
  @discardableResult
  public func adoptCells(from otherFolder: String, digests: Set<String>) throws -> Int {
    let other = try RunStore(folder: otherFolder, access: .read)
    let wanted = try digests.subtracting(finishedDigests())
      .intersection(other.finishedDigests()).sorted()
    let found = try wanted.compactMap { try other.cell(digest: $0) }
    try writing { database in
      for cell in found { try CellTables.insert(cell, into: database) }
    }
    return found.count
  }

  /// Stores a fact about the run, such as the resolved scenario; replaces an earlier value.
  public func setMetadata(_ value: String, for key: String) throws {
    try writing {
      try $0.execute(
        sql: "INSERT OR REPLACE INTO metadata (key, value) VALUES (?, ?)", arguments: [key, value])
    }
  }

  /// Returns a fact about the run, or `nil`.
  public func metadata(for key: String) throws -> String? {
    try reading {
      try String.fetchOne($0, sql: "SELECT value FROM metadata WHERE key = ?", arguments: [key])
    }
  }

  /// Returns the SHA-256 of all rows, table by table, in the order of their keys.
  ///
  /// It depends neither on the order in which cells were finished nor on the file's layout.
  public func contentDigest() throws -> String {
    try reading { try ContentDigest.compute($0) }
  }

  /// Folds the write-ahead log into the file, so that the run is one file that can be copied.
  ///
  /// Skipped without harm while another process has the run open.
  public func finish() throws {
    let lockTimeout = Int(lockTimeoutSeconds * 1000)
    try execute("PRAGMA busy_timeout = 0")
    defer { try? execute("PRAGMA busy_timeout = \(lockTimeout)") }
    do {
      try execute("PRAGMA journal_mode = DELETE")
    } catch ResultsError.database(_, let code, _) where code & 0xFF == Self.busyCode {}
  }
}

extension RunStore {
  private static func configuration(_ access: Access, _ lockTimeoutSeconds: Double)
    -> Configuration
  {
    var configuration = Configuration()
    configuration.readonly = access == .read
    configuration.busyMode = .timeout(lockTimeoutSeconds)
    return configuration
  }

  // SQLITE_BUSY.
  private static let busyCode: Int32 = 5

  /// Only after the check of origin: this changes the file.
  private static func prepareForWriting(_ queue: DatabaseQueue) throws {
    try queue.inDatabase { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
    }
    try StoreSchema.migrator.migrate(queue)
  }

  /// A fresh file has no tables; ours carries our application id and no unknown migration.
  private static func checkOrigin(_ database: Database, path: String) throws {
    let identifier = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let tables =
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '%grdb_migrations%'")
      ?? 0
    let isFresh = identifier == 0 && tables == 0 && !database.configuration.readonly
    guard isFresh || identifier == StoreSchema.applicationID else {
      throw ResultsError.foreign(path: path)
    }
    if try StoreSchema.migrator.hasBeenSuperseded(database) {
      throw ResultsError.newer(path: path)
    }
  }

  func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translating { try queue.read(body) }
  }

  /// Runs SQL outside any transaction.
  func execute(_ sql: String) throws {
    try translating { try queue.inDatabase { try $0.execute(sql: sql) } }
  }

  func writing<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try translating { try queue.write(body) }
  }

  private func translating<Value>(_ body: () throws -> Value) throws -> Value {
    try Self.translating(path, body)
  }

  private static func translating<Value>(_ path: String, _ body: () throws -> Value) throws
    -> Value
  {
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_NOTADB {
      throw ResultsError.foreign(path: path)
    } catch let error as DatabaseError {
      throw ResultsError.database(
        path: path, code: error.extendedResultCode.rawValue, message: error.message ?? "")
    }
  }
}
