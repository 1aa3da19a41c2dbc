// Visits that enter one seller.
extension MarketSimulation {
  /// Draws what every visit of the chunk enters and sees; the chunk's occasions have their names.
  ///
  /// A visit that a firm's event drew enters that firm.
  mutating func enterSellers(_ visits: ArraySlice<Visit>) {
    workspace.entered.removeAll(keepingCapacity: true)
    workspace.views.removeAll(keepingCapacity: true)
    guard let entrances else { return }
    for (row, visit) in visits.enumerated() {
      let segment = Int(population.segments[Int(visit.consumer)])
      let occasion = workspace.visitKeys[row]
      let firm =
        entrances.firm(drawing: visit, occasion: occasion, lifts: lifts)
        ?? entrances.firm(occasion: occasion, segment: segment)
      workspace.entered.append(firm)
      ledger.sellers.entrances[Int(firm)].visits += 1
      for category in market.categories.indices {
        workspace.views.append(
          entrances.view(occasion: occasion, segment: segment, category: category, entered: firm))
      }
    }
  }

  /// The firm whose offers alone are seen at an occasion, or `SellerEntrances.everything`.
  private func view(row: Int, category: Int) -> Int32 {
    workspace.views.isEmpty
      ? SellerEntrances.everything : workspace.views[row * market.categories.count + category]
  }

  /// Whether the consumer sees an offer at an occasion.
  func isSeen(_ offer: Int, row: Int, category: Int) -> Bool {
    let view = view(row: row, category: category)
    return view == SellerEntrances.everything || Int(view) == market.offers[offer].firm
  }

  /// Whether each offer of the category is unseen at an occasion; empty where all are seen.
  // Inlined into a mutating method it would make that method copy the whole simulation.
  @inline(never)
  func unseen(row: Int, category: Int) -> [Bool] {
    guard view(row: row, category: category) != SellerEntrances.everything else { return [] }
    return categoryOffers[category].map { !isSeen($0, row: row, category: category) }
  }

  /// Takes offers that the consumer does not see off the shelf.
  func hideUnseen(_ prices: inout ChoiceKernel.Prices, row: Int, category: Int) {
    guard view(row: row, category: category) != SellerEntrances.everything else { return }
    for (ordinal, offer) in categoryOffers[category].enumerated()
    where !isSeen(offer, row: row, category: category) {
      hide(ordinal, in: &prices)
    }
  }

  /// The shelf as each firm's visitors see it, and last as those who compare do; empty where all offers
  /// stand on one shelf.
  func views(of prices: ChoiceKernel.Prices, category: Int) -> [ChoiceKernel.Prices] {
    guard entrances != nil else { return [] }
    let sellers = categoryOffers[category].map { market.offers[$0].firm }
    return market.firms.indices.map { firm in
      var seen = prices
      for (ordinal, seller) in sellers.enumerated() where seller != firm {
        hide(ordinal, in: &seen)
      }
      return seen
    } + [prices]
  }

  /// Which of `views` an occasion has.
  func viewIndex(row: Int, category: Int) -> Int {
    let view = view(row: row, category: category)
    return view == SellerEntrances.everything ? market.firms.count : Int(view)
  }

  // MARK: - Books

  /// Counts an occasion by the seller that was entered.
  mutating func noteEntrance(row: Int, category: Int) {
    guard entrances != nil else { return }
    let firm = Int(workspace.entered[row])
    ledger.sellers.entrances[firm].occasions += 1
    if view(row: row, category: category) == SellerEntrances.everything {
      ledger.sellers.entrances[firm].comparisons += 1
    }
  }

  /// Counts a purchase by the seller that was entered and the one that sold.
  mutating func noteSeller(of offer: Int, units: Int, row: Int) {
    guard entrances != nil else { return }
    ledger.sellers.add(
      units: Int64(units), offer: offer, seller: market.offers[offer].firm,
      entered: Int(workspace.entered[row]))
  }
}
