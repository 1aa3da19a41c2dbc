import EventSimulation
import Glibc
import RandomStreams
import ScientificComputing
import Testing

@testable import MarketModel

/// What consumers remember, own and expect: properties that hold for every mechanism.
@Suite("memory")
struct MemoryTests {
  /// Every mechanism by name.
  static let mechanisms: [(name: String, settings: MemorySettings)] = {
    func with(_ change: (inout MemorySettings) -> Void) -> MemorySettings {
      var settings = MemorySettings()
      change(&settings)
      return settings
    }
    let delay = Distribution.gamma(shape: 2, scale: 0.5)
    return [
      (
        "home stock",
        with {
          $0.homeStock = .init(
            consumption: .gamma(shape: 2, scale: 0.5), perUnit: 0.3, whileStocked: 0.5)
        }
      ),
      ("reference price", with { $0.referencePrice = .init(carry: 0.7, gain: 0.5, loss: 1) }),
      (
        "satiation",
        with {
          $0.satiation = .init(perUnit: 0.6, halfLifeWeeks: 1.5, isPerProduct: true)
        }
      ),
      (
        "reviews",
        with {
          $0.reviews = .init(
            share: 0.3, delayWeeks: delay, ratings: [4.6, 3.2, 4, 4, 2], deviation: 1, priorMean: 4,
            priorCount: 5, perStar: 1, perLogCount: 0.1)
        }
      ),
      (
        "awareness",
        with {
          $0.awareness = [
            .init(product: "a", innovation: 0.1, imitation: 0.5, spreaders: .buyers),
            .init(product: "d", innovation: 0.2, imitation: 0.3, initialShare: 0.1, firstDay: -7),
          ]
        }
      ),
      ("budget", with { $0.budget = .init(amounts: [Money(5), nil], periodWeeks: 2) }),
      (
        "returns",
        with {
          $0.returns = .init(rate: 0.3, delayWeeks: delay, cost: Money(0.2), restockedShare: 0.6)
        }
      ),
      (
        "waiting",
        with {
          $0.waiting = .init(expectations: .adaptive(weeks: 6), patience: [0.9, 0])
        }
      ),
      (
        "announced",
        with {
          $0.waiting = .init(expectations: .announced(weeksAhead: 2), patience: [0.9, 0.5])
        }
      ),
      (
        "rational",
        with {
          $0.waiting = .init(expectations: .rational(weeks: 6), patience: [0.9, 0.5])
        }
      ),
    ]
  }()

  static let all: MemorySettings = {
    var settings = mechanisms.reduce(into: MemorySettings()) { sum, next in
      sum.homeStock = sum.homeStock ?? next.settings.homeStock
      sum.referencePrice = sum.referencePrice ?? next.settings.referencePrice
      sum.satiation = sum.satiation ?? next.settings.satiation
      sum.reviews = sum.reviews ?? next.settings.reviews
      sum.awareness += next.settings.awareness
      sum.budget = sum.budget ?? next.settings.budget
      sum.returns = sum.returns ?? next.settings.returns
      sum.waiting = sum.waiting ?? next.settings.waiting
    }
    return settings
  }()

  static let parameters = LogitParameters.logit(
    alpha: [3, 2.5, 2, 2.5, 2], logDeviation: 0.4, tastes: 0.5, display: 0.5)

  static func run(
    _ settings: MemorySettings, chunkSize: Int = 512, population: Int = 400
  ) -> MarketSimulation {
    var market = BatchTests.market
    market.memory = settings
    market.population = population
    var replication = Replication(market: market, seed: 5)
    replication.chunkSize = chunkSize
    var simulation = replication.started(replication.logit(parameters))
    simulation.occasions = OccasionRecord()
    simulation.runWarmUp()
    simulation.runMeasured(focal: BatchTests.weekly, promotions: [0])
    return simulation
  }

  @Test("each mechanism changes the books", arguments: mechanisms.indices)
  func eachMatters(index: Int) {
    let (name, settings) = Self.mechanisms[index]
    #expect(Self.run(settings).ledger != Self.run(.none).ledger, "\(name)")
  }

  @Test("books do not depend on the chunk size", arguments: mechanisms.indices)
  func chunks(index: Int) {
    let runs = [512, 1, 7].map { Self.run(Self.mechanisms[index].settings, chunkSize: $0) }
    for other in runs.dropFirst() {
      #expect(other.ledger == runs[0].ledger)
      #expect(other.daily == runs[0].daily)
      #expect(other.memorySeries == runs[0].memorySeries)
    }
  }

  @Test("all mechanisms together give equal books for every chunk size, and nothing negative")
  func together() {
    let runs = [512, 1].map { Self.run(Self.all, chunkSize: $0) }
    #expect(runs[0].ledger == runs[1].ledger)
    #expect(runs[0].memorySeries == runs[1].memorySeries)
    #expect(runs[0].memorySeries.allSatisfy { $0.values.count == 5 })
    #expect(runs[0].memorySeries.allSatisfy { $0.values.allSatisfy { $0 >= 0 && $0.isFinite } })
    #expect(runs[0].ledger.offers.allSatisfy { $0.lostUnits >= 0 && $0.returns.units >= 0 })
  }

  @Test("settings that have no effect leave every byte as it was")
  func neutral() {
    var settings = MemorySettings()
    settings.homeStock = .init(consumption: .constant(1), perUnit: 0, whileStocked: 0)
    settings.referencePrice = .init(carry: 0.5, gain: 0, loss: 0)
    settings.satiation = .init(perUnit: 0, halfLifeWeeks: 1, isPerProduct: false)
    settings.awareness = [
      .init(product: "a", innovation: 0, imitation: 0, initialShare: 1, firstDay: -14)
    ]
    settings.budget = .init(amounts: [Money(1_000_000), nil], periodWeeks: 1)
    settings.returns = .init(
      rate: 0, delayWeeks: .constant(1), cost: Money(1), restockedShare: 1)
    settings.waiting = .init(expectations: .adaptive(weeks: 4), patience: [0, 0])
    let (off, neutral) = (Self.run(.none), Self.run(settings))
    #expect(neutral.ledger == off.ledger)
    #expect(neutral.daily == off.daily)
    #expect(off.memorySeries.isEmpty)
  }

  @Test("more consumers move nobody's purchases", arguments: [0, 1, 2, 5, 6, 7, 8])
  func stableNames(index: Int) {
    // Stock that runs out, reviews and buyers' talk let consumers meet; here they do not.
    func purchases(_ population: Int) -> [String] {
      var market = BatchTests.market
      for offer in market.offers.indices { market.offers[offer].stock = nil }
      market.memory = Self.mechanisms[index].settings
      market.population = population
      let replication = Replication(market: market, seed: 7)
      var simulation = replication.started(replication.logit(Self.parameters))
      simulation.occasions = OccasionRecord()
      simulation.runWarmUp()
      simulation.runMeasured(focal: BatchTests.weekly, promotions: [0])
      let record = simulation.occasions ?? OccasionRecord()
      return record.consumers.indices.compactMap { row in
        let consumer = Int(record.consumers[row])
        let ordinal = consumer < population / 2 ? consumer : consumer - population / 2
        guard ordinal < 50 else { return nil }
        let segment = consumer < population / 2 ? 0 : 1
        return "\(segment) \(ordinal) \(record.weeks[row]) \(record.categories[row]) "
          + "\(record.offers[row]) \(record.units[row])"
      }.sorted()
    }
    #expect(purchases(100) == purchases(160))
  }
}
