/// Collects every mistake and warning of one load.
package final class DiagnosticLog {
  package private(set) var all: [Diagnostic] = []

  /// Starts without any.
  package init() {}

  /// Whether anything keeps the scenario from running.
  package var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Notes a mistake.
  package func error(_ place: Place, _ message: String, hint: String? = nil) {
    note(.error, place, message, hint)
  }

  /// Notes something that the reader should know.
  package func warning(_ place: Place, _ message: String, hint: String? = nil) {
    note(.warning, place, message, hint)
  }

  /// The diagnostics by file, line and column; those of `mainFile` first.
  package func sorted(mainFile: String) -> [Diagnostic] {
    func key(_ item: Diagnostic) -> (Int, String, Int, Int) {
      (item.file == mainFile ? 0 : 1, item.file, item.line, item.column)
    }
    return all.enumerated().sorted { left, right in
      let (first, second) = (key(left.element), key(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }

  private func note(
    _ severity: Diagnostic.Severity, _ place: Place, _ message: String, _ hint: String?
  ) {
    let diagnostic = Diagnostic(
      severity: severity, file: place.file, line: place.line, column: place.column,
      message: message, hint: hint)
    if !all.contains(diagnostic) { all.append(diagnostic) }
  }
}
