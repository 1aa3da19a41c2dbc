/// A table as comma-separated text: one row an observation, one column a variable.
///
/// RFC 4180 with one departure: lines end in LF, which every reader takes and every diff likes.
/// Numbers are the shortest decimal text that reads back to the same bits, with a point; zero has
/// no sign; a number that isn't one is an empty field.
public struct TidyCSV: Sendable {
  /// One value of a row.
  public enum Field: Sendable, Equatable {
    /// Text, quoted where needed.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number; empty when it is not a number.
    case number(Double)
    /// `true` or `false`.
    case flag(Bool)
    /// No value: an empty field.
    case missing
  }

  /// The column names, in order.
  public let columns: [String]
  /// The rows below the header.
  public private(set) var rowCount = 0
  /// The table with its header line.
  public private(set) var text: String

  /// Creates a table without rows.
  public init(columns: [String]) {
    self.columns = columns
    text = Self.line(columns.map(Field.text))
  }

  /// Appends a row.
  ///
  /// - Parameter row: One field per column.
  public mutating func append(_ row: [Field]) {
    precondition(row.count == columns.count, "a row has as many fields as the table has columns")
    text += Self.line(row)
    rowCount += 1
  }

  /// Returns the number as the tables write it.
  public static func text(of number: Double) -> String {
    if number.isNaN { return "" }
    return (number == 0 ? 0 : number).description
  }

  private static func line(_ row: [Field]) -> String {
    row.map(text).joined(separator: ",") + "\n"
  }

  private static func text(_ field: Field) -> String {
    switch field {
    case .text(let text): quoted(text)
    case .integer(let number): number.description
    case .number(let number): text(of: number)
    case .flag(let flag): flag ? "true" : "false"
    case .missing: ""
    }
  }

  // Bytes, not characters: CR followed by LF is one character.
  private static func quoted(_ text: String) -> String {
    let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
    guard text.utf8.contains(where: special.contains) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + doubled.joined(separator: "\"\"") + "\""
  }
}

extension TidyCSV.Field {
  /// A whole number.
  static func integer(_ number: Int) -> Self { .integer(Int64(number)) }

  /// An amount in currency units, from millionths.
  static func money(_ millionths: Int64) -> Self { .number(Double(millionths) / 1e6) }

  /// An estimate over some seasons: its mean alone where there is one, which tells no interval.
  static func estimate(_ estimate: ComparisonSummary.Estimate, seasons: Int) -> [Self] {
    seasons > 1 ? self.estimate(estimate) : [.number(estimate.mean), .missing, .missing]
  }

  /// An estimate as three fields: mean, lower end, upper end.
  static func estimate(_ estimate: ComparisonSummary.Estimate) -> [Self] {
    [.number(estimate.mean), .number(estimate.low), .number(estimate.high)]
  }
}
