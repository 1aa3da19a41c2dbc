/// Fits of several numbers of classes, and the one that the Bayesian criterion chooses.
public struct LatentClassSelection: Sendable {
  /// The chosen fit.
  public let fit: LatentClassFit
  /// Every number that was tried, in order.
  public let criteria: [FitCriteria]

  /// Tries numbers of classes.
  ///
  /// A number whose smallest class would stand for fewer than `smallestClass` consumers is passed
  /// over.
  ///
  /// - Parameters:
  ///   - counts: The consumers.
  ///   - classes: The number; `nil` tries 1 to 8 and takes the smallest BIC.
  ///   - seed: Names the starts.
  /// - Throws: `SegmentationError.tooManyClasses` where a stated number leaves too small a class.
  public init(
    _ counts: ConsumerCounts, classes: Int?, seed: UInt64
  ) throws(SegmentationError) {
    let numbers = classes.map { $0...$0 } ?? 1...SegmentationOptions.largestClasses
    try self.init(counts, numbers: numbers, seed: seed)
  }

  /// Tries a range of numbers.
  init(
    _ counts: ConsumerCounts, numbers: ClosedRange<Int>, seed: UInt64
  ) throws(SegmentationError) {
    let smallest = SegmentationOptions.smallestClass
    // More classes than this can't all be large enough.
    let possible = numbers.filter { $0 * smallest <= counts.consumers }
    let fits = possible.map { LatentClassFit(counts, classes: $0, seed: seed) }
    let accepted = fits.filter { $0.smallestClass >= Double(smallest) }
    guard let best = accepted.min(by: { $0.criteria.bic < $1.criteria.bic }) else {
      throw .tooManyClasses(
        classes: numbers.lowerBound, consumers: counts.consumers, smallestClass: smallest)
    }
    fit = best
    criteria = fits.map(\.criteria)
  }
}
