import Foundation
import MarketModel
import ResultsStore
import ScenarioFiles
import ScientificComputing

extension LearningForecast {
  /// Reads the forecast of a finished run; without a strategy the verdict's.
  ///
  /// Fresh replications count where the strategy has them, ranking ones otherwise: those of the plan.
  ///
  /// - Throws: `LearningError`, `ResultsError`.
  static func read(folder: String, strategy: String?) throws -> LearningForecast {
    let manifest = try manifest(folder)
    try RunKind.requireComparison(runFolder: folder)
    let scenario = try scenario(manifest, folder: folder)
    let name = try strategy ?? verdictStrategy(folder)
    guard manifest.strategies.contains(name) else {
      throw LearningError.unknownStrategy(name, known: manifest.strategies)
    }
    let store = try RunStore(folder: folder, access: .read)
    let fresh = try store.cells(part: "fresh").filter { $0.strategy == name }
    let ranked = try store.cells(part: "rank").filter {
      $0.strategy == name && $0.number < manifest.replications
    }
    let cells = fresh.isEmpty ? ranked : fresh
    guard !cells.isEmpty else { throw LearningError.notARun(folder: folder) }
    return LearningForecast(folder, name, scenario, cells)
  }

  private init(_ run: String, _ strategy: String, _ scenario: Scenario, _ cells: [CellRecord]) {
    let market = scenario.market
    let own = market.offers.indices.filter { market.offers[$0].firm == market.focalFirm }
    let start = market.calendar.start
    let lead = (7 - start.weekday) % 7
    self.run = run
    self.strategy = strategy
    self.scenario = scenario
    products = own.map { market.offers[$0].product }
    listPrices = own.map { market.offers[$0].listPrice.units }
    firstMonday = start.adding(days: lead)
    let weeks = (market.calendar.horizonWeeks * 7 - lead) / 7
    self.weeks = weeks
    let places = own.flatMap { offer in (0..<weeks).map { (offer: offer, day: lead + 7 * $0) } }
    units = cells.map { cell in
      places.map { cell.units(of: $0.offer, from: $0.day) * scenario.represents }
    }
    prices = places.map { place in
      SampleStatistics.quantile(cells.map { $0.price(of: place.offer, from: place.day) }, 0.5)
    }
    draws = cells.map { $0.draws.map(\.value) }
  }

  private static func manifest(_ folder: String) throws -> Manifest {
    do {
      return try Manifest.read(runFolder: folder)
    } catch ResultsError.file {
      throw LearningError.notARun(folder: folder)
    }
  }

  /// The manifest holds the scenario's text; the loader reads files.
  private static func scenario(_ manifest: Manifest, folder: String) throws -> Scenario {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
    try AtomicFile.write(manifest.resolvedScenario, to: url.path)
    defer { try? FileManager.default.removeItem(at: url) }
    do throws(ScenarioError) {
      return try ScenarioLoader(physicalMemory: .max).load(path: url.path).scenario
    } catch {
      let first = error.diagnostics.first { $0.severity == .error }
      throw LearningError.unreadableScenario(folder: folder, detail: first?.message ?? "\(error)")
    }
  }

  private static func verdictStrategy(_ folder: String) throws -> String {
    struct Summary: Decodable {
      struct Verdict: Decodable { let strategy: String }
      let verdict: Verdict
    }
    guard let data = FileManager.default.contents(atPath: folder + "/summary.json"),
      let summary = try? JSONDecoder().decode(Summary.self, from: data)
    else { throw LearningError.notARun(folder: folder) }
    return summary.verdict.strategy
  }
}

extension CellRecord {
  /// Units of an offer in seven days.
  fileprivate func units(of offer: Int, from day: Int) -> Double {
    (day..<day + 7).reduce(0) { $0 + Double(daily.units[$1 * daily.offerCount + offer]) }
  }

  /// Mean price of an offer over seven days, in currency units.
  fileprivate func price(of offer: Int, from day: Int) -> Double {
    (day..<day + 7).reduce(0) { $0 + Double(daily.prices[$1 * daily.offerCount + offer]) } / 7e6
  }
}
