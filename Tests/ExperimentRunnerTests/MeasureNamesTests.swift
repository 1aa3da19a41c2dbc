import MarketModel
import ResultsStore
import Testing

@testable import ExperimentRunner

/// The names that stand in tables, beside the dictionary's.
@Suite("Names of measures")
struct MeasureNamesTests {
  private let dictionary = ColumnDictionary(currency: "EUR")

  private static let names: [(table: String, names: [String])] = [
    ("metrics", CellMetrics.Metric.allCases.map(\.rawValue)),
    ("supply", SupplyQuantity.allCases.map(\.rawValue)),
    ("sellers", SellerQuantity.allCases.map(\.rawValue)),
    ("fairness", FairnessSummary.Metric.allCases.map(\.rawValue)),
    ("welfare", WelfareSummary.Measure.allCases.map(\.rawValue)),
    ("claims", ClaimSummary.Metric.allCases.map(\.rawValue)),
    ("targeting", CouponMeasure.allCases.map(\.rawValue)),
    ("memory", MemorySeries.Measure.allCases.map(\.rawValue)),
    ("beliefs", PriceBelief.Measure.allCases.map(\.rawValue)),
    ("incrementality", IncrementalityRecord.Quantity.allCases.map(\.rawValue)),
    ("promotion_effects", ComparisonSummary.PartName.allCases.map(\.rawValue)),
    (
      "bridge",
      ProfitBridge.Part.allCases.map(\.rawValue) + ProfitBridge.Item.allCases.map(\.rawValue)
    ),
  ]

  @Test("every name that a table can hold is described, and no other", arguments: names)
  func described(table: String, names: [String]) {
    let measures = dictionary.measures(ofTable: table)
    #expect(Set(measures.map(\.name)) == Set(names))
    #expect(Set(measures.map(\.name)).count == measures.count)
    #expect(ColumnDictionary.measureColumns[table] != nil)
    #expect(measures.allSatisfy { !$0.entry.unit.isEmpty && !$0.entry.meaning.isEmpty })
  }

  @Test("all tables with names of measures are looked at")
  func tables() {
    #expect(Set(Self.names.map(\.table)) == Set(ColumnDictionary.measureColumns.keys))
  }

  @Test("a metric's unit is the dictionary's", arguments: CellMetrics.Metric.allCases)
  func units(metric: CellMetrics.Metric) throws {
    let measure = try #require(
      dictionary.measures(ofTable: "metrics").first { $0.name == metric.rawValue })
    #expect(measure.entry.unit == (metric.unit == "money" ? "EUR" : metric.unit))
  }

  @Test("a part of a promotion's effect counts units where the dictionary says so")
  func parts() {
    let units = dictionary.measures(ofTable: "promotion_effects").filter {
      $0.entry.unit == "count"
    }
    let counted = ComparisonSummary.PartName.allCases.filter(\.isUnits).map(\.rawValue)
    #expect(units.map(\.name) == counted)
  }
}
