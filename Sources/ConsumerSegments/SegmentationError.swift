/// Why a panel can't be divided into segments.
public enum SegmentationError: Error, Hashable, Sendable {
  /// The category has too few buyers to tell groups apart without showing single households.
  case tooFewConsumers(category: String, count: Int, needed: Int)
  /// The number of classes makes no sense.
  case classesOutOfRange(value: String, largest: Int)
  /// The number of classes needs more consumers than there are.
  case tooManyClasses(classes: Int, consumers: Int, smallestClass: Int)
}

extension SegmentationError: CustomStringConvertible {
  /// The whole message: what is wrong, and a hint.
  public var description: String {
    switch self {
    case .tooFewConsumers(let category, let count, let needed):
      """
      error: only \(count) consumers buy '\(category)', but segments need \(needed)
      hint: choose more periods with --periods, or a category with more buyers
      """
    case .classesOutOfRange(let value, let largest):
      """
      error: --classes is '\(value)'
      hint: write auto, or a number from 1 to \(largest)
      """
    case .tooManyClasses(let classes, let consumers, let smallest):
      """
      error: \(classes) classes of \(consumers) consumers leave some with fewer than \(smallest)
      hint: ask for fewer classes, or write --classes auto
      """
    }
  }
}
