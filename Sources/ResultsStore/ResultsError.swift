import Foundation

/// What can go wrong with the files of a run.
///
/// Every case carries the path; `description` says what to do.
public enum ResultsError: Error, Equatable {
  /// A file or folder operation failed with a POSIX error number.
  case file(path: String, action: String, code: Int32)
  /// SQLite refused, with its result code and message.
  case database(path: String, code: Int32, message: String)
  /// The file is no store of runs: another program's database, or no database.
  case foreign(path: String)
  /// The file was written by a newer version of the tool.
  case newer(path: String)
  /// A stored value can't be read back.
  case damaged(path: String, detail: String)
  /// No run answers to the name.
  case noRun(root: String, name: String)
  /// Several runs answer to the name.
  case ambiguousRun(name: String, matches: [String])
  /// The run is finished, but another command made it.
  case noComparison(path: String, kind: RunKind)
}

extension ResultsError: CustomStringConvertible {
  /// The whole message: path, what is wrong, and a hint.
  public var description: String {
    let (place, problem, hint) = parts
    return "\(place): error: \(problem)\nhint: \(hint)"
  }

  private var parts: (place: String, problem: String, hint: String) {
    switch self {
    case .file(let path, let action, let code):
      (path, "cannot \(action): \(Self.text(ofErrorNumber: code))", Self.hint(errorNumber: code))
    case .database(let path, let code, let message):
      Self.databaseParts(path: path, code: code, message: message)
    case .foreign(let path):
      (
        path, "the file is not a store of runs",
        "move the file away, or name another folder for the results"
      )
    case .newer(let path):
      (
        path, "the store was written by a newer version of marketeer",
        "update marketeer, or name another folder for the results"
      )
    case .damaged(let path, let detail):
      (path, "the store is damaged: \(detail)", "delete the run's folder and start the run again")
    case .noRun(let root, let name):
      (root, "no run is called '\(name)'", "`marketeer runs list` shows the runs")
    case .ambiguousRun(let name, let matches):
      (
        name, "\(matches.count) runs answer to this name: \(matches.joined(separator: ", "))",
        "write the run id in full"
      )
    case .noComparison(let path, let kind):
      (
        path,
        "this is the folder of a \(kind.rawValue); it has no \(ComparisonSummary.fileName), which only a "
          + "comparison has",
        "read \(kind.tableName) and report.html there, or name a run of `marketeer compare`; "
          + "`marketeer runs list` shows all runs"
      )
    }
  }

  /// The hint for an error number: the likely cause first.
  private static func hint(errorNumber code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: "free some space; finished cells are kept"
    case EROFS, EACCES, EPERM: "make the folder writable, or name another folder for the results"
    case ENOENT: "check the path"
    case ENOTDIR, EISDIR, EEXIST: "something else has this name; move it away"
    default: "check the disk and the path"
    }
  }

  // SQLite's primary result codes, https://www.sqlite.org/rescode.html.
  private static func databaseParts(
    path: String, code: Int32, message: String
  ) -> (place: String, problem: String, hint: String) {
    switch code & 0xFF {
    case 5, 6:
      (
        path, "the store is locked by another process",
        "wait until it has ended, or stop it; finished cells are kept"
      )
    case 8, 3:
      (path, "the store is read-only", Self.hint(errorNumber: EROFS))
    case 10:
      (
        path, "the disk reported an error (\(message))",
        "check free space and the disk; finished cells are kept"
      )
    case 11:
      (
        path, "the store is damaged: \(message)",
        "delete the run's folder and start the run again"
      )
    case 13:
      (path, "the disk is full", Self.hint(errorNumber: ENOSPC))
    case 14:
      (path, "cannot open the store", "check that the folder exists and may be written to")
    default:
      (
        path, "the store failed (SQLite \(code): \(message))",
        "report this with the scenario file"
      )
    }
  }

  private static func text(ofErrorNumber code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
