public import ShoppingData

/// Scores from 1 to 5 for how lately, how often and for how much consumers bought, and the groups
/// that the scores name.
///
/// - SeeAlso: A. M. Hughes, *Strategic Database Marketing*, 1994, chapter 6.
public struct RecencyFrequencyValue: Sendable, Hashable {
  /// A group of consumers; the order of the cases is that of their worth.
  public enum Group: String, Sendable, Hashable, CaseIterable {
    /// Lately, often and for much.
    case champions
    /// Often, and not long ago.
    case loyal
    /// Lately, but seldom.
    case recent
    /// Seldom or now and then, neither lately nor long ago.
    case occasional
    /// Often once, but not lately.
    case lapsing
    /// Seldom and long ago.
    case lapsed
  }

  /// One consumer's scores, 5 for the latest, most frequent and most valuable fifth.
  public struct Scores: Sendable, Hashable {
    /// How lately.
    public var recency: Int
    /// How often.
    public var frequency: Int
    /// For how much.
    public var value: Int

    /// Gathers the scores.
    public init(recency: Int, frequency: Int, value: Int) {
      self.recency = recency
      self.frequency = frequency
      self.value = value
    }

    /// The group that the scores name.
    public var group: Group {
      switch (recency, frequency, value) {
      case (4..., 4..., 4...): .champions
      case (3..., 4..., _): .loyal
      case (4..., _, _): .recent
      case (3, _, _): .occasional
      case (_, 3..., _): .lapsing
      default: .lapsed
      }
    }
  }

  /// The scores, by consumer.
  public let scores: [Scores]
  /// The groups, by consumer; none has fewer than `SegmentationOptions.smallestClass` members.
  public let groups: [Group]

  /// Scores a panel's consumers.
  public init(_ panel: CategoryPanel) {
    let none = Array(repeating: 0.0, count: panel.consumers)
    var (last, often, spend) = (none, none, none)
    for purchase in panel.purchases {
      let consumer = Int(purchase.consumer)
      if last[consumer] != Double(purchase.period) || often[consumer] == 0 { often[consumer] += 1 }
      last[consumer] = Double(purchase.period)
      spend[consumer] += purchase.spend
    }
    let recency = Self.fifths(last)
    let frequency = Self.fifths(often)
    let value = Self.fifths(spend)
    scores = none.indices.map {
      Scores(recency: recency[$0], frequency: frequency[$0], value: value[$0])
    }
    groups = Self.merged(scores.map(\.group))
  }

  /// Returns 1 to 5 by rank; equal values share the middle of their ranks.
  static func fifths(_ values: [Double]) -> [Int] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var scores = values.map { _ in 1 }
    var first = 0
    while first < order.count {
      var end = first + 1
      while end < order.count, values[order[end]] == values[order[first]] { end += 1 }
      let middle = (Double(first) + Double(end)) / 2 / Double(order.count)
      for place in first..<end { scores[order[place]] = min(5, 1 + Int(5 * middle)) }
      first = end
    }
    return scores
  }

  /// Gives the members of a group that is too small to show to its neighbour in worth.
  private static func merged(_ groups: [Group]) -> [Group] {
    var merged = groups
    let cases = Group.allCases
    for (place, group) in cases.enumerated() {
      let count = merged.count { $0 == group }
      guard count > 0, count < SegmentationOptions.smallestClass else { continue }
      let after = cases[(place + 1)...].first { merged.contains($0) }
      guard let other = after ?? cases[..<place].last(where: { merged.contains($0) }) else {
        continue
      }
      merged = merged.map { $0 == group ? other : $0 }
    }
    return merged
  }
}
