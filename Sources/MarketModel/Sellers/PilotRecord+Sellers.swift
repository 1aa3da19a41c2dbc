extension PilotRecord.Occasion {
  /// Takes unseen offers out of every demand that is solved from the occasion, at the moment's prices
  /// and at list.
  mutating func hide(_ unseen: [Bool]) {
    for offer in unseen.indices where unseen[offer] {
      // What a place would add stays, for the mean of what the intent model sees in it.
      let change = MarketSimulation.outOfReach - plainAlpha[offer]
      trial?.displayed[offer] += change
      trial?.mailed[offer] += change
      alpha[offer] = MarketSimulation.outOfReach
      plainAlpha[offer] = MarketSimulation.outOfReach
      tilt[offer] = 0
      available[offer] = false
    }
  }
}
