import Foundation
import ScientificComputing
import Testing

/// Where the published data are, if they are.
enum PublishedData {
  static let folder = ProcessInfo.processInfo.environment["MARKETEER_LOGIT_DATA"]
}

/// Published estimates on real choices (O10); runs where Scripts/logit_data.sh has put the data.
@Suite(
  "A multinomial logit on published data",
  .enabled(if: PublishedData.folder != nil, "Scripts/logit_data.sh runs this"))
struct PublishedLogitTests {
  struct Oracle: Sendable, CustomTestStringConvertible {
    var name: String
    var sets: Int
    var estimates: [Double]
    /// Empty where none are published.
    var errors: [Double]
    var logLikelihood: Double

    var testDescription: String { name }
  }

  static let oracles = [
    Oracle(
      name: "swissmetro", sets: 6_768, estimates: [-0.154632, -0.701187, -1.083791, -1.277860],
      errors: [0.043235, 0.054874, 0.05183, 0.056883], logLikelihood: -5331.2520),
    Oracle(
      name: "mode_canada", sets: 2_779,
      estimates: [
        -0.033339, 0.092530, -0.043004, 0.027993, -0.061094, -0.010154, 0.059510, -0.006784,
        -0.006460, -0.001450, -1.844113, -1.145740, 1.430082,
      ], errors: [], logLikelihood: -1874.3427),
    Oracle(
      name: "electricity", sets: 4_308,
      estimates: [-0.625228, -0.108299, 1.442243, 0.995504, -5.462759, -5.840031], errors: [],
      logLikelihood: -4958.6491),
    Oracle(
      name: "greene", sets: 210,
      estimates: [-0.015502, -0.096125, 0.013287, 5.207443, 3.869043, 3.163194],
      errors: [0.004408, 0.01044, 0.010262], logLikelihood: -199.1284),
  ]

  @Test("the published estimates, standard errors and likelihood are found", arguments: oracles)
  func published(oracle: Oracle) throws {
    let table = try Self.table(oracle.name)
    #expect(table.setCount == oracle.sets && table.total == Double(oracle.sets))
    let fit = try MultinomialLogit(fittedTo: table)
    // Six digits after the point are published, four of the likelihood.
    #expect(zip(fit.coefficients, oracle.estimates).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(fit.coefficients.count == oracle.estimates.count)
    #expect(zip(try fit.standardErrors(), oracle.errors).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(abs(fit.logLikelihood - oracle.logLikelihood) < 1e-4)
  }

  /// Reads set, chosen, features; a set's rows stand together.
  static func table(_ name: String) throws -> ChoiceTable {
    let path = try #require(PublishedData.folder) + "/\(name).csv"
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline)
    var table = ChoiceTable(width: lines[0].split(separator: ",").count - 2)
    var (set, features, counts) = (Double?.none, [Double](), [Double]())
    for line in lines.dropFirst() {
      let cells = try line.split(separator: ",").map { try #require(Double($0)) }
      if cells[0] != set, !counts.isEmpty {
        table.append(features, counts: counts)
        (features, counts) = ([], [])
      }
      set = cells[0]
      counts.append(cells[1])
      features += cells[2...]
    }
    table.append(features, counts: counts)
    return table
  }
}
