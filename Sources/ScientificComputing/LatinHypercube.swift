public import RandomStreams

/// Points of which each dimension has exactly one in every stratum.
///
/// Source: M. McKay, R. Beckman and W. Conover, *Technometrics* 21(2), 1979.
public enum LatinHypercube {
  /// Returns `count` points in the open unit cube; shape `[count][dimensions]`.
  ///
  /// In every dimension one point lies in each of `count` strata of equal width, at a uniform place
  /// inside; which one is a permutation of the stream (Fisher and Yates).
  ///
  /// - Parameters:
  ///   - count: Points and strata.
  ///   - dimensions: Dimensions; adding one moves no other.
  ///   - family: The streams, one per dimension.
  /// - Returns: The points.
  public static func points(
    count: Int, dimensions: Int, family: StreamFamily
  ) -> [[Double]] {
    precondition(count >= 1 && dimensions >= 1, "at least one point and one dimension")
    let columns = (0..<dimensions).map { dimension in
      let entity = EntityKey("dimension").child(UInt64(dimension))
      return column(count, RandomStream(family: family, entity: entity))
    }
    return (0..<count).map { point in columns.map { $0[point] } }
  }

  private static func column(_ count: Int, _ stream: RandomStream) -> [Double] {
    var stream = stream
    var strata = Array(0..<count)
    for last in strata.indices.reversed().dropLast() {
      strata.swapAt(last, min(Int(stream.nextUniform() * Double(last + 1)), last))
    }
    return strata.map { (Double($0) + stream.nextUniform()) / Double(count) }
  }
}
