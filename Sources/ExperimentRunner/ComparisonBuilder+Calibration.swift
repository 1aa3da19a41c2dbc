import MarketModel
import ResultsStore
import ScenarioFiles

extension ComparisonBuilder {
  /// Targets, closed form, simulation, residual.
  func calibration() -> [ComparisonSummary.CalibrationRow] {
    zip(scenario.market.categories, prepared.calibrations).flatMap { category, solved in
      let (central, simulated) = (solved.central, solved.simulated)
      let hasMemory = central.promotionElasticity != nil
      var rows = [
        row(
          "conversion per occasion, \(category.name)",
          target: solved.targets.conversion / solved.samplingFactor,
          frozen: central.conversion, simulated: solved.simulatedConversion),
        // Logits score every occasion alike, whenever it is kept.
        row(
          "long-run elasticity of units, \(category.name)",
          target: solved.targets.longRunElasticity, frozen: central.longRunElasticity,
          simulated: hasMemory ? simulated.longRunElasticity : central.longRunElasticity),
      ]
      if let target = solved.targets.promotionElasticity, let frozen = central.promotionElasticity {
        rows.append(
          row(
            "promotion elasticity of units, \(category.name)", target: target, frozen: frozen,
            simulated: simulated.promotionElasticity ?? frozen))
      }
      return rows + lifts(solved, category: category.name)
        + diversion(solved, category: category.name)
    }
  }

  private func diversion(
    _ solved: PreparedMarket.CategoryCalibration, category: String
  ) -> [ComparisonSummary.CalibrationRow] {
    guard let target = solved.targets.diversion, let frozen = solved.central.diversion else {
      return []
    }
    let row = row(
      "diversion: part of a one-week cut's units that other offers lose, \(category)",
      target: target, frozen: frozen, simulated: solved.simulated.diversion ?? frozen)
    return [row]
  }

  private func lifts(
    _ solved: PreparedMarket.CategoryCalibration, category: String
  ) -> [ComparisonSummary.CalibrationRow] {
    let places: [(String, KeyPath<PlacementLifts, Double?>)] = [
      ("display", \.display), ("mailer", \.mailer),
    ]
    return places.compactMap { name, lift in
      guard let target = solved.targets.lifts[keyPath: lift],
        let frozen = solved.central.lifts[keyPath: lift]
      else { return nil }
      return row(
        "\(name) lift of units, \(category)", target: target, frozen: frozen,
        simulated: solved.simulated.lifts[keyPath: lift] ?? frozen)
    }
  }

  /// What simulating the corners of the assumptions adds: the residual of the closed form there.
  func calibrationCorners() throws -> [ComparisonSummary.CalibrationRow] {
    try CalibrationCorners(prepared: prepared, threads: threads).solve().flatMap { corner in
      let name = scenario.market.categories[corner.category].name
      let elasticity = (corner.longRun * 100).rounded() / 100
      let conversion = (corner.conversion * 10_000).rounded() / 10_000
      var rows = [
        row(
          "corner: conversion per occasion, \(name), at elasticity \(elasticity)",
          target: corner.conversion, frozen: corner.frozen.conversion,
          simulated: corner.simulatedConversion)
      ]
      if let promotion = corner.promotion, let frozen = corner.frozen.promotionElasticity {
        rows.append(
          row(
            "corner: long-run elasticity, \(name), at conversion \(conversion)",
            target: corner.longRun, frozen: corner.frozen.longRunElasticity,
            simulated: corner.simulated.longRunElasticity))
        rows.append(
          row(
            "corner: promotion elasticity, \(name), at conversion \(conversion)",
            target: promotion, frozen: frozen,
            simulated: corner.simulated.promotionElasticity ?? frozen))
      }
      return rows
    }
  }

  private func row(
    _ quantity: String, target: Double, frozen: Double, simulated: Double
  ) -> ComparisonSummary.CalibrationRow {
    ComparisonSummary.CalibrationRow(
      quantity: quantity, target: target, frozen: frozen, simulated: simulated,
      residual: simulated / target - 1)
  }

  /// What follows from nobody having stated an elasticity or a quantity response.
  func assumptionNotes() -> [String] {
    guard case .calibrated(let targets) = scenario.intent.source else { return [] }
    var notes: [String] = []
    if targets.longRunIsDerived {
      notes.append(
        "The long-run elasticity was derived from cost and list price: "
          + "the value at which list prices are optimal.")
    }
    if targets.promotionIsDerived {
      notes.append(
        "The promotion elasticity was taken to be 0.4 stronger than the long-run elasticity.")
    }
    if targets.diversionIsDerived, let diversion = targets.diversion {
      notes.append(
        "The diversion was taken to be \(Int((diversion * 100).rounded())) %: what other offers lose of "
          + "what a one-week cut adds, as in van Heerde, Gupta and Wittink (2003).")
    }
    let offers = prepared.scenario.market.offers
    let capped = (scenario.intent.transformer?.openResponses ?? [])
      .filter { offers[$0].quantityResponse >= 3 }
    if let first = capped.first {
      let system = DemandSystem.Offer(offers[first])
      let attained = (system.quantityElasticity * 100).rounded() / 100
      notes.append(
        "The quantity response is at its limit of 3: units given purchase respond with "
          + "\(attained) for `\(offers[first].product)`.")
    }
    return notes
  }
}
