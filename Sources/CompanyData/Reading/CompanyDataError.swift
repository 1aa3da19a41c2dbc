public import ScenarioFiles

/// Why a company's files can't be used.
public struct CompanyDataError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Every mistake, by file, line and column; at least one, at most 10,000.
  public var diagnostics: [Diagnostic]
  /// Mistakes beyond those in `diagnostics`.
  public var omitted: Int

  /// Mistakes that `description` shows.
  public static let shown = 50

  /// Gathers the parts.
  public init(diagnostics: [Diagnostic], omitted: Int) {
    self.diagnostics = diagnostics
    self.omitted = omitted
  }

  /// One line per mistake, and one per hint; beyond `shown` only their number.
  public var description: String {
    let more = diagnostics.count - Self.shown + omitted
    let lines = diagnostics.prefix(Self.shown).map(\.description)
    return (more > 0 ? lines + ["and \(more) more"] : lines).joined(separator: "\n")
  }
}
