public import MarketModel

extension ScenarioBuilder {
  /// The stated model, or the one that fits the goods: `transformer` was trained on goods that are
  /// bought again and again.
  func model(_ node: CheckedNode?, _ shelf: Shelf) -> IntentSpecification.Model {
    if let stated = node?["model"]?.text.flatMap({ IntentSpecification.Model(rawValue: $0) }) {
      return stated
    }
    let isHabit = shelf.categories.allSatisfy { $0.purchase == .repeat }
    return isHabit && node?["calibrate"] != nil ? .transformer : .mixedLogit
  }

  func transformer(_ node: CheckedNode?, _ shelf: Shelf) -> IntentSpecification {
    var source = IntentSpecification.Source.stated(
      utilities: [], outside: 0, scale: 1, priceCoefficient: 1)
    if let node {
      refuseLogitKeys(node)
      checkKinds(node, shelf)
      if let calibrate = node["calibrate"], let targets = targets(calibrate, shelf, .transformer) {
        source = .calibrated(targets)
      }
    }
    return IntentSpecification(
      model: .transformer, source: source, priceCoefficientLogDeviation: 0, tasteDeviation: 0,
      displayEffect: 0, mailerEffect: 0,
      transformer: .init(
        weightsPath: node?["weights"].flatMap(resolvedPath), openResponses: openResponses(shelf),
        dealLoyalty: node?["deal_loyalty"]?.number ?? 1,
        isPopularityAdaptive: node?["popularity"]?.text == "adaptive"))
  }

  /// The path of a file named relative to the scenario file.
  func resolvedPath(_ node: CheckedNode) -> String? {
    guard let text = node.text else { return nil }
    guard !text.hasPrefix("/"), let slash = node.place.file.lastIndex(of: "/") else { return text }
    return node.place.file[...slash] + text
  }

  /// Offers with several quantities whose response nobody stated.
  private func openResponses(_ shelf: Shelf) -> [Int] {
    shelf.rows.indices.filter { index in
      let row = shelf.rows[index]
      let twin = shelf.rows.first { $0.offer.product == row.offer.product }
      let node = row.node["quantity"] ?? twin?.node["quantity"]
      return row.offer.quantityShares.count > 1 && node?["response"] == nil
    }
  }

  private func refuseLogitKeys(_ node: CheckedNode) {
    for key in ["stated", "linear", "log_linear", "exponential"] {
      guard let extra = node[key] else { continue }
      log.error(
        extra.place, "'\(key)' has no meaning for 'transformer'",
        hint: "write 'calibrate', or model: logit")
    }
    let logitKeys = [
      "heterogeneity", "taste", "category_taste", "need", "display", "mailer", "reference_price",
      "satiation", "nest",
    ]
    for key in logitKeys {
      guard let extra = node[key], !isStandard(extra, key) else { continue }
      log.error(
        extra.place, "'\(key)' has no meaning for 'transformer'",
        hint: key == "nest"
          ? "state calibrate: {diversion: 33% +- 10%}; the nest follows from it"
          : "the weights contain it already: remove it, or write model: mixed_logit")
    }
  }

  /// Whether the value is the language's default, written or not; resolved texts write it.
  func isStandard(_ node: CheckedNode, _ key: String) -> Bool {
    guard case .standard(let text)? = ScenarioKeys.intent[key]?.need else { return false }
    return node.isDefault || node.number == Double(text)
  }

  func refuseTransformerKeys(_ node: CheckedNode, _ model: IntentSpecification.Model) {
    for key in ["weights", "popularity", "deal_loyalty"] {
      guard let extra = node[key] else { continue }
      log.error(
        extra.place, "'\(key)' has no meaning for '\(model.rawValue)'",
        hint: "remove it, or write model: transformer")
    }
  }

  /// Weights of the user's own say on their card what they were trained on; it is read with them.
  private func checkKinds(_ node: CheckedNode, _ shelf: Shelf) {
    guard node["weights"] == nil else { return }
    for category in shelf.categories where category.purchase != .repeat {
      log.error(
        node["model"]?.place ?? node.place,
        "'transformer' knows goods that are bought again and again; '\(category.name)' is "
          + "\(category.purchase.name)",
        hint:
          "write model: mixed_logit: a model trained on groceries would make owners loyal buyers")
    }
  }
}

extension Category.Purchase {
  /// The word in scenario files and on weights' cards.
  public var name: String {
    switch self {
    case .repeat: "repeat"
    case .durable: "durable"
    case .seasonal: "seasonal"
    }
  }
}
