/// A smooth curve through points that fall or rise throughout, and so does the curve.
///
/// Cubic between neighbours with the slopes of M. Steffen, *Astronomy and Astrophysics* 239, 1990,
/// 443-450: no overshoot, and the points themselves are met exactly.
struct MonotoneCurve {
  private let points: [(x: Double, y: Double)]
  private let slopes: [Double]

  /// Takes points whose `x` rises strictly; at least two.
  init(_ points: [(x: Double, y: Double)]) {
    self.points = points
    let widths = zip(points.dropFirst(), points).map { $0.x - $1.x }
    let secants = zip(zip(points.dropFirst(), points), widths).map { ($0.0.y - $0.1.y) / $1 }
    slopes = points.indices.map { index in
      guard index > 0 else { return secants[0] }
      guard index < secants.count else { return secants[index - 1] }
      let (left, right) = (secants[index - 1], secants[index])
      let between =
        (left * widths[index] + right * widths[index - 1]) / (widths[index - 1] + widths[index])
      let sign = (left < 0 ? -1.0 : 1) + (right < 0 ? -1 : 1)
      return sign * min(abs(left), abs(right), abs(between) / 2)
    }
  }

  /// Returns the curve's height at `x`; beyond the ends that of the end.
  func value(at x: Double) -> Double {
    guard let first = points.first, let last = points.last, x > first.x else {
      return points.first?.y ?? 0
    }
    guard x < last.x, let index = points.lastIndex(where: { $0.x <= x }) else { return last.y }
    let (start, end) = (points[index], points[index + 1])
    let width = end.x - start.x
    let secant = (end.y - start.y) / width
    let step = x - start.x
    let cubic = (slopes[index] + slopes[index + 1] - 2 * secant) / (width * width)
    let square = (3 * secant - 2 * slopes[index] - slopes[index + 1]) / width
    return start.y + step * (slopes[index] + step * (square + step * cubic))
  }
}
