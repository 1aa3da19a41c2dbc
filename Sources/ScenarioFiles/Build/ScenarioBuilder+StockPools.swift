import MarketModel

// Products that are sold from one stock.
extension ScenarioBuilder {
  /// Reads every 'stock_of'; reports what can't share a stock.
  func stockPools(shelf: Shelf, _ market: MarketDefinition) -> StockPools {
    let rows = shelf.rows
    guard rows.contains(where: { $0.node["stock_of"] != nil }) else { return StockPools() }
    let keepers = rows.indices.map { index -> Int in
      guard let node = rows[index].node["stock_of"] else { return index }
      let own = rows.indices.filter { rows[$0].offer.firm == rows[index].offer.firm }
      let names = own.map { rows[$0].offer.product }
      guard let place = find(node, in: names, what: "product") else { return index }
      checkSharing(rows[index], with: rows[own[place]], node)
      return rows[own[place]].node["stock_of"] == nil ? own[place] : index
    }
    refuseBesidePools(market)
    return StockPools(keepers: keepers)
  }

  private func checkSharing(_ row: Shelf.Row, with keeper: Shelf.Row, _ node: CheckedNode) {
    let (product, other) = (row.offer.product, keeper.offer.product)
    if let stock = row.node["stock"] {
      log.error(
        stock.place, "'\(product)' has a 'stock' and a 'stock_of'", hint: "remove one of the two")
    } else if product == other || keeper.node["stock_of"] != nil {
      log.error(
        node.place, "'\(other)' has no stock of its own to share",
        hint: "name the product that has 'stock'")
    } else if keeper.offer.stock == nil {
      log.error(
        node.place, "'\(other)' has no 'stock' to share",
        hint: "add stock: {initial: 100} to '\(other)'")
    }
    if row.offer.category != keeper.offer.category {
      log.error(
        node.place, "'\(product)' and '\(other)' are of different categories",
        hint: "products of one stock belong to one category")
    }
    if row.offer.unitCost != keeper.offer.unitCost || row.cost?.halfWidth != nil {
      log.error(
        row.node["unit_cost"]?.place ?? node.place,
        "'\(product)' is sold from the stock of '\(other)', whose units cost "
          + NumberText.text(keeper.offer.unitCost.units),
        hint: "write that number without a half-width")
    }
  }

  /// What comes back, expires by promotion or is sold in bundles is not kept for shared stocks.
  private func refuseBesidePools(_ market: MarketDefinition) {
    if market.hasPromotionTerms, let node = root["promotions"] {
      log.error(
        node.place, "a promotion for some buyers or baskets can't run with 'stock_of'",
        hint: "write dated reductions, or give each product its own stock")
    }
    if let node = root["money"]?["selling_cost"]?["returns"] {
      log.error(
        node.place, "'returns' can't stand beside 'stock_of'",
        hint: "remove it, or give each product its own stock")
    }
  }
}
