import MarketModel

/// Consumers sorted by what no seller sees: segment, and quarter of the segment by true rate of visits.
struct ConsumerTypes {
  private let types: [Int]
  private let count: Int

  private static let quarters = 4

  /// Consumers for whom `isKnown` says no are types of their own.
  init(_ population: Population, isKnown: (Int) -> Bool) {
    let segments = Int(population.segments.max() ?? 0) + 1
    var types = Array(repeating: 0, count: population.count)
    for segment in 0..<segments {
      let members = population.segments.indices.filter { Int(population.segments[$0]) == segment }
        .sorted {
          (population.visitsPerWeek[$0], $0) < (population.visitsPerWeek[$1], $1)
        }
      for (rank, consumer) in members.enumerated() {
        let quarter = rank * Self.quarters / members.count
        types[consumer] = (segment * Self.quarters + quarter) * 2 + (isKnown(consumer) ? 1 : 0)
      }
    }
    self.types = types
    count = segments * Self.quarters * 2
  }

  /// Returns each consumer's mean of a column over those of the same type.
  func means(_ column: [Double]) -> [Double] {
    var sums = Array(repeating: 0.0, count: count)
    var members = sums
    for (consumer, type) in types.enumerated() {
      sums[type] += column[consumer]
      members[type] += 1
    }
    return types.map { sums[$0] / members[$0] }
  }
}
