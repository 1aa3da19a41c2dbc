// Requests for fare classes, once an epoch.
extension MarketSimulation {
  /// Sells what an epoch's requests ask for and are let have.
  mutating func sellRequests(at time: Int64, epoch: Int64) {
    let wanted = requestedUnits(epoch: epoch)
    for offer in market.offers.indices { sellAggregate(wanted[offer], of: offer, at: time) }
  }

  /// Units that an epoch asks for, shape `[offer]`; nobody asks for a class above its list price.
  private func requestedUnits(epoch: Int64) -> [Int] {
    let requests = market.aggregate.requests
    let place = requests.place(ofEpoch: epoch)
    let count = market.offers.count
    var wanted = Array(repeating: 0, count: count)
    switch requests.arrival {
    case .byClass(let classes):
      wanted[classes[place].offer] = aggregate.requests(of: classes[place], epoch: epoch)
    case .byEpoch(let probabilities):
      let row = probabilities[place * count..<(place + 1) * count]
      if let offer = aggregate.drawnClass(row, epoch: epoch) { wanted[offer] = 1 }
    case .byChoice(let table):
      let row = table.probabilities(of: setOnSale)
      if let offer = aggregate.drawnClass(row, epoch: epoch) { wanted[offer] = 1 }
    }
    for offer in market.offers.indices where isAboveList(offer) { wanted[offer] = 0 }
    return wanted
  }

  /// The classes that can be had at no more than their list price, bit by bit.
  private var setOnSale: Int {
    market.offers.indices.reduce(0) { set, offer in
      shelf.isOnOffer(offer) && !isAboveList(offer) ? set | 1 << offer : set
    }
  }

  private func isAboveList(_ offer: Int) -> Bool {
    shelf.effective[offer] > market.offers[offer].listPrice
  }

  /// What a firm's offers sold at every epoch so far; `nil` where its strategy doesn't ask, or nothing
  /// is recorded.
  func epochSales(ofFirm firm: Int) -> EpochSales? {
    guard market.aggregate.isUsed, market.aggregate.form.isRecorded,
      strategies[firm]?.readsEpochs ?? false
    else { return nil }
    return aggregate.sales.of(market.offers.indices.filter { market.offers[$0].firm == firm })
  }
}

extension AggregateDemand.Form {
  /// Whether sales are kept epoch by epoch, for strategies that estimate.
  var isRecorded: Bool { self == .bernoulli || self == .fareRequests }
}
