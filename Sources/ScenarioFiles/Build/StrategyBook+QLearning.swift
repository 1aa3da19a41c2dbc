import EventSimulation
import Glibc
import MarketModel
import PricingStrategies

// Firms that learn by Q-learning.
extension StrategyBook {
  func qLearning(_ entry: CheckedNode.Entry, _ firm: Int) -> StrategySpecification? {
    let body = entry.node
    guard let rate = body["learning_rate"]?.number, let decay = body["exploration_decay"]?.number,
      let discount = body["discount"]?.number, let every = body["every"]?.duration,
      let prices = learnedPrices(entry, firm), decidesAgain(entry)
    else { return nil }
    return .qLearning(
      QLearning(
        prices: prices,
        rule: QLearningRule(learningRate: rate, explorationDecay: decay, discount: discount),
        every: every))
  }

  private func learnedPrices(_ entry: CheckedNode.Entry, _ firm: Int) -> QLearning.Prices? {
    let body = entry.node
    if let grid = body["around_equilibrium"] {
      refuseStatedKeys(body)
      guard let points = grid["points"]?.integer, let margin = grid["margin"]?.number else {
        return nil
      }
      return .aroundEquilibrium(points: points, margin: margin)
    }
    let lists = priceLists(entry, firm)
    if lists.count > 1 {
      report(
        body, "prices", "'q_learning' learns the price of one product, and here are \(lists.count)",
        "leave one; the others stay at list")
    }
    return lists.first.map {
      .stated(
        product: $0.product, prices: $0.prices, rivals: rivalGrids(body, firm),
        initialProfit: body["initial_profit"]?.money ?? .zero)
    }
  }

  private func refuseStatedKeys(_ body: CheckedNode) {
    for key in ["rival_prices", "initial_profit"] where body[key] != nil {
      report(
        body, key, "'\(key)' has no meaning beside 'around_equilibrium'",
        "remove it, or write 'prices'")
    }
  }

  /// The prices at which rivals' offers are seen, by firm/product.
  private func rivalGrids(_ body: CheckedNode, _ firm: Int) -> [String: [Money]] {
    let others = shelf.offers.filter { $0.firm != firm }
      .map { shelf.firms[$0.firm].name + "/" + $0.product }
    var grids: [String: [Money]] = [:]
    for entry in body["rival_prices"]?.entries ?? [] {
      guard others.contains(entry.key) else {
        builder.reportUnknown(entry.key, entry.place, names: others, what: "rival's offer")
        continue
      }
      grids[entry.key] = distinctPrices(entry)
    }
    return grids.filter { !$0.value.isEmpty }
  }
}

extension ScenarioBuilder {
  /// Seats every firm that learns by Q-learning, and reports why one can't sit down.
  func checkQLearners(
    _ strategies: [Scenario.NamedStrategy], _ rivals: [StrategySpecification?],
    in market: MarketDefinition
  ) {
    guard !log.hasErrors else { return }
    for (strategy, entry) in zip(strategies, root["strategies"]?.entries ?? []) {
      checkQLearner(strategy.specification, of: market.focalFirm, entry.node, in: market)
    }
    for (firm, item) in zip(rivals.indices.dropFirst(), root["rivals"]?.items ?? []) {
      guard let rival = rivals[firm], let node = item["strategy"] else { continue }
      checkQLearner(rival, of: firm, node, in: market)
    }
  }

  private func checkQLearner(
    _ specification: StrategySpecification, of firm: Int, _ node: CheckedNode,
    in market: MarketDefinition
  ) {
    guard case .qLearning(let settings) = specification,
      let body = node.entries.first(where: { $0.key == "q_learning" })?.node
    else { return }
    do {
      _ = try settings.seat(in: market, firm: firm)
    } catch let error as QLearningError {
      let place = (body["around_equilibrium"] ?? body["prices"] ?? body).place
      log.error(place, error.message, hint: error.hint)
    } catch {
      log.error(body.place, "no grid for 'q_learning': \(error)")
    }
    warnAboutExploration(settings, body, in: market)
  }

  private func warnAboutExploration(
    _ settings: QLearning, _ body: CheckedNode, in market: MarketDefinition
  ) {
    let weeks = SimulationDuration.weeks(market.calendar.horizonWeeks).microseconds
    let decisions = Double(weeks / settings.every.microseconds)
    let share = exp(-settings.rule.explorationDecay * decisions)
    guard share > 0.2 else { return }
    log.warning(
      (body["exploration_decay"] ?? body).place,
      "after the horizon's \(NumberText.rounded(decisions)) decisions \(NumberText.percent((share * 100).rounded() / 100)) "
        + "of prices would still be tried at random",
      hint: "raise 'exploration_decay', or shorten 'every'; `marketeer collusion` plays to the end")
  }
}
