import Foundation
import MarketModel
import RandomStreams
import Testing
import TransformerScorer

/// The features of a random past, against the definitions applied to the whole list of visits and
/// purchases.
@Suite("tokens")
struct TokenWriterTests {
  struct Bought {
    var period: Int
    var item: Int
    var quantity: Float
    var ratio: Float
    var tier: Float
  }

  /// A consumer's past: visits per period, purchases in order of time, one per period and item.
  struct Past {
    var visits: [Int]
    var purchases: [Bought] = []

    init(entity: UInt64, weeks: Int, rate: Double) {
      var stream = RandomStream(
        seed: 11, replication: ReplicationKey(.rank, number: 0), purpose: "pasts",
        entity: EntityKey("test").child(entity))
      visits = []
      for period in 0..<weeks {
        visits.append(Int(stream.nextUniform() * 2.5))
        for item in 0..<5 where visits[period] > 0 && stream.nextUniform() < rate {
          purchases.append(
            Bought(
              period: period, item: item, quantity: Float(1 + Int(stream.nextUniform() * 3)),
              ratio: Float(Int(2_048 + stream.nextUniform() * 2_048)) / 4_096,
              tier: Float(Int(stream.nextUniform() * 4_096) - 2_048) / 4_096))
        }
      }
    }

    var histories: PurchaseHistories {
      var histories = PurchaseHistories(consumers: 1, items: 5, length: 16)
      for period in visits.indices {
        for _ in 0..<visits[period] { histories.visit(0, period: period) }
        for bought in purchases where bought.period == period {
          histories.record(
            PurchaseHistories.Purchase(
              item: bought.item, quantity: bought.quantity, ratio: bought.ratio, tier: bought.tier,
              isPrivateLabel: bought.item == 4), consumer: 0, period: period)
        }
      }
      return histories
    }
  }

  static let items = CategoryItems(
    identities: [(0, 7, 1), (1, 7, 2), (2, 8, 1), (3, 8, 2), (4, 9, 1)].map {
      TokenBatch.ItemIdentity(item: $0.0, brand: $0.1, type: $0.2)
    }, isPrivateLabel: [false, false, false, false, true],
    isListed: [true, true, true, false, true])
  static let offers = [0, 1, 2, 4].map {
    OfferFacts(item: $0, tier: 0.1 * Float($0), display: 0.5, logShare: -1.5, logOutletShare: 0.3)
  }

  static func batch(_ past: Past, period: Int) -> TokenBatch {
    var batch = TokenBatch()
    var writer = TokenWriter(eventCapacity: 16)
    writer.write(
      consumer: 0, period: period, histories: past.histories, items: items, offers: offers,
      logBaseRate: -2, into: &batch)
    return batch
  }

  /// The context by its definition.
  static func context(_ past: Past, period: Int) -> [Double] {
    let bought = Set(past.purchases.map(\.period)).sorted()
    let (n, events) = (Double(bought.count), Double(past.purchases.count))
    func visits(after: Int) -> Double {
      Double(past.visits.enumerated().reduce(0) { $0 + ($1.0 > after ? $1.1 : 0) })
    }
    let (first, last) = (bought.first ?? -1, bought.last ?? -1)
    let gap = n == 0 ? 8 : (Double(last - first) + 8) / n
    let since = n == 0 ? 60 : Double(min(60, period - last))
    let fading = bought.reduce(0) { $0 + pow(0.97, Double(period - $1)) }
    let rate = past.visits.reduce(0) { 0.9 * $0 + 0.1 * Double($1) }
    let lastVisit = past.visits.lastIndex { $0 > 0 }.map { Double(min(60, period - $0)) } ?? 8
    func mean(_ sum: Double, _ typical: Double) -> Double { (sum + 2 * typical) / (events + 2) }
    let units = past.purchases.reduce(0) { $0 + Double($1.quantity) }
    let lastUnits = past.purchases.reduce(0) { $0 + ($1.period == last ? Double($1.quantity) : 0) }
    return [
      log((n + 0.5) / (visits(after: first) + 3)), log(1 + n), log(since), log(since / gap),
      log(gap), log(1 + visits(after: last)), log(0.05 + fading), rate,
      log(1 + visits(after: -1)), log(lastVisit),
      mean(Double(past.purchases.count { $0.ratio < 0.95 }), 0.45),
      mean(Double(past.purchases.count { $0.item == 4 }), 0.25),
      mean(past.purchases.reduce(0) { $0 + 1 - Double($1.ratio) }, 0.13),
      mean(past.purchases.reduce(0) { $0 + Double($1.tier) }, 0),
      n == 0 ? 0 : log(lastUnits / (units / n)), n == 0 ? log(1.4) : log(units / n), -2,
    ]
  }

  /// Loyalty, fading count, weeks since and bought-last of an item by their definitions.
  static func item(_ item: Int, _ past: Past, period: Int) -> [Double] {
    let bought = Set(past.purchases.map(\.period)).sorted()
    let own = past.purchases.filter { $0.item == item }.map(\.period)
    let loyalty = bought.reduce(0) { 0.8 * $0 + (own.contains($1) ? 0.2 : 0) }
    return [
      loyalty, log(1 + own.reduce(0) { $0 + pow(0.97, Double(period - $1)) }),
      log(own.last.map { Double(min(60, period - $0)) } ?? 60),
      !own.isEmpty && own.last == bought.last ? 1 : 0,
    ]
  }

  static let cases: [(UInt64, Int, Double)] = [
    (1, 30, 0.2), (2, 30, 0.02), (3, 90, 0.01), (4, 5, 0), (5, 0, 0), (6, 60, 0.5), (7, 3, 0.4),
  ]

  @Test("the context is what its definitions give", arguments: cases)
  func context(entity: UInt64, weeks: Int, rate: Double) {
    let past = Past(entity: entity, weeks: weeks, rate: rate)
    let batch = Self.batch(past, period: weeks)
    for (index, expected) in Self.context(past, period: weeks).enumerated() {
      // Sums of up to 300 floats below 4: an error below 300 x 4 x 2^-24.
      #expect(
        abs(Double(batch.context[index]) - expected) < 1e-4, "\(TokenFeatures.context[index])")
    }
  }

  @Test("loyalties, counts and ages of an offer are what their definitions give", arguments: cases)
  func offers(entity: UInt64, weeks: Int, rate: Double) {
    let past = Past(entity: entity, weeks: weeks, rate: rate)
    let batch = Self.batch(past, period: weeks)
    let all = (0..<5).map { Self.item($0, past, period: weeks) }
    for (place, offer) in Self.offers.enumerated() {
      let identity = Self.items.identities[offer.item]
      func sum(_ holds: (TokenBatch.ItemIdentity) -> Bool) -> Double {
        (0..<5).reduce(0) {
          $0 + ($1 != offer.item && holds(Self.items.identities[$1]) ? all[$1][0] : 0)
        }
      }
      let own = all[offer.item]
      let expected = [
        Double(offer.tier), 0.5, 0, 0, 0, -1.5, Double(Float(0.3)), own[0],
        sum { $0.brand == identity.brand }, sum { $0.type == identity.type }, own[1], own[2],
        own[3], offer.item == 4 ? 1 : 0,
      ]
      let row = batch.offers[place * 14..<(place + 1) * 14]
      for (index, (value, expected)) in zip(row, expected).enumerated() {
        #expect(abs(Double(value) - expected) < 1e-5, "\(TokenFeatures.offer[index])")
      }
      #expect(batch.offerItems[place] == identity)
    }
  }

  @Test("events are the last sixteen purchases, newest first", arguments: cases)
  func events(entity: UInt64, weeks: Int, rate: Double) {
    let past = Past(entity: entity, weeks: weeks, rate: rate)
    let batch = Self.batch(past, period: weeks)
    let newest = past.purchases.reversed().prefix(16)
    #expect(batch.eventStarts == [0, Int32(newest.count)])
    for (place, bought) in newest.enumerated() {
      let expected = [
        log(bought.quantity), log(bought.ratio), bought.tier, 0, 0, 0, bought.item == 4 ? 1 : 0,
        bought.item == 3 ? 0 : 1, log(Float(min(60, weeks - bought.period))),
      ]
      let row = batch.events[place * 9..<(place + 1) * 9]
      #expect(zip(row, expected).allSatisfy { abs($0 - $1) < 1e-5 })
      #expect(batch.eventItems[place] == Self.items.identities[bought.item])
    }
  }

  @Test("rows don't depend on the rows written before")
  func rowsAreIndependent() {
    var (writer, batch) = (TokenWriter(eventCapacity: 16), TokenBatch())
    let pasts = Self.cases.map { Past(entity: $0.0, weeks: $0.1, rate: $0.2) }
    for past in pasts {
      writer.write(
        consumer: 0, period: past.visits.count, histories: past.histories, items: Self.items,
        offers: Self.offers, logBaseRate: -2, into: &batch)
    }
    let alone = pasts.map { Self.batch($0, period: $0.visits.count) }
    #expect(batch.context == alone.flatMap(\.context))
    #expect(batch.offers == alone.flatMap(\.offers))
    #expect(batch.events == alone.flatMap(\.events))
    #expect(batch.rows == pasts.count)
  }
}
