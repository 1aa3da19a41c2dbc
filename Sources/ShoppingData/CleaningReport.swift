/// What was read, and what was dropped or changed on the way.
public struct CleaningReport: Sendable, Hashable, Codable {
  /// Lines of a file that share a fate.
  public struct Count: Sendable, Hashable, Codable {
    /// The file's name.
    public var file: String
    /// What happened to the lines, or why.
    public var what: String
    /// How many.
    public var lines: Int
  }

  /// Lines read per file, without headers.
  public var read: [Count] = []
  /// Lines dropped because they are wrong, by reason.
  public var dropped: [Count] = []
  /// Lines kept but changed, or set aside though they are right.
  public var noted: [Count] = []

  /// The report as a table for people.
  public var text: String {
    let rows =
      read.map { ($0, "read") } + dropped.map { ($0, "dropped: " + $0.what) }
      + noted.map { ($0, $0.what) }
    let width = rows.map { String($0.0.lines).count }.max() ?? 0
    return rows.map { count, what in
      let number = String(count.lines)
      let padding = String(repeating: " ", count: width - number.count)
      return "\(count.file.padded(to: 17))\(padding)\(number)  \(what)"
    }.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(1, width - count))
  }
}
