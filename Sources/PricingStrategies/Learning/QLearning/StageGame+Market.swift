public import MarketModel

extension StageGame {
  /// The game of one epoch in a market whose sales are a function of prices, each firm with one price.
  ///
  /// `players` are offers and `grids` their prices; other offers stay at list. A profit is what a unit
  /// leaves times the units of the epoch, as firms in the market count it.
  public init(market: MarketDefinition, players: [Int], grids: [[Money]]) {
    precondition(market.aggregate.isUsed, "sales are a function of prices")
    let list = market.offers.map(\.listPrice.units)
    let rules = players.map { market.money(ofFirm: market.offers[$0].firm) }
    self.init(grids: grids.map { $0.map(\.units) }) { chosen in
      var prices = list
      for (player, price) in zip(players, chosen) { prices[player] = price }
      return players.indices.map { place in
        let offer = players[place]
        let units = market.aggregate.units(of: offer, prices: prices, reference: list[offer])
        return rules[place].unitProfit(
          price: prices[offer], cost: market.offers[offer].unitCost) * units
      }
    }
  }
}
