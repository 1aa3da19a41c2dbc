/// Something in the files that was merged, netted, imputed, censored, reinterpreted or left out.
public struct ImportNote: Sendable, Hashable {
  /// The file as the user named it.
  public var file: String
  /// How often it happened.
  public var count: Int
  /// What was done, and why.
  public var sentence: String
  /// The first lines of the file where it happened, at most three; empty for the whole file.
  public var lines: [Int]

  /// Lines that a note keeps.
  static let lineLimit = 3

  /// Counts one more case.
  mutating func add(line: Int?, count added: Int) {
    count += added
    guard let line, !lines.contains(line) else { return }
    if lines.count == Self.lineLimit, let last = lines.last, last < line { return }
    lines.insert(line, at: lines.firstIndex { $0 > line } ?? lines.count)
    if lines.count > Self.lineLimit { lines.removeLast() }
  }
}

extension ImportNote: CustomStringConvertible {
  /// The note as editors parse it: `file:line: note: sentence (3 times)`.
  public var description: String {
    let place = lines.first.map { "\(file):\($0)" } ?? file
    return "\(place): note: \(sentence)" + (count == 1 ? "" : " (\(count) times)")
  }
}
