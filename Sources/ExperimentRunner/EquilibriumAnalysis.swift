import Foundation
import MarketModel
import PricingStrategies
public import ScenarioFiles

/// The static equilibrium of a scenario's market at central assumptions, category by category.
public struct EquilibriumAnalysis: Sendable {
  private let summaries: [(title: String, summary: EquilibriumSummary)]

  /// Solves Nash and joint profit with the prices of `heldFirms` at list, under adapted demand.
  ///
  /// - Throws: `EquilibriumAnalysisError`, `CalibrationError`, `RunRefusal`.
  public init(_ scenario: Scenario, heldFirms: [String], threads: Int) throws {
    try scenario.requireClosedForm()
    let market = scenario.market
    if let firm = market.firms.first(where: { $0.terms.retailer != nil }) {
      throw EquilibriumAnalysisError.unsolved(
        StrategyError.retailerBetween(strategy: "equilibrium", firm: firm.name).description)
    }
    let held = try heldFirms.map { name in
      guard let index = market.firms.firstIndex(where: { $0.name == name }) else {
        throw EquilibriumAnalysisError.unknownFirm(name, known: market.firms.map(\.name))
      }
      return index
    }
    do {
      if market.aggregate.isUsed {
        summaries = try Self.solveFunction(market, held: held)
        return
      }
      let prepared = try PreparedMarket(
        scenario, weights: ScorerSource(scenario).weights, threads: threads)
      let systems = try prepared.demand(under: .central(scenario.assumptions))
      summaries = try market.categories.indices.flatMap {
        try Self.solve(market, category: $0, demand: systems[$0], held: held)
      }
    } catch let error as PriceGameError {
      throw EquilibriumAnalysisError.unsolved(error.description)
    }
  }

  /// Solves a market whose sales are a function of prices.
  private static func solveFunction(
    _ market: MarketDefinition, held: [Int]
  ) throws -> [(title: String, summary: EquilibriumSummary)] {
    switch market.aggregate.form {
    case .linear:
      let demand = LinearDemand(
        intercepts: market.aggregate.intercepts, slopes: market.aggregate.slopes)
      return try solve(market, category: 0, demand: demand, held: held)
    case .logitShares:
      return try solve(market, category: 0, demand: market.aggregate.logitDemand, held: held)
    case .logLinear, .exponential, .bernoulli, .fareRequests:
      throw RunRefusal.noClosedForm(what: "sales are not linear in prices")
    }
  }

  private static func solve(
    _ market: MarketDefinition, category: Int, demand: some PriceDemand, held: [Int]
  ) throws -> [(title: String, summary: EquilibriumSummary)] {
    let game = PriceGame(
      market: market, category: category, demand: demand, heldFirms: Set(held))
    let name = market.categories[category].name
    return [
      (name, try game.nashSummary()), (name, try game.jointProfitSummary()),
    ]
  }

  /// The analysis as aligned text.
  public func table() -> String {
    summaries.map { "\($0.title): \($0.summary.table)" }.joined(separator: "\n")
  }

  /// The analysis as JSON, keys sorted.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(summaries.map(\.summary)), as: UTF8.self)
  }
}

/// Why an equilibrium can't be shown.
public enum EquilibriumAnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A firm to hold is not in the market.
  case unknownFirm(String, known: [String])
  /// The solver failed.
  case unsolved(String)

  /// Whether the command was typed wrongly.
  public var isUsage: Bool {
    if case .unknownFirm = self { return true }
    return false
  }

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .unknownFirm(let name, let known):
      "the market has no firm '\(name)'\nhint: choose one of: \(known.joined(separator: ", "))"
    case .unsolved(let reason): reason
    }
  }
}
