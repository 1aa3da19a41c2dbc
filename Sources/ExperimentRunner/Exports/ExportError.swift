/// Why a run was not exported.
public enum ExportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The run's folder lacks a file that this version writes.
  case missing(path: String)
  /// The folder holds a notebook or other data already.
  case taken(path: String)
  /// What a format needs is not there.
  case noPython(purpose: String)
  /// A Python program failed.
  case program(purpose: String, message: String)
  /// Nothing here writes Parquet files.
  case noParquet(folder: String)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .missing(let path):
      """
      \(path): error: the file is not there: an older version made the run
      hint: start the same `marketeer compare` again; finished seasons are kept
      """
    case .taken(let path):
      """
      \(path): error: something is there already
      hint: name another folder with --to; --replace takes the place of an earlier export
      """
    case .noPython(let purpose):
      """
      error: \(purpose) needs Python with the packages of the notebooks, and .venv-notebooks is not there
      hint: run Scripts/notebook_environment.sh, or name an interpreter with --python
      """
    case .program(let purpose, let message):
      """
      error: \(purpose) failed: \(message)
      hint: the interpreter must have the packages in requirements.txt of an exported notebook
      """
    case .noParquet(let folder):
      """
      error: neither `duckdb` nor Python with pandas is there, so the tables in \(folder) stay CSV files
      hint: for f in \(ShellWord.quoted(folder))/*.csv; do duckdb -c \
      "COPY (FROM read_csv('$f')) TO '${f%.csv}.parquet'"; done
      """
    }
  }
}
