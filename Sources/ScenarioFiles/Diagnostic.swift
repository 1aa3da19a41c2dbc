/// A mistake or a warning with its place in a file.
public struct Diagnostic: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable {
    /// The scenario can't run.
    case error
    /// The scenario runs; the reader should know.
    case warning
  }

  /// How bad it is.
  public var severity: Severity
  /// The file as the user named it.
  public var file: String
  /// Line, from 1.
  public var line: Int
  /// Column, from 1.
  public var column: Int
  /// What is wrong, with the value.
  public var message: String
  /// What to do, or `nil`.
  public var hint: String?

  /// Gathers the parts.
  public init(
    severity: Severity, file: String, line: Int, column: Int, message: String, hint: String?
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.hint = hint
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as editors parse it: `file:line:column: error: message`, then the hint.
  public var description: String {
    let place = "\(file):\(line):\(column): \(severity.rawValue): \(message)"
    return hint.map { place + "\nhint: \($0)" } ?? place
  }
}
