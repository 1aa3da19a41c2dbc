import ScenarioFiles

/// Collects the mistakes and notes of one import.
final class ImportLog {
  private var errors: [Diagnostic] = []
  private var known: Set<Diagnostic> = []
  private var omitted = 0
  private var collected: [ImportNote] = []
  private var indices: [NoteKey: Int] = [:]

  /// More mistakes are only counted.
  private static let errorLimit = 10_000

  private struct NoteKey: Hashable {
    var file: String
    var sentence: String
  }

  /// Whether anything keeps the files from being used.
  var hasErrors: Bool { !errors.isEmpty }

  /// Notes a mistake, once.
  func error(_ place: Place, _ message: String, hint: String? = nil) {
    guard errors.count < Self.errorLimit else {
      omitted += 1
      return
    }
    let diagnostic = Diagnostic(
      severity: .error, file: place.file, line: place.line, column: place.column,
      message: message, hint: hint)
    if known.insert(diagnostic).inserted { errors.append(diagnostic) }
  }

  /// Notes what was done with some of the file; the same sentence is counted.
  func note(_ file: String, line: Int? = nil, count: Int = 1, _ sentence: String) {
    let key = NoteKey(file: file, sentence: sentence)
    let index = indices[key] ?? collected.count
    if index == collected.count {
      indices[key] = index
      collected.append(ImportNote(file: file, count: 0, sentence: sentence, lines: []))
    }
    collected[index].add(line: line, count: count)
  }

  /// The notes by file, first line and sentence.
  var notes: [ImportNote] {
    collected.sorted {
      ($0.file, $0.lines.first ?? 0, $0.sentence) < ($1.file, $1.lines.first ?? 0, $1.sentence)
    }
  }

  /// Throws the mistakes, if there are any.
  func throwErrors() throws(CompanyDataError) {
    if hasErrors { throw failure }
  }

  /// The mistakes by file, line and column.
  var failure: CompanyDataError {
    let sorted = errors.sorted {
      ($0.file, $0.line, $0.column, $0.message) < ($1.file, $1.line, $1.column, $1.message)
    }
    return CompanyDataError(diagnostics: sorted, omitted: omitted)
  }
}
