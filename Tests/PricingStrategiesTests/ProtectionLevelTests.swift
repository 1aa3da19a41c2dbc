import PricingStrategies
import ScientificComputing
import Testing

/// The example of Talluri and van Ryzin 2004, section 2.2, pages 44 to 48.
@Suite("Seats kept for dearer classes")
struct ProtectionLevelTests {
  private static func classes(_ fares: [Double]) -> [FareClass] {
    let demands = zip([17.3, 45.1, 39.6, 34], [5.8, 15, 13.2, 11.3])
    return zip(fares, demands).map {
      FareClass(fare: $0, demand: .normal(mean: $1.0, standardDeviation: $1.1))
    }
  }

  struct Known: Sendable {
    let fares: [Double]
    let marginalA: [Double]
    let marginalB: [Double]
    let optimal: [Double]
  }

  static let table = [
    Known(
      fares: [1050, 567, 534, 520], marginalA: [16.7175, 38.7245, 55.6790],
      marginalB: [16.7175, 50.9442, 83.1548], optimal: [16.7175, 42.4900, 72.6748]),
    Known(
      fares: [1050, 950, 699, 520], marginalA: [9.7068, 50.4607, 91.6317],
      marginalB: [9.7068, 53.2680, 96.8347], optimal: [9.7068, 53.5090, 98.3014]),
  ]

  @Test("both heuristics and the best levels are the known ones", arguments: table)
  func known(_ known: Known) throws {
    let classes = Self.classes(known.fares)
    #expect(largest(ProtectionLevels.expectedMarginalA(classes), known.marginalA) < 1e-3)
    #expect(largest(ProtectionLevels.expectedMarginalB(classes), known.marginalB) < 1e-3)
    #expect(largest(try ProtectionLevels.optimal(classes), known.optimal) < 0.02)
  }

  @Test("two classes have one level, the same by every method, for normal and Poisson demand")
  func littlewood() throws {
    let normal = FareClass(fare: 100, demand: .normal(mean: 60, standardDeviation: 20))
    let cheap = FareClass(fare: 60, demand: .normal(mean: 30, standardDeviation: 9))
    for levels in [
      ProtectionLevels.expectedMarginalA([normal, cheap]),
      ProtectionLevels.expectedMarginalB([normal, cheap]),
      try ProtectionLevels.optimal([normal, cheap]),
    ] {
      #expect(largest(levels, [54.933058]) < 1e-5)
    }
    let counts = FareClass(fare: 400, demand: .poisson(mean: 20))
    #expect(ProtectionLevels.littlewood(counts, against: 150) == 21)
  }

  private func largest(_ found: [Double], _ known: [Double]) -> Double {
    guard found.count == known.count else { return .infinity }
    return zip(found, known).map { abs($0 - $1) }.max() ?? 0
  }
}
