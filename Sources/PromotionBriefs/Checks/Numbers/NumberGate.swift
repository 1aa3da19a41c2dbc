/// The last gate: the finished text holds the locked numbers and no other.
public enum NumberGate {
  /// Returns what a text has too much or too little of.
  ///
  /// - Parameters:
  ///   - text: The finished text, as customers read it.
  ///   - locked: Every number of its locked fields, as often as it appears there.
  ///   - names: Product names; numbers inside them don't count.
  /// - Returns: Nothing when the text's numbers are the locked ones, each as often as it is locked.
  public static func numbersAreLocked(
    in text: String, locked: [NumberReading], names: [String] = []
  ) -> [CopyFinding] {
    var missing = locked
    var foreign: [NumberReading] = []
    for reading in NumberReading.all(in: text, names: names) {
      if let index = missing.firstIndex(where: reading.agrees) {
        missing.remove(at: index)
      } else {
        foreign.append(reading)
      }
    }
    return foreign.map { CopyFinding(.lockedNumbers, "\($0) is not a locked fact") }
      + missing.map { CopyFinding(.lockedNumbers, "\($0) is missing") }
  }
}
