import ResultsStore
import ScientificComputing

/// Where the mean of paired differences crosses zero along a line, with its 95 % interval.
///
/// Between neighbouring places every replication's difference is interpolated linearly. The interval
/// holds the places around the crossing at which Student's interval of the mean holds zero (E. Fieller,
/// *Journal of the Royal Statistical Society* B 16(2), 1954).
struct CrossingInterval {
  /// Where the interpolated means cross.
  let estimate: Double
  /// Lower end; `nil` where it reaches past the line.
  let low: Double?
  /// Upper end; `nil` where it reaches past the line.
  let high: Double?

  /// Finds the crossing between a place and the next.
  ///
  /// - Parameters:
  ///   - places: Ascending.
  ///   - differences: By place and replication; not below zero on average at the segment's beginning,
  ///     not above at its end.
  ///   - segment: The index of the place before the crossing.
  init(places: [Double], differences: [[Double]], segment: Int) {
    let line = Line(places: places, differences: differences)
    let first = SampleStatistics.mean(differences[segment])
    let second = SampleStatistics.mean(differences[segment + 1])
    let share = first == second ? 0.5 : min(max(first / (first - second), 0), 1)
    estimate = line.place(segment, share)
    low = line.end(from: segment, share, forward: false)
    high = line.end(from: segment, share, forward: true)
  }

  /// Places with interpolated differences.
  private struct Line {
    let places: [Double]
    let differences: [[Double]]

    func place(_ segment: Int, _ share: Double) -> Double {
      places[segment] + (places[segment + 1] - places[segment]) * share
    }

    /// Whether the mean can't be told from zero.
    private func isOpen(_ segment: Int, _ share: Double) -> Bool {
      let sample = zip(differences[segment], differences[segment + 1]).map {
        $0 + ($1 - $0) * share
      }
      let interval = PairedStatistics.interval(sample)
      return interval.low <= 0 && interval.high >= 0
    }

    /// The first place in a direction at which the mean can be told from zero.
    func end(from segment: Int, _ share: Double, forward: Bool) -> Double? {
      var (segment, inside) = (segment, share)
      let edge = forward ? 1.0 : 0.0
      while segment >= 0, segment < places.count - 1 {
        if !isOpen(segment, edge) {
          return place(segment, boundary(segment, inside: inside, outside: edge))
        }
        segment += forward ? 1 : -1
        inside = 1 - edge
      }
      return nil
    }

    private func boundary(_ segment: Int, inside: Double, outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      for _ in 0..<50 {
        let middle = (inside + outside) / 2
        if isOpen(segment, middle) { inside = middle } else { outside = middle }
      }
      return inside
    }
  }
}
