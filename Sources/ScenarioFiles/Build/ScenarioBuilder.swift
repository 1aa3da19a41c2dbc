import EventSimulation
import MarketModel
import PricingStrategies

/// Turns a checked file into a scenario and notes what does not fit together.
///
/// Where a part is invalid a harmless value stands in, so that the rest is still checked; the
/// scenario is used only when nothing was wrong.
struct ScenarioBuilder {
  let root: CheckedNode
  let log: DiagnosticLog
  /// Bytes of memory that a run may use.
  let memory: UInt64

  func build() -> Scenario? {
    let calendar = calendar()
    let shelf = shelf(calendar: calendar)
    let promotions = promotions(shelf: shelf, calendar: calendar)
    let book = StrategyBook(builder: self, shelf: shelf, calendar: calendar)
    let campaigns = campaigns(shelf: shelf, calendar: calendar)
    let strategies = strategies(book: book, promotions: promotions, campaigns: campaigns)
    checkSlots(strategies, promotions)
    checkCrowds(strategies, promotions, shelf: shelf)
    let rivals = rivalStrategies(book: book)
    let baseline = baseline(strategies)
    let population = root["consumers"]?["population"]?.integer ?? 1
    let history = history(baseline: baseline.map { strategies[$0] })
    var market = MarketDefinition(
      categories: shelf.categories, firms: shelf.firms, focalFirm: 0,
      offers: shelf.offers, segments: segments(), population: population,
      calendar: calendar, money: shelf.money, promotions: promotions, history: history)
    market.traffic = root["consumers"]?["traffic"]?.uncertain?.centre ?? 1
    market.couponTrial = couponTrial(promotions: promotions, calendar: calendar)
    addSupply(to: &market, shelf: shelf, campaigns: campaigns)
    market.memory = memory(shelf: shelf, calendar: calendar)
    market.stockPools = stockPools(shelf: shelf, market)
    market.sellers = sellers(shelf: shelf)
    checkRoles(market)
    let intent = intent(shelf: shelf)
    addAggregate(to: &market, shelf: shelf, strategies: strategies, rivals: rivals)
    addWillingnessToPay(to: &market, shelf: shelf)
    checkPlanners(of: market)
    checkQLearners(strategies, rivals, in: market)
    PlausibilityCheck(builder: self, shelf: shelf, intent: intent).run(market: market)
    let objective = objective()
    let groups = consumerGroups()
    let claims = claims()
    let guardrails = guardrails(groups: groups)
    checkWelfare()
    let assumptions = assumptions(shelf: shelf, intent: intent)
    guard !log.hasErrors, let baseline else { return nil }
    var scenario = Scenario(
      name: root["name"]?.text ?? "", summary: root["summary"]?.text ?? "", market: market,
      intent: intent, assumptions: assumptions, strategies: strategies, baseline: baseline,
      rivalStrategies: rivals, objective: objective, guardrails: guardrails,
      experiment: experiment(), actualsPath: root["actuals"].flatMap(resolvedPath),
      represents: root["consumers"]?["represents"]?.number ?? 1, warnings: [])
    if let longest = root["promotion_max_duration"]?.duration {
      scenario.promotionMaxDuration = longest
    }
    scenario.groups = groups
    scenario.claims = claims
    scenario.brief = briefSettings()
    return scenario
  }

  // MARK: - Names

  /// Words that stand for something else in reports and commands.
  private static let reserved = ["all", "latest", "none", "outside", "total"]

  /// Reports names that stand twice or are taken by the tool.
  func checkNames(_ names: [(name: String, place: Place)], what: String) {
    var first: [String: Place] = [:]
    for (name, place) in names {
      if let earlier = first[name] {
        log.error(
          place, "duplicate \(what) '\(name)'",
          hint: "the first one is at \(earlier.file):\(earlier.line):\(earlier.column)")
      } else {
        first[name] = place
      }
      if Self.reserved.contains(name) {
        log.error(
          place, "'\(name)' can't be the name of a \(what)",
          hint: "reports use it for something else; choose another name")
      }
    }
  }

  /// Returns the index of the name that `node` gives, or `nil` after reporting that it is unknown.
  func find(_ node: CheckedNode, in names: [String], what: String) -> Int? {
    guard let name = node.text else { return nil }
    if let index = names.firstIndex(of: name) { return index }
    reportUnknown(name, node.place, names: names, what: what)
    return nil
  }

  func reportUnknown(_ name: String, _ place: Place, names: [String], what: String) {
    let near = EditDistance.nearest(to: name, in: names).map { "did you mean '\($0)'?" }
    let distinct = names.enumerated().filter { names.firstIndex(of: $0.element) == $0.offset }
    let known = distinct.prefix(12).map { "'\($0.element)'" }.joined(separator: ", ")
    log.error(
      place, "unknown \(what) '\(name)'",
      hint: near ?? (names.isEmpty ? "there is none" : "known: \(known)"))
  }

  // MARK: - Small parts

  private func calendar() -> MarketCalendar {
    let market = root["market"]
    return MarketCalendar(
      start: market?["start"]?.date ?? CivilDate(dayNumber: 0),
      warmUpWeeks: market?["warm_up"]?.integer ?? 0,
      horizonWeeks: market?["horizon"]?.integer ?? 520,
      coolDownWeeks: market?["cool_down"]?.integer ?? 0)
  }

  private func history(baseline: Scenario.NamedStrategy?) -> HistoryPromotions {
    guard let node = root["history"] else {
      if case .replay? = baseline?.specification { return .none }
      return .usual
    }
    guard node.text == nil else { return .none }
    return HistoryPromotions(
      everyWeeks: node["every"]?.integer ?? 0, depth: node["depth"]?.number ?? 0,
      display: node["display"]?.flag ?? false)
  }

  private func experiment() -> Scenario.Experiment {
    let node = root["experiment"]
    var experiment = Scenario.Experiment(
      seed: UInt64(node?["seed"]?.integer ?? 0), replications: node?["replications"]?.integer ?? 2,
      materialDifference: node?["material_difference"]?.number ?? 0)
    experiment.measuresWelfare = node?["welfare"]?.flag ?? false
    experiment.rivals = node?["rivals"]?.text.flatMap(RivalScope.init) ?? .reacting
    experiment.selection = node?["selection"].flatMap(selection)
    return experiment
  }

  private func selection(_ node: CheckedNode) -> SelectionSettings? {
    guard let method = node["method"]?.text.flatMap(SelectionSettings.Method.init),
      let confidence = node["confidence"]?.number, let seasons = node["seasons"]?.integer
    else { return nil }
    return SelectionSettings(
      method: method, indifference: node["indifference"]?.number, confidence: confidence,
      seasons: seasons)
  }

  private func objective() -> Objective {
    guard let node = root["objective"] else { return .contribution }
    switch node.text {
    case "revenue": return .revenue
    case "units": return .units
    case .some: return .contribution
    case nil:
      let weights = node.entries.compactMap { entry in
        entry.node.number.map { (entry.key, $0) }
      }
      if weights.allSatisfy({ $0.1 == 0 }) {
        log.error(
          node.place, "'objective' weighs nothing", hint: "write a weight such as contribution: 1")
      }
      return .weighted(Dictionary(weights) { first, _ in first })
    }
  }

  private func guardrails(groups: ConsumerGroups) -> [Guardrail] {
    (root["guardrails"]?.items ?? []).compactMap { item in
      guard let text = item.text else { return nil }
      switch GuardrailParser.parse(text) {
      case .success(let guardrail):
        checkDimension(of: guardrail, groups: groups, item.place)
        checkClaims(of: guardrail, item.place)
        return guardrail
      case .failure(let problem):
        log.error(item.place, problem.message, hint: problem.hint)
        return nil
      }
    }
  }

  private func strategies(
    book: StrategyBook, promotions: [Promotion], campaigns: AdvertisingPlan
  ) -> [Scenario.NamedStrategy] {
    let entries = root["strategies"]?.entries ?? []
    checkNames(entries.map { ($0.key, $0.place) }, what: "strategy")
    return entries.compactMap { entry in
      guard let specification = book.specification(entry.node, firm: 0) else { return nil }
      let indices = (entry.node["promotions"]?.items ?? []).compactMap {
        find($0, in: promotions.map(\.name), what: "promotion")
      }
      var named = Scenario.NamedStrategy(
        name: entry.key, specification: specification,
        promotions: runPromotions(entry.node, listed: indices, promotions: promotions))
      named.advertising = listedCampaigns(entry.node, campaigns)
      return named
    }
  }

  private func rivalStrategies(book: StrategyBook) -> [StrategySpecification?] {
    let rivals = root["rivals"]?.items ?? []
    return [nil]
      + rivals.enumerated().map { index, rival in
        guard let strategy = rival["strategy"] else { return .fixed(prices: [:]) }
        return book.specification(strategy, firm: index + 1)
      }
  }

  private func baseline(_ strategies: [Scenario.NamedStrategy]) -> Int? {
    guard let node = root["baseline"], let entries = root["strategies"]?.entries else { return nil }
    guard find(node, in: entries.map(\.key), what: "strategy") != nil else { return nil }
    let index = strategies.firstIndex { $0.name == node.text }
    if let index, strategies[index].specification.needsAdviser {
      log.error(
        node.place,
        "the baseline '\(strategies[index].name)' is '\(strategies[index].specification.kind)', "
          + "whose answers come from outside the market",
        hint: "name a strategy that follows a rule, such as fixed")
    }
    return index
  }
}
