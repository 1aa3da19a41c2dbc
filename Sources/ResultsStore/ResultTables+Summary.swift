// Tables that say what the summary says.
extension ResultTables {
  private typealias Field = TidyCSV.Field

  /// Returns the ranking, one row per strategy.
  public static func strategies(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: [
      "rank", "strategy", "kind", "information", "baseline", "reference", "objective",
      "objective_low", "objective_high", "difference", "difference_low", "difference_high",
      "simulation_only", "simulation_only_low", "simulation_only_high", "adjusted_p", "win_share",
      "probability_best", "variance_reduction", "worst5", "standing",
    ])
    for (index, row) in summary.strategies.enumerated() {
      let objective = row.metrics.first { $0.name == summary.header.objective }?.estimate
      let objectiveFields = objective.map(Field.estimate) ?? [.missing, .missing, .missing]
      var fields: [Field] = [.integer(index + 1), .text(row.name), .text(row.kind)]
      fields += [.text(row.information), .flag(row.isBaseline), .flag(row.isReference)]
      fields += objectiveFields + Field.estimate(row.difference)
      fields += Field.estimate(row.simulationOnly)
      fields += [.number(row.adjustedP), .number(row.winShare), .number(row.probabilityBest)]
      fields += [.number(row.varianceReduction), .number(row.worst5), .text(row.standing)]
      table.append(fields)
    }
    return table
  }

  static func metrics(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["strategy", "metric", "unit", "mean", "low", "high"])
    for strategy in summary.strategies {
      for row in strategy.metrics {
        table.append(
          [.text(strategy.name), .text(row.name), .text(row.unit)] + Field.estimate(row.estimate))
      }
    }
    return table
  }

  static func guardrails(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["strategy", "guardrail", "probability", "holds"])
    for strategy in summary.strategies {
      for row in strategy.guardrails {
        table.append([
          .text(strategy.name), .text(row.text), .number(row.probability), .flag(row.holds),
        ])
      }
    }
    return table
  }

  static func switchPoints(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["strategy", "assumption", "value", "loses"])
    for strategy in summary.strategies {
      for row in strategy.switchPoints {
        table.append([
          .text(strategy.name), .text(row.assumption), .number(row.value),
          .text(row.losesAbove ? "above" : "below"),
        ])
      }
    }
    return table
  }

  static func forecast(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: [
      "strategy", "metric", "unit", "fresh", "fresh_low", "fresh_high", "ranking",
    ])
    for row in summary.forecast {
      table.append(
        [.text(row.strategy), .text(row.metric), .text(row.unit)] + Field.estimate(row.fresh)
          + [.number(row.ranking)])
    }
    return table
  }

  static func pricesPaid(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["strategy", "segment", "mean_price", "units", "deal_share"])
    for row in summary.pricesPaid {
      table.append([
        .text(row.strategy), .text(row.segment), .number(row.meanPrice), .number(row.units),
        .number(row.dealShare),
      ])
    }
    return table
  }

  static func assumptions(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["assumption", "centre", "half_width", "default"])
    for row in summary.assumptions {
      table.append([
        .text(row.name), .number(row.centre), .number(row.halfWidth), .flag(row.isDefault),
      ])
    }
    return table
  }

  static func calibration(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: ["quantity", "target", "frozen", "simulated", "residual"])
    for row in summary.calibration {
      table.append([
        .text(row.quantity), .number(row.target), .number(row.frozen), .number(row.simulated),
        .number(row.residual),
      ])
    }
    return table
  }

  static func market(_ summary: ComparisonSummary) -> TidyCSV {
    var table = TidyCSV(columns: [
      "firm", "product", "list_price", "unit_cost", "share", "own_elasticity", "main_rival",
      "diversion_to_rival", "diversion_to_outside",
    ])
    for row in summary.market {
      table.append([
        .text(row.firm), .text(row.product), .number(row.listPrice), .number(row.unitCost),
        .number(row.share), .number(row.ownElasticity), .text(row.mainRival),
        .number(row.diversionToRival), .number(row.diversionToOutside),
      ])
    }
    return table
  }
}
