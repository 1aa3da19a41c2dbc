extension MarketSimulation {
  /// Adds an occasion to the record of welfare, with the utilities by which it is resolved.
  mutating func noteWelfare(row: Int, category: Int, prices: ChoiceKernel.Prices) {
    let offers = categoryOffers[category]
    updateGrid(offers, prices: prices)
    let occasion = WelfareRecord.Occasion(
      row: row, category: category, offers: offers, prices: prices)
    let (kernel, scores) = (kernels[category], workspace.scores)
    let slopeScale =
      intent.priceTerms == .money ? adjustment.firstScales[offers.lowerBound] : nil
    welfare?.add(occasion, kernel: kernel, scores: scores, slopeScale: slopeScale)
  }

  /// Brings the grid of price factors up to date with the focal firm's prices of the moment.
  private mutating func updateGrid(_ offers: Range<Int>, prices: ChoiceKernel.Prices) {
    guard let grid = welfare?.grid else { return }
    for offer in offers where market.offers[offer].firm == market.focalFirm {
      let term = prices.first[offer - offers.lowerBound]
      guard !grid.holds(offer, term: term) else { continue }
      let (description, scale) = (market.offers[offer], adjustment.firstScales[offer])
      let priceTerms = intent.priceTerms
      welfare?.update(
        offer, offer: description, term: term, scale: scale, priceTerms: priceTerms)
    }
  }
}
