import MarketModel

// Which seller a visit enters.
extension ScenarioBuilder {
  func sellers(shelf: Shelf) -> SellerPlan {
    guard let node = root["sellers"] else {
      refuseSegmentSellers()
      return SellerPlan()
    }
    let segments = root["consumers"]?["segments"]?.items ?? []
    let general = visitShares(node["visits"], shelf)
    return SellerPlan(
      visitShares: segments.flatMap { segment in
        segment["sellers"].map { visitShares($0, shelf) } ?? general
      },
      compares: segments.map { $0["compares"]?.number ?? SellerPlan.usualCompares },
      nest: node["seller_nest"]?.number ?? 0.5)
  }

  private func refuseSegmentSellers() {
    guard !root.entries.contains(where: { $0.key == "sellers" }) else { return }
    for segment in root["consumers"]?["segments"]?.items ?? [] {
      for key in ["sellers", "compares"] {
        guard let node = segment[key] else { continue }
        log.error(
          node.place, "'\(key)' of a segment needs 'sellers' of the market",
          hint: "write sellers: {visits: {...}} beside 'consumers', or remove '\(key)'")
      }
    }
  }

  /// Shares by firm; reports unknown firms, firms without offers, and shares that don't sum to one.
  private func visitShares(_ node: CheckedNode?, _ shelf: Shelf) -> [Double] {
    var shares = shelf.firms.map { _ in 0.0 }
    let names = shelf.firms.map(\.name)
    for entry in node?.entries ?? [] {
      guard let firm = names.firstIndex(of: entry.key) else {
        reportUnknown(entry.key, entry.place, names: names, what: "firm")
        continue
      }
      shares[firm] = entry.node.number ?? 0
      guard shares[firm] > 0, shelf.products(ofFirm: firm).isEmpty else { continue }
      log.error(
        entry.place, "'\(entry.key)' has visits but no offers",
        hint: "give it 'offers', or remove it from the shares")
    }
    if let node, node.entries.allSatisfy({ names.contains($0.key) && $0.node.number != nil }) {
      checkSum(shares, node.place, what: "visit shares")
    }
    return shares
  }
}
