import Glibc
import MarketModel

extension ScenarioBuilder {
  func intent(shelf: Shelf) -> IntentSpecification {
    let node = root["intent"]
    if node?["stockpiler"] != nil { return stockpiler(node) }
    if aggregateForm != nil { return aggregateIntent(node) }
    if let node, node.entries.contains(where: { $0.key == "willingness_to_pay" }) {
      return willingnessIntent(node)
    }
    if let node { refuseAggregateKeys(node) }
    let model = model(node, shelf)
    if model == .transformer { return transformer(node, shelf) }
    if let node { refuseTransformerKeys(node, model) }
    let isMixed = model == .mixedLogit
    let isCalibrated = isMixed && node?["calibrate"] != nil
    let (source, drawn) = source(node, shelf, model)
    var deviation = drawn ?? (isCalibrated ? 0.3 : 0)
    if let heterogeneity = node?["heterogeneity"], let number = heterogeneity.number {
      checkHeterogeneity(
        heterogeneity, isMixed: isMixed, isDrawn: deviation > 0 && node?["stated"] != nil)
      deviation = number
    }
    let taste = node?["taste"]?.number ?? 0
    let isHabit = shelf.categories.allSatisfy { $0.purchase == .repeat }
    let categoryTaste = node?["category_taste"]?.number ?? (isCalibrated && isHabit ? 2.5 : 0)
    let need = node?["need"]?.number ?? (isCalibrated && !isHabit ? 4 : 0)
    if let node, !isMixed, taste > 0 || deviation > 0 || categoryTaste + need > 0 {
      log.error(
        (node["taste"] ?? node).place,
        "consumers of 'logit' do not differ in taste or price response",
        hint: "write model: mixed_logit")
    }
    return IntentSpecification(
      model: model, source: source, priceCoefficientLogDeviation: deviation,
      tasteDeviation: taste, categoryTasteDeviation: categoryTaste, needDeviation: need,
      dissimilarity: node?["nest"]?.number ?? 1,
      displayEffect: node?["display"]?.number ?? 0, mailerEffect: node?["mailer"]?.number ?? 0)
  }

  /// Returns where utilities come from, and the deviation of the price coefficient if it states one.
  private func source(
    _ node: CheckedNode?, _ shelf: Shelf, _ model: IntentSpecification.Model
  ) -> (IntentSpecification.Source, Double?) {
    if let stated = node?["stated"] {
      let source = self.stated(stated, shelf)
      warnAboutShares(shelf)
      return source
    }
    if let calibrate = node?["calibrate"], let targets = targets(calibrate, shelf, model) {
      return (.calibrated(targets), nil)
    }
    return (.stated(utilities: [], outside: 0, scale: 1, priceCoefficient: 1), nil)
  }

  private func checkHeterogeneity(_ node: CheckedNode, isMixed: Bool, isDrawn: Bool) {
    guard isDrawn else { return }
    log.error(
      node.place,
      "'heterogeneity' and 'price_coefficient: {lognormal: ...}' say the same thing twice",
      hint: "remove 'heterogeneity'")
  }

  private func warnAboutShares(_ shelf: Shelf) {
    guard let row = shelf.rows.first(where: { $0.node["expected_share"] != nil }) else { return }
    log.warning(
      row.node["expected_share"]?.place ?? row.node.place,
      "'expected_share' has no effect with stated utilities", hint: "remove it, or use 'calibrate'")
  }

  // MARK: - Stated utilities

  private func stated(
    _ node: CheckedNode, _ shelf: Shelf
  ) -> (IntentSpecification.Source, Double?) {
    let coefficient = node["price_coefficient"]
    let drawn = coefficient?["lognormal"]
    let number = coefficient?.number ?? drawn?["log_mean"]?.number.map { exp($0) } ?? 1
    let source = IntentSpecification.Source.stated(
      utilities: utilities(node, shelf), outside: node["outside"]?.number ?? 0,
      scale: node["scale"]?.number ?? 1, priceCoefficient: number)
    return (source, drawn?["log_sd"]?.number)
  }

  private func utilities(_ node: CheckedNode, _ shelf: Shelf) -> [Double] {
    values(of: "utility", in: node, shelf)
  }

  /// Returns one number per offer from a map by product, or by firm/product.
  func values(of key: String, in node: CheckedNode, _ shelf: Shelf) -> [Double] {
    guard let map = node[key] else { return [] }
    let labels = shelf.offers.map { [$0.product, shelf.firms[$0.firm].name + "/" + $0.product] }
    for entry in map.entries where !labels.contains(where: { $0.contains(entry.key) }) {
      reportUnknown(entry.key, entry.place, names: labels.map { $0[0] }, what: "offer")
    }
    return labels.map { names in
      for name in names.reversed() {
        if let entry = map.entries.first(where: { $0.key == name }) {
          return entry.node.number ?? 0
        }
      }
      log.error(
        map.place, "'\(key)' lacks the offer '\(names[1])'",
        hint: "write '\(names[0])' or '\(names[1])'")
      return 0
    }
  }
}
