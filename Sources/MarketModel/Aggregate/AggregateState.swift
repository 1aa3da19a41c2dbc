import EventSimulation
import RandomStreams
import ScientificComputing

/// Reference prices and what is left of units between epochs.
struct AggregateState: Sendable {
  /// Reference prices in currency units, shape `[offer]`; list prices where buyers compare with nothing.
  var references: [Double] = []
  /// Parts of a unit that were sold and not booked yet, shape `[offer]`.
  var unbooked: [Double] = []
  /// Epochs at which there was something to sell, shape `[offer]`.
  var openEpochs: [Int64] = []
  /// What was sold at every epoch, where a table or requests say so.
  var sales: EpochSales
  private let noise: StreamFamily
  private let names: [EntityKey]

  /// Starts at the stated references; keeps nothing where consumers decide.
  init(market: MarketDefinition, seed: UInt64, replication: ReplicationKey) {
    noise = StreamFamily(seed: seed, replication: replication, purpose: "aggregate")
    let every = market.aggregate.every.microseconds
    let start = -Int64(market.calendar.warmUpWeeks) * MarketSimulation.week
    sales = EpochSales(
      offerCount: market.offers.count, firstEpoch: Int(-(-start).floorDivided(by: every)))
    guard market.aggregate.isUsed else {
      names = []
      return
    }
    references = market.aggregate.reference?.initial ?? market.offers.map(\.listPrice.units)
    unbooked = market.offers.map { _ in 0 }
    openEpochs = market.offers.map { _ in 0 }
    names = market.offers.map {
      EntityKey("offer").child($0.product).child(market.firms[$0.firm].name)
    }
  }

  /// Returns an offer's noise in an epoch, in units: the same under every strategy.
  func noise(of offer: Int, epoch: Int64, deviation: Double) -> Double {
    guard deviation > 0 else { return 0 }
    var stream = RandomStream(
      family: noise, entity: names[offer].child(UInt64(bitPattern: epoch)))
    return Distribution.normal(mean: 0, standardDeviation: deviation).sample(from: &stream)
  }

  /// Whether a sale of this probability happens in an epoch: the same number decides under every
  /// price.
  func sells(_ probability: Double, of offer: Int, epoch: Int64) -> Bool {
    let entity = names[offer].child(UInt64(bitPattern: epoch))
    return noise.uniform(entity: entity, index: 0) < probability
  }

  /// Returns the units that a class asks for in an epoch: the same under every strategy.
  func requests(of demand: FareRequests.ClassDemand, epoch: Int64) -> Int {
    var stream = RandomStream(
      family: noise, entity: names[demand.offer].child(UInt64(bitPattern: epoch)))
    return Int(max(0, demand.units.sample(from: &stream).rounded()))
  }

  /// Returns the class that a number drawn for the epoch falls to, or `nil`: the same number decides
  /// under every strategy.
  func drawnClass(_ probabilities: some Collection<Double>, epoch: Int64) -> Int? {
    let entity = EntityKey("request").child(UInt64(bitPattern: epoch))
    var rest = noise.uniform(entity: entity, index: 0)
    for (offer, probability) in probabilities.enumerated() {
      rest -= probability
      if rest < 0 { return offer }
    }
    return nil
  }

  /// Returns the whole units of `sales` and of what was left before; the rest waits.
  mutating func wholeUnits(_ sales: Double, of offer: Int) -> Int {
    let due = unbooked[offer] + sales
    let whole = due.rounded(.down)
    unbooked[offer] = due - whole
    return Int(whole)
  }
}
