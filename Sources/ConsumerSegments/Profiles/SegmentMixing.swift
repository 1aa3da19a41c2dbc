import ShoppingData

/// Whose purchases a segment's really are, where members are judged by half of what they do.
///
/// Row k, column j: of the purchases counted for segment k the share of segment j, by all that is
/// known of the buyers. A figure measured with the rows' weights is a mean of the segments' own
/// figures with these shares, so that solving for those takes the blur of the halves out.
struct SegmentMixing: Sendable {
  /// Shape `[segment, segment]`, row-major; rows add up to one.
  private let shares: [Double]
  private let segments: Int

  /// Below this a pivot says that the halves can't tell the segments apart.
  private static let smallestPivot = 0.15

  init(_ panel: CategoryPanel, _ membership: Membership, halves: [Membership]) {
    segments = membership.segments
    var sums = Array(repeating: 0.0, count: segments * segments)
    for purchase in panel.purchases where panel.items[Int(purchase.item)].place >= 0 {
      let consumer = Int(purchase.consumer)
      let half = halves[Int(purchase.period % 2)]
      for row in 0..<segments {
        let weight = half.weight(row, consumer)
        for column in 0..<segments {
          sums[row * segments + column] += weight * membership.weight(column, consumer)
        }
      }
    }
    for row in 0..<segments {
      let total = sums[row * segments..<(row + 1) * segments].reduce(0, +)
      for column in 0..<segments where total > 0 { sums[row * segments + column] /= total }
    }
    shares = sums
  }

  /// Returns the segments' own figures from measured ones; these as they are where the halves can't
  /// tell the segments apart.
  func unmixed(_ measured: [Double]) -> [Double] {
    var (matrix, values) = (shares, measured)
    for column in 0..<segments {
      let pivot = (column..<segments).max {
        abs(matrix[$0 * segments + column]) < abs(matrix[$1 * segments + column])
      }
      guard let pivot, abs(matrix[pivot * segments + column]) >= Self.smallestPivot else {
        return measured
      }
      values.swapAt(column, pivot)
      for place in 0..<segments {
        matrix.swapAt(column * segments + place, pivot * segments + place)
      }
      eliminate(column, &matrix, &values)
    }
    return values
  }

  /// Scales the pivot's row to one and takes it out of all others.
  private func eliminate(_ column: Int, _ matrix: inout [Double], _ values: inout [Double]) {
    let pivot = matrix[column * segments + column]
    for place in 0..<segments { matrix[column * segments + place] /= pivot }
    values[column] /= pivot
    for row in 0..<segments where row != column {
      let factor = matrix[row * segments + column]
      for place in 0..<segments {
        matrix[row * segments + place] -= factor * matrix[column * segments + place]
      }
      values[row] -= factor * values[column]
    }
  }
}
