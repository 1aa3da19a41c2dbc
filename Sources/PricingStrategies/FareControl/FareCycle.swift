import EventSimulation
import MarketModel

/// A firm's fare classes on one stock, and the booking cycle in which they are asked for.
struct FareCycle: Sendable {
  /// Dense indices of the firm's offers.
  let offers: [Int]
  /// What a sale of each at list earns beside keeping the unit, in currency units; shape `[own]`.
  let gains: [Double]
  /// Units at the start of a cycle.
  let capacity: Int
  /// What is asked for, and when.
  let requests: FareRequests
  /// Length of an epoch.
  let every: SimulationDuration

  /// Reads the market.
  ///
  /// - Throws: `StrategyError.unplannable` where the firm's offers are no classes of one stock with
  ///   different prices, asked for epoch by epoch.
  init(strategy: String, context: StrategyContext) throws {
    let market = context.market
    let own = market.offers.indices.filter { market.offers[$0].firm == context.firm }
    let money = market.money(ofFirm: context.firm)
    let gains = own.compactMap {
      StockValue(offer: market.offers[$0], stock: market.stockPlan(ofOffer: $0), money: money)?
        .gain(at: market.offers[$0].listPrice.units)
    }
    let keepers = Set(own.map(market.stockPools.keeper(of:)))
    guard market.aggregate.requests.isUsed, gains.count == own.count, keepers.count == 1,
      Set(gains).count == gains.count, gains.allSatisfy({ $0 > 0 }),
      let plan = own.first.flatMap(market.stockPlan(ofOffer:))
    else {
      throw StrategyError.unplannable(
        strategy: strategy, what: "fare classes of one stock that are requested epoch by epoch")
    }
    offers = own
    self.gains = gains
    capacity = plan.initial
    requests = market.aggregate.requests
    every = market.aggregate.every
  }

  /// Decides at every epoch.
  var reviews: ReviewPlan { ReviewPlan(every: every) }

  /// Returns the place in its cycle of the epoch at `time`.
  func place(at time: Int64) -> Int {
    requests.place(ofEpoch: time.floorDivided(by: every.microseconds))
  }

  /// Returns the classes that earn more than `place`'s, as places in `offers`, from dear to cheap.
  func dearer(than place: Int) -> [Int] {
    gains.indices.filter { gains[$0] > gains[place] }.sorted { gains[$0] > gains[$1] }
  }
}

extension Observation {
  /// Units on hand of the stock that all own offers share; `Int.max` without end.
  var sharedStock: Int { own.first?.stock ?? .max }
  /// Every own offer's regular price.
  var listPrices: [Money] { own.map(\.listPrice) }
}
