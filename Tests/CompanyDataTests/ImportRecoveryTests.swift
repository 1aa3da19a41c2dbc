import Foundation
import ScenarioFiles
import Testing

@testable import CompanyData

/// `EstimationCoverageTests` proves the estimates' intervals on tables; this follows them through files
/// with rounded prices, the reading of them and the spread that the scenario states.
@Suite("The elasticity that an imported scenario states")
struct ImportRecoveryTests {
  @Test("holds the market's own in its interval in 136 of 160 companies at least")
  func promotion() throws {
    var (hits, count) = (0, 0)
    for number in 0..<160 {
      var market = EstimationMarket()
      market.items = 8
      market.weeks = 52
      market.quadratic = 0.05
      let shop = ImportedShop(market, seed: 77, number: number)
      let company = try shop.files.read()
      let category = try CategoryImport(
        company, category: company.sales[0], options: ImportOptions())
      let stated = try #require(Self.stated(category))
      count += 1
      if abs(stated.value - shop.meanElasticity(category.estimates)) <= stated.spread { hits += 1 }
    }
    // At the nominal 95 percent, fewer than 136 of 160 hits have a probability of 5e-7; intervals of
    // half the width hold 67 percent, and reach 136 with a probability of 2e-7.
    #expect(count == 160 && hits >= 136, "\(hits) of \(count)")
  }

  /// The numbers in the scenario's line `promotion: -2.61 +- 0.32`.
  private static func stated(_ category: CategoryImport) -> (value: Double, spread: Double)? {
    let text = ScenarioText(
      name: "mine", folder: "mine", category: category,
      size: MarketSize(category, options: ImportOptions()), options: ImportOptions(),
      origin: "data"
    ).text()
    let line = text.split(separator: "\n").first { $0.contains("  promotion: ") }
    let words = line?.split(separator: " ") ?? []
    guard words.count == 4, let value = Double(words[1]), let spread = Double(words[3]) else {
      return nil
    }
    return (value, spread)
  }
}
