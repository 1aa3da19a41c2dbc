import MarketModel
import PricingStrategies
import ResultsStore
import ScenarioFiles
import ScientificComputing

extension ComparisonBuilder {
  /// Day-by-day bands of price, units and stock of every strategy and offer.
  func paths() -> [ComparisonSummary.OfferPath] {
    let focal = scenario.market.firms[scenario.market.focalFirm].name
    return scenario.strategies.flatMap { strategy in
      DailyCourse.courses(of: rank.cells[strategy.name] ?? []).map {
        $0.path(strategy: strategy.name, isFocal: $0.firm == focal)
      }
    }
  }

  /// What each segment paid the focal firm.
  func pricesPaid() -> [ComparisonSummary.PricePaidRow] {
    let market = scenario.market
    let firm = market.firms[market.focalFirm].name
    return scenario.strategies.flatMap { strategy in
      market.segments.map { segment in
        let cells = rank.cells[strategy.name] ?? []
        let rows = cells.flatMap(\.sales).filter { $0.firm == firm && $0.segment == segment.name }
        let units = rows.reduce(Int64(0)) { $0 + $1.units }
        let gross = rows.reduce(Int64(0)) { $0 + $1.gross }
        let deals = rows.reduce(Int64(0)) { $0 + $1.dealUnits }
        return ComparisonSummary.PricePaidRow(
          strategy: strategy.name, segment: segment.name,
          meanPrice: units > 0 ? Double(gross) / 1e6 / Double(units) : 0,
          units: Double(units) / Double(max(1, cells.count)),
          dealShare: units > 0 ? Double(deals) / Double(units) : 0)
      }
    }
  }

  /// Winner and baseline on fresh replications, and the difference between them.
  func forecast(winner: String) -> [ComparisonSummary.ForecastRow] {
    [winner, baselineName].flatMap { name in
      scenario.market.metrics.map { metric in
        ComparisonSummary.ForecastRow(
          strategy: name, metric: metric.rawValue, unit: metric.unit,
          fresh: PairedStatistics.interval((fresh.metrics[name] ?? []).map { $0[metric] }),
          ranking: SampleStatistics.mean((rank.metrics[name] ?? []).map { $0[metric] }))
      }
    }
  }

  /// The difference between winner and baseline on fresh replications, with both sources of
  /// uncertainty.
  func freshDifference(winner: String) -> ComparisonSummary.Estimate {
    PairedStatistics.interval(
      drawn: differences(winner, in: fresh), central: differences(winner, in: central))
  }

  /// The assumptions as printed.
  func assumptions() -> [ComparisonSummary.AssumptionRow] {
    scenario.assumptions.map {
      ComparisonSummary.AssumptionRow(
        name: $0.name, centre: $0.centre, halfWidth: $0.halfWidth, isDefault: $0.isDefault)
    }
  }

  /// Elasticities, shares and diversion at list prices and central assumptions.
  func marketFacts() throws -> [ComparisonSummary.MarketFactRow] {
    guard scenario.market.memory.stockpiling == nil, !scenario.market.aggregate.isUsed,
      !scenario.market.willingnessToPay.isUsed
    else {
      return []
    }
    let market = scenario.market
    let systems = try prepared.demand(under: .central(scenario.assumptions))
    return zip(market.categoryOffers, systems).flatMap { range, system in
      facts(offers: range, system: system)
    }
  }

  private func facts(
    offers range: Range<Int>, system: DemandSystem
  ) -> [ComparisonSummary.MarketFactRow] {
    let market = scenario.market
    let prices = system.offers.map(\.listPrice)
    let response = system.response(at: prices)
    let elasticities = system.ownElasticities(at: prices)
    let total = response.probabilities.reduce(0, +)
    let count = range.count
    return (0..<count).map { own in
      let lost = -response.probabilityJacobian[own * count + own]
      let gains = (0..<count).map { rival in
        rival == own ? 0 : response.probabilityJacobian[rival * count + own] / lost
      }
      let rival = gains.indices.max { gains[$0] < gains[$1] } ?? own
      let offer = market.offers[range.lowerBound + own]
      let other = market.offers[range.lowerBound + rival]
      return ComparisonSummary.MarketFactRow(
        firm: market.firms[offer.firm].name, product: offer.product,
        listPrice: offer.listPrice.units, unitCost: offer.unitCost.units,
        share: response.probabilities[own] / total, ownElasticity: elasticities[own],
        mainRival: count > 1 ? "\(other.product) at \(market.firms[other.firm].name)" : "none",
        diversionToRival: gains[rival], diversionToOutside: 1 - gains.reduce(0, +))
    }
  }
}
