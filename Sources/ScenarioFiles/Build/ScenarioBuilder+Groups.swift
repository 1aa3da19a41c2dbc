import MarketModel

// Groups of consumers, and what is asked about them.
extension ScenarioBuilder {
  /// Every dimension with the bands' shares in each segment.
  func consumerGroups() -> ConsumerGroups {
    let stated = root["consumers"]?["groups"]?.entries ?? []
    let segments = root["consumers"]?["segments"]?.items ?? []
    checkNames(stated.map { ($0.key, $0.place) }, what: "dimension")
    for segment in segments { checkOverrides(segment, dimensions: stated) }
    return ConsumerGroups(
      stated.map { entry in
        let bands = entry.node.entries.map(\.key)
        checkBands(entry)
        let shares = shares(entry.node, bands: bands)
        return ConsumerGroups.Dimension(
          name: entry.key, bands: bands,
          shares: segments.map { segment in
            segment["groups"]?[entry.key].map { self.shares($0, bands: bands) } ?? shares
          })
      })
  }

  private func shares(_ node: CheckedNode, bands: [String]) -> [Double] {
    bands.map { node[$0]?.number ?? 0 }
  }

  private func checkBands(_ dimension: CheckedNode.Entry) {
    let bands = dimension.node.entries
    checkNames(bands.map { ($0.key, $0.place) }, what: "band")
    guard bands.count > 1 else {
      let found = bands.isEmpty ? "no bands" : "one band only"
      return log.error(
        dimension.place, "dimension '\(dimension.key)' has \(found)",
        hint: "write at least two, such as {low: 40%, high: 60%}")
    }
    checkSum(dimension)
  }

  private func checkSum(_ dimension: CheckedNode.Entry) {
    let shares = dimension.node.entries.compactMap(\.node.number)
    guard shares.count == dimension.node.entries.count else { return }
    checkSum(shares, dimension.place, what: "shares of '\(dimension.key)'")
  }

  private func checkOverrides(_ segment: CheckedNode, dimensions: [CheckedNode.Entry]) {
    for override in segment["groups"]?.entries ?? [] {
      guard let dimension = dimensions.first(where: { $0.key == override.key }) else {
        reportDimension(override.key, override.place, known: dimensions.map(\.key))
        continue
      }
      let bands = dimension.node.entries.map(\.key)
      for band in override.node.entries where !bands.contains(band.key) {
        reportUnknown(band.key, band.place, names: bands, what: "band")
      }
      checkSum(override)
    }
  }

  /// Reports a guardrail about groups that nobody states.
  func checkDimension(of guardrail: Guardrail, groups: ConsumerGroups, _ place: Place) {
    guard let name = guardrail.dimension else { return }
    let known = groups.dimensions.map(\.name)
    if !known.contains(name) { reportDimension(name, place, known: known) }
  }

  private func reportDimension(_ name: String, _ place: Place, known: [String]) {
    guard known.isEmpty else {
      return reportUnknown(name, place, names: known, what: "dimension")
    }
    log.error(
      place, "unknown dimension '\(name)'",
      hint: "there is none; state its bands under 'consumers', such as "
        + "groups: {\(name): {low: 40%, high: 60%}}")
  }

  /// What customers gain is read from utilities; planners of stock have none.
  func checkWelfare() {
    guard let node = root["experiment"]?["welfare"], node.flag == true,
      root["intent"]?["stockpiler"] != nil
    else { return }
    log.error(
      node.place, "'welfare' needs utilities, and consumers of 'stockpiler' have none",
      hint: "remove 'welfare', or use a logit")
  }
}
