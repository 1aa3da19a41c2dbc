import EventSimulation
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// Visits that enter one seller.
@Suite("sellers")
struct SellerTests {
  /// Two shops with the same two products; firm 0 has a third one.
  static func market(
    shares: [Double] = [0.6, 0.4], compares: Double, population: Int = 400,
    _ change: (inout MarketDefinition) -> Void = { _ in }
  ) -> MarketDefinition {
    var market = Fixture.market(
      [
        Fixture.offer("a"), Fixture.offer("b"), Fixture.offer("own"),
        Fixture.offer("a", firm: 1), Fixture.offer("b", firm: 1),
      ], calendar: Fixture.calendar(warmUp: 1, weeks: 4), population: population)
    market.sellers = SellerPlan(visitShares: shares, compares: [compares])
    change(&market)
    return market
  }

  static func run(
    _ market: MarketDefinition, chunkSize: Int = 512, focal: RuleStrategy = .list
  ) -> MarketSimulation {
    let replication = Replication(market: market, seed: 3, chunkSize: chunkSize)
    let alpha = Array(repeating: 2.0, count: market.offers.count)
    return replication.finished(replication.logit(.logit(alpha: alpha)), focal: focal)
  }

  @Test("nobody buys what is hidden, and nobody wants it")
  func hidden() {
    let empty = StockPlan(initial: 0)
    let run = Self.run(Self.market(compares: 0) { $0.offers[3].stock = empty })
    let books = run.ledger.sellers
    #expect(books.sales[1].units == 0 && books.sales[2].units == 0)
    #expect(books.sales[0].units > 400 && books.sales[3].units > 200)
    #expect(books.entrances.allSatisfy { $0.comparisons == 0 && $0.occasions > 400 })
    // Only visitors of the second shop miss its offer: at equal utilities a third of its buyers would
    // take each of two offers, so far fewer than all occasions.
    #expect(run.ledger.offers[3].lostUnits > 0)
    #expect(run.ledger.offers[3].lostUnits < books.entrances[1].occasions)
    let elsewhere = Self.run(
      Self.market(shares: [1, 0], compares: 0) { $0.offers[3].stock = empty })
    #expect(elsewhere.ledger.offers[3].lostUnits == 0)
  }

  @Test("visits enter sellers as stated, and compare as stated")
  func shares() {
    let run = Self.run(Self.market(compares: 0.3, population: 2_000))
    let entrances = run.ledger.sellers.entrances
    let visits = Double(entrances.reduce(0) { $0 + $1.visits })
    // Hoeffding's inequality with a false alarm in 1e9: 0.034 at 9,000 visits; shares that were
    // swapped or ignored are 0.1 and more away.
    let tolerance = (21.4 / (2 * visits)).squareRoot()
    #expect(visits > 7_000)
    #expect(abs(Double(entrances[0].visits) / visits - 0.6) < tolerance)
    let compared = Double(entrances.reduce(0) { $0 + $1.comparisons })
    #expect(abs(compared / visits - 0.3) < tolerance)
  }

  @Test("visits that a firm's campaign draws enter that firm", arguments: [0, 1])
  func drawn(firm: Int) {
    let plain = Self.run(Self.market(compares: 0, population: 2_000)).ledger
    let campaign = Advertising(
      name: "leaflet", firm: firm, firstDay: 0, lastDay: 27, costPerWeek: .zero,
      lift: TrafficLift(change: 0.3))
    var market = Self.market(compares: 0, population: 2_000)
    market.advertising = AdvertisingPlan([campaign])
    let replication = Replication(market: market, seed: 3)
    var simulation = replication.started(
      replication.logit(.logit(alpha: Array(repeating: 2, count: 5))))
    simulation.runWarmUp()
    simulation.runMeasured(focal: RuleStrategy.list, promotions: [], advertising: [0])
    let lifted = simulation.ledger
    #expect(lifted.visits.added > 1_000)
    for shop in 0..<2 {
      let extra =
        lifted.sellers.entrances[shop].visits - plain.sellers.entrances[shop].visits
      #expect(extra == (shop == firm ? lifted.visits.added : 0))
    }
  }

  @Test("if everybody compares, the shops are one shelf to the byte")
  func everybody() {
    let shops = Self.run(Self.market(compares: 1))
    let shelf = Self.run(Self.market(compares: 1) { $0.sellers = SellerPlan() })
    var ledger = shops.ledger
    #expect(ledger.sellers.sales[1].units > 100)
    ledger.sellers = SellerBooks()
    #expect(ledger == shelf.ledger && shops.daily == shelf.daily)
  }

  @Test("a price moves no visit and no entrance")
  func policies() {
    let list = Self.run(Self.market(compares: 0.3))
    let cut = Self.run(Self.market(compares: 0.3), focal: .fixed(1.2))
    #expect(list.ledger.sellers.entrances == cut.ledger.sellers.entrances)
    #expect(list.ledger.sellers.sales != cut.ledger.sellers.sales)
  }

  @Test("the order of firms and offers moves no entrance")
  func order() {
    let plain = Self.run(Self.market(compares: 0.3))
    let turned = Self.run(
      Self.market(shares: [0.4, 0.6], compares: 0.3) {
        $0.firms.swapAt(0, 1)
        for offer in $0.offers.indices { $0.offers[offer].firm = 1 - $0.offers[offer].firm }
        $0.focalFirm = 1
      })
    #expect(turned.ledger.sellers.entrances == plain.ledger.sellers.entrances.reversed())
    #expect(turned.ledger.sales == plain.ledger.sales)
  }

  @Test("units of visitors add up to units sold, and shared products are counted")
  func books() {
    let run = Self.run(Self.market(compares: 0.5))
    let books = run.ledger.sellers
    for firm in 0..<2 {
      let sold = run.market.offers.indices.filter { run.market.offers[$0].firm == firm }
        .reduce(0) { $0 + run.ledger.units(ofOffer: $1) }
      #expect(books.sales[firm].units + books.sales[2 + firm].units == sold)
    }
    // All that the second shop sells the first one has; of the first shop's three, the second has two.
    #expect(books.sales[1].sharedUnits == books.sales[1].units)
    #expect(books.sales[2].sharedUnits > 0 && books.sales[2].sharedUnits < books.sales[2].units)
  }

  /// Markets in which occasions are resolved in each of the ways there are.
  static let ways: [(String, MarketDefinition)] = {
    let stock = StockPlan(
      initial: 30, replenishment: .init(every: .days(3), upTo: 15, leadTime: .days(1)))
    let threshold = Promotion(
      name: "basket", offers: [0, 1, 2], reduction: .amountOff(Money(0.5)), firstDay: 3,
      lastDay: 20,
      terms: PromotionTerms(mechanic: .threshold(spend: Money(4), reach: Money(3))))
    return [
      ("batched", market(compares: 0.3) { $0.offers[0].stock = stock }),
      (
        "personal",
        market(compares: 0.3) {
          $0.offers[0].stock = stock
          $0.memory.satiation = .init(perUnit: 0.5, halfLifeWeeks: 2, isPerProduct: false)
          $0.memory.referencePrice = .init(carry: 0.8, gain: 0.3, loss: 0.6)
        }
      ),
      (
        "trips",
        market(compares: 0.3) {
          $0.offers[0].stock = stock
          $0.promotions = [threshold]
        }
      ),
    ]
  }()

  @Test("chunks of every size give equal books, however occasions are resolved", arguments: 0..<3)
  func chunks(way: Int) {
    let runs = [512, 1, 7].map { size in
      let replication = Replication(market: Self.ways[way].1, seed: 3, chunkSize: size)
      let intent = replication.logit(.logit(alpha: [2, 2, 2, 2, 2]))
      let promotions = Array(replication.market.promotions.indices)
      return replication.finished(intent, focal: RuleStrategy.fixed(1.8), promotions: promotions)
    }
    for other in runs.dropFirst() {
      #expect(other.ledger == runs[0].ledger && other.daily == runs[0].daily)
    }
    #expect(runs[0].ledger.sellers.sales.allSatisfy { $0.units > 0 })
    #expect(runs[0].ledger.offers[0].lostUnits > 0)
  }

  @Test("a model with one occasion a period gives equal books for every chunk size")
  func periods() {
    let market = Self.market(compares: 0.3)
    let runs = [512, 1, 7].map { size in
      Replication(market: market, seed: 3, chunkSize: size)
        .finished(HistoryIntent(warmUpWeeks: 1), focal: RuleStrategy.fixed(1.8))
    }
    #expect(runs.allSatisfy { $0.ledger == runs[0].ledger })
    let entrances = runs[0].ledger.sellers.entrances
    #expect(entrances.allSatisfy { $0.comparisons > 0 && $0.comparisons < $0.occasions })
    #expect(entrances.reduce(0) { $0 + $1.visits } <= 400 * 4)
  }

  @Test("a pilot gives hidden offers no demand, at the moment's prices and at list")
  func pilot() throws {
    let market = Self.market(shares: [1, 0], compares: 0)
    let replication = Replication(market: market, seed: 3)
    let adjustment = UtilityAdjustment(shifts: market.offers.map { _ in 0.25 })
    var simulation = replication.started(
      replication.logit(.logit(alpha: [2, 2, 2, 2, 2])), adjustment: adjustment)
    simulation.pilot = PilotRecord(
      market: market, adjustment: adjustment, capacity: 50, triesPlacements: true)
    simulation.runWarmUp()
    let pilot = try #require(simulation.pilot)
    #expect(pilot.sums[0].probabilities[3...].allSatisfy { $0 == 0 })
    #expect(pilot.sums[0].probabilities[0] > 1)
    let occasions = pilot.occasions(ofCategory: 0)
    let calibration = MarketCalibration(
      occasions: occasions, offers: market.offers.map { DemandSystem.Offer($0) },
      elasticityOffers: [0, 1, 2], priceTerms: .money)
    let demand = calibration.demand(.identity(offers: 5)).response(at: [2, 2, 2, 2, 2])
    #expect(demand.units[3] == 0 && demand.units[4] == 0 && demand.units[0] > 0.1)
    #expect(occasions.count == 50 && occasions.allSatisfy { $0.trial != nil })
  }

  @Test("a stated logit's demand is what visitors of each seller and those who compare buy")
  func closedForm() throws {
    var market = Self.market(compares: 0.3, population: 3_000)
    market.segments[0].visitRate = .constant(2)
    let parameters = LogitParameters.logit(alpha: [2, 2, 1.5, 2, 2])
    let demand = try DemandSystem.stated(market: market, category: 0, parameters: parameters)
    // Utility 0 at list but for the third offer, -0.5: visitors of the first shop choose among three
    // offers and nothing, those of the second among two and nothing.
    let third = expOf(-0.5)
    let expected = 0.7 * (0.6 / (3 + third)) + 0.3 / (5 + third)
    let units = demand.units(at: [2, 2, 2, 2, 2])
    #expect(abs(units[0] - expected) < 1e-12)
    let replication = Replication(market: market, seed: 3)
    let ledger = replication.finished(replication.logit(parameters)).ledger
    let occasions = Double(ledger.occasions[0])
    // Five shares at a false alarm in 1e9 each: 0.021 at 24,000 occasions; without masks the first
    // offer's share is 0.18 instead of 0.17 and the fourth's 0.18 instead of 0.14.
    let tolerance = (21.4 / (2 * occasions)).squareRoot()
    for offer in 0..<5 {
      #expect(abs(Double(ledger.units(ofOffer: offer)) / occasions - units[offer]) < tolerance)
    }
  }

  @Test("hidden offers stay hidden in a nest of sellers, and demand is its closed form")
  func nested() throws {
    let market = Self.market(compares: 0.8, population: 3_000) {
      $0.segments[0].visitRate = .constant(2)
    }
    let nests = ChoiceNests(sellerDissimilarity: 0.4, products: market.offers.map(\.product))
    let parameters = LogitParameters.logit(alpha: [2, 2, 1.5, 2.2, 2])
    let demand = try DemandSystem.stated(
      market: market, category: 0, parameters: parameters, nests: nests)
    let units = demand.units(at: [2, 2, 2, 2, 2])
    let replication = Replication(market: market, seed: 3)
    let ledger = replication.finished(
      replication.logit(parameters),
      adjustment: UtilityAdjustment(shifts: [0, 0, 0, 0, 0], nests: [nests])
    ).ledger
    let occasions = Double(ledger.occasions[0])
    // Five shares at a false alarm in 1e9 each: 0.021 at 24,000 occasions; with plain logits those who
    // compare, four in five, would buy the first offer with 0.172 instead of 0.127.
    let tolerance = (21.4 / (2 * occasions)).squareRoot()
    for offer in 0..<5 {
      #expect(abs(Double(ledger.units(ofOffer: offer)) / occasions - units[offer]) < tolerance)
    }
    let alone = Self.market(compares: 0)
    let unseen = Replication(market: alone, seed: 3)
    let books = unseen.finished(
      unseen.logit(parameters),
      adjustment: UtilityAdjustment(shifts: [0, 0, 0, 0, 0], nests: [nests])
    ).ledger.sellers
    #expect(books.sales[1].units == 0 && books.sales[2].units == 0 && books.sales[0].units > 100)
  }
}
