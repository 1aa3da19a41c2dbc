/// Lines between the seasons that are played and whoever decides their prices.
public protocol SeasonLines: Sendable {
  /// Returns the next line without its end; `nil` when no more will come.
  func next() -> String?
  /// Hands a line over.
  func send(_ line: String) throws
}
