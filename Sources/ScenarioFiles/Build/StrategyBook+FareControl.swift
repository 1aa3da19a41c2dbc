import MarketModel
import PricingStrategies

// Strategies that plan a stock or divide it between fare classes.
extension StrategyBook {
  /// What a planner takes for demand.
  func demandKnowledge(_ body: CheckedNode) -> DemandKnowledge {
    body["demand"]?.text.flatMap(DemandKnowledge.init) ?? .known
  }

  func protectionLevels(_ body: CheckedNode, _ firm: Int) -> StrategySpecification {
    let names = shelf.products(ofFirm: firm)
    if let keep = body["keep"], keep.entries.isEmpty {
      let dearest = shelf.offers.filter { $0.firm == firm }.max { $0.listPrice < $1.listPrice }
      builder.log.error(
        keep.place, "'protection_levels' keeps nothing for anybody, as 'fixed' does",
        hint: "say how many units are kept, such as keep: {\(dearest?.product ?? "tea"): 10}")
    }
    var levels: [String: Int] = [:]
    for entry in body["keep"]?.entries ?? [] {
      guard names.contains(entry.key) else {
        builder.reportUnknown(entry.key, entry.place, names: names, what: "product")
        continue
      }
      levels[entry.key] = entry.node.integer
    }
    checkOrder(body["keep"], levels, firm)
    return .fareControl(.stated(protected: levels))
  }

  /// What is kept for a class and all dearer ones can't be less than for the dearer ones alone.
  private func checkOrder(_ node: CheckedNode?, _ levels: [String: Int], _ firm: Int) {
    let classes = shelf.offers.filter { $0.firm == firm && levels[$0.product] != nil }
      .sorted { $0.listPrice > $1.listPrice }
    for (dear, cheap) in zip(classes, classes.dropFirst()) {
      guard let more = levels[dear.product], let less = levels[cheap.product], less < more,
        let entry = node?.entries.first(where: { $0.key == cheap.product })
      else { continue }
      builder.log.error(
        entry.place,
        "keeps \(less) units for '\(cheap.product)' and dearer, fewer than the \(more) for "
          + "'\(dear.product)' and dearer",
        hint: "units kept for a product count for all cheaper ones too: raise the number")
    }
  }
}
