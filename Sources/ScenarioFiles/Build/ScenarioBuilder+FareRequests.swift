import EventSimulation
import MarketModel
import ScientificComputing

// Requests for fare classes.
extension ScenarioBuilder {
  /// Reads the requests; nothing sensible stands in where they are invalid.
  func fareRequests(_ node: CheckedNode, _ shelf: Shelf) -> FareRequests {
    refuseBesideTable("fare_requests")
    let labels = shelf.offers.map { [$0.product, shelf.firms[$0.firm].name + "/" + $0.product] }
    if let list = node["by_class"] { return byClass(list, labels) }
    if let list = node["by_epoch"] { return byEpoch(list, labels) }
    if let table = node["by_choice"] { return byChoice(table, labels) }
    return .none
  }

  private func byClass(_ list: CheckedNode, _ labels: [[String]]) -> FareRequests {
    let classes = list.items.compactMap { item -> FareRequests.ClassDemand? in
      guard let product = item["product"], let offer = offer(product, labels),
        let units = item["units"]?.entries.first.flatMap(units)
      else { return nil }
      return FareRequests.ClassDemand(offer: offer, units: units)
    }
    return FareRequests(.byClass(classes), epochs: classes.count)
  }

  private func units(_ entry: CheckedNode.Entry) -> Distribution? {
    let body = entry.node
    switch entry.key {
    case "normal":
      guard let mean = body["mean"]?.number, let deviation = body["sd"]?.number else { return nil }
      return .normal(mean: mean, standardDeviation: deviation)
    case "poisson": return body["mean"]?.number.map { .poisson(mean: $0) }
    default: return body.number.map { .constant($0) }
    }
  }

  private func byEpoch(_ list: CheckedNode, _ labels: [[String]]) -> FareRequests {
    let rows = list.items.flatMap { item -> [[Double]] in
      guard let node = item["requests"] else { return [] }
      return Array(repeating: probabilities(node, labels), count: item["epochs"]?.integer ?? 1)
    }
    return FareRequests(.byEpoch(rows.flatMap(\.self)), epochs: rows.count)
  }

  private func byChoice(_ table: CheckedNode, _ labels: [[String]]) -> FareRequests {
    guard labels.count <= 8 else {
      log.error(
        table.place, "'by_choice' takes at most 8 offers, and here are \(labels.count)",
        hint: "leave fewer products")
      return .none
    }
    var rows: [[Double]?] = Array(repeating: nil, count: 1 << labels.count)
    rows[0] = labels.map { _ in 0 }
    for item in table["sets"]?.items ?? [] {
      guard let (set, row) = offeredSet(item, labels) else { continue }
      if rows[set] != nil {
        log.error(
          item.place, "the set \(words(set, labels)) stands twice", hint: "remove one of the two")
      }
      rows[set] = row
    }
    if let missing = rows.firstIndex(of: nil), let sets = table["sets"] {
      log.error(
        sets.place, "'by_choice' lacks the set \(words(missing, labels))",
        hint: "any set may be left on sale when others are closed: state all \(rows.count - 1)")
    }
    return FareRequests(
      .byChoice(
        FareChoiceTable(
          offerCount: labels.count,
          probabilities: rows.flatMap { $0 ?? labels.map { _ in 0 } })),
      epochs: table["epochs"]?.integer ?? 1)
  }

  private func offeredSet(
    _ item: CheckedNode, _ labels: [[String]]
  ) -> (set: Int, row: [Double])? {
    guard let list = item["on_sale"], let buys = item["buys"] else { return nil }
    let offers = list.items.compactMap { offer($0, labels) }
    guard offers.count == list.items.count else { return nil }
    let set = offers.reduce(0) { $0 | 1 << $1 }
    for entry in buys.entries {
      guard let place = labels.firstIndex(where: { $0.contains(entry.key) }), set & 1 << place == 0
      else { continue }
      log.error(
        entry.place, "'\(entry.key)' is bought and not on sale",
        hint: "add it to 'on_sale', or remove it here")
    }
    return (set, probabilities(buys, labels))
  }

  /// Probabilities by offer, 0 where none is stated.
  private func probabilities(_ node: CheckedNode, _ labels: [[String]]) -> [Double] {
    checkOffers(node, labels)
    let row = labels.map { names in
      node.entries.first { names.contains($0.key) }?.node.number ?? 0
    }
    let sum = row.reduce(0, +)
    if sum > 1 + 1e-9 {
      log.error(
        node.place, "the probabilities sum to \(NumberText.percent(sum)), more than 100%",
        hint: "lower them: an epoch brings one at most")
    }
    return row
  }

  private func offer(_ node: CheckedNode, _ labels: [[String]]) -> Int? {
    guard let name = node.text else { return nil }
    if let index = labels.firstIndex(where: { $0.contains(name) }) { return index }
    reportUnknown(name, node.place, names: labels.map { $0[0] }, what: "offer")
    return nil
  }

  private func words(_ set: Int, _ labels: [[String]]) -> String {
    "[" + labels.indices.filter { set & 1 << $0 != 0 }.map { labels[$0][0] }.joined(separator: ", ")
      + "]"
  }

  // MARK: - Booking cycles

  /// Holds the calendar and the stocks against the booking cycle.
  func checkCycle(_ market: MarketDefinition, _ entry: CheckedNode.Entry) {
    let (requests, calendar) = (market.aggregate.requests, market.calendar)
    guard requests.isUsed else { return }
    let cycle = market.aggregate.every.microseconds * Int64(requests.epochs)
    let weeks = [("horizon", calendar.horizonWeeks), ("warm_up", calendar.warmUpWeeks)]
    for (key, length) in weeks
    where !(Int64(length) * MarketSimulation.week).isMultiple(of: cycle) {
      log.error(
        (root["market"]?[key] ?? entry.node).place,
        "'\(key)' is no whole number of booking cycles of \(days(cycle)) days",
        hint: "a cycle has \(requests.epochs) epochs of 'every': change one of the three")
    }
    if calendar.coolDownWeeks > 0 {
      log.error(
        (root["market"]?["cool_down"] ?? entry.node).place,
        "'fare_requests' end with the measured weeks, and a cool-down goes on",
        hint: "write cool_down: 0 weeks")
    }
    let cycles = Int64(calendar.horizonWeeks + calendar.warmUpWeeks) * MarketSimulation.week / cycle
    let others = (root["rivals"]?.items ?? []).flatMap { $0["offers"]?.items ?? [] }
    for row in (root["products"]?.items ?? []) + others {
      checkRenewal(row, cycle: cycle, cycles: cycles)
    }
  }

  /// A stock lasts for one cycle.
  private func checkRenewal(_ row: CheckedNode, cycle: Int64, cycles: Int64) {
    guard let stock = row["stock"], stock["replenish"] == nil else { return }
    let renewal = stock["renews_every"]?.duration?.microseconds
    guard renewal.map({ $0 != cycle }) ?? (cycles > 1) else { return }
    log.error(
      (stock["renews_every"] ?? stock).place,
      "the stock is sold for \(cycles) booking cycles of \(days(cycle)) days",
      hint: "write renews_every: \(days(cycle)) days")
  }

  private func days(_ microseconds: Int64) -> String {
    NumberText.text(Double(microseconds) / Double(MarketSimulation.day))
  }
}
