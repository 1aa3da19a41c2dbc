import RandomStreams

/// The state of every mechanism of memory and foresight that a market switches on.
struct ConsumerMemory: Sendable {
  var awareness: [AwarenessState]
  var homeStock: HomeStockState?
  var referencePrice: ReferencePriceState?
  var satiation: SatiationState?
  var reviews: ReviewState?
  var budget: BudgetState?
  var returns: ReturnsState?
  var deals: DealWatch?
  var stockpiling: StockpilingState?
  /// Every offer's product, counted over the whole market.
  let productIndices: [Int]
  /// Ids of the products.
  let products: [String]
  /// What the consumer at the shelf will take where that is planned and not drawn.
  var plannedUnits: Int?
  /// The record for readers.
  var series: [MemorySeries] = []

  private let settings: MemorySettings

  init(
    market: MarketDefinition, population: Population, start: Int64, seed: UInt64,
    replication: ReplicationKey
  ) {
    func family(_ purpose: String) -> StreamFamily {
      StreamFamily(seed: seed, replication: replication, purpose: purpose)
    }
    let settings = market.memory
    self.settings = settings
    let products = market.distinctProducts
    let indices = market.offers.map { products.firstIndex(of: $0.product) ?? 0 }
    self.products = products
    productIndices = indices
    let firstDay = Int(start.floorDivided(by: MarketSimulation.day))
    awareness = settings.awareness.map { settings in
      AwarenessState(
        settings,
        offers: market.offers.indices.filter { market.offers[$0].product == settings.product },
        population: population, family: family("awareness"))
    }
    homeStock = settings.homeStock.map {
      HomeStockState(
        $0, categories: market.categories.count, population: population,
        family: family("consumption"), start: start)
    }
    referencePrice = settings.referencePrice.map {
      ReferencePriceState($0, market: market, consumers: population.count)
    }
    satiation = settings.satiation.map {
      SatiationState(
        $0, market: market, productIndices: indices, consumers: population.count, start: start)
    }
    reviews = settings.reviews.map {
      ReviewState(
        $0, products: products, firstDay: firstDay,
        scale: Double(market.population) / Double(max(1, population.count)),
        family: family("reviews"))
    }
    budget = settings.budget.map { BudgetState($0, consumers: population.count) }
    returns = settings.returns.map {
      ReturnsState($0, firstDay: firstDay, family: family("returns"))
    }
    switch settings.waiting?.expectations {
    case .adaptive(let weeks), .rational(let weeks):
      deals = DealWatch(weeks: weeks, categoryOffers: market.categoryOffers)
    case .announced, nil: break
    }
    stockpiling = settings.stockpiling.map {
      StockpilingState($0, market: market, consumers: population.count)
    }
  }

  /// Whether consumers have terms of their own at the shelf.
  var isPersonal: Bool {
    !awareness.isEmpty || homeStock != nil || referencePrice != nil || satiation != nil
      || reviews != nil || budget != nil || settings.waiting != nil || stockpiling != nil
  }

  /// Whether a purchase in one category changes what the same visit can buy in the next, so that visits
  /// are resolved one after the other.
  var couplesCategories: Bool { budget != nil }

  /// Whether anything is remembered at all.
  var isActive: Bool { isPersonal || returns != nil }
}

extension MarketDefinition {
  /// Ids of all products, each once, in shelf order.
  public var distinctProducts: [String] {
    var seen: Set<String> = []
    return offers.map(\.product).filter { seen.insert($0).inserted }
  }
}
