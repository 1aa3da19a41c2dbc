import Foundation
import MarketModel
import RandomStreams
import Testing

@testable import TransformerScorer

/// Which offers of a large shelf a consumer considers.
@Suite("consideration sets")
struct ConsiderationSetTests {
  static func set(offers: Int) -> ConsiderationSet {
    ConsiderationSet(
      capacity: 12, shares: (0..<offers).map { 1 / Double($0 + 2) }, items: Array(0..<offers),
      keys: (0..<offers).map { EntityKey("offer").child("p\($0)").bits })
  }

  /// One consumer who bought the given items in periods 0, 1, ...
  static func histories(offers: Int, bought: [Int]) -> PurchaseHistories {
    var histories = PurchaseHistories(consumers: 1, items: offers, length: 16)
    for (period, item) in bought.enumerated() {
      histories.visit(0, period: period)
      histories.record(
        PurchaseHistories.Purchase(item: item, quantity: 1, ratio: 1, tier: 0), consumer: 0,
        period: period)
    }
    return histories
  }

  static func choose(
    offers: Int, key: UInt64, bought: [Int] = [], promoted: [Int] = []
  ) -> [(offer: Int, correction: Float)] {
    var flags = Array(repeating: OfferFlags(), count: offers)
    for offer in promoted { flags[offer].display = 1 }
    var scratch = ScorerScratch(eventCapacity: 16)
    set(offers: offers).choose(
      key: key, flags: flags, histories: histories(offers: offers, bought: bought), consumer: 0,
      into: &scratch)
    return zip(scratch.considered, scratch.corrections).map { (Int($0), $1) }
  }

  @Test(
    "own past items come first, then promoted ones, then the most popular", arguments: [24, 48])
  func order(offers: Int) {
    let last = offers - 1
    let chosen = Self.choose(
      offers: offers, key: 7, bought: [last, 20, last], promoted: [last - 1, 18])
    let certain = chosen.filter { $0.correction == 0 }.map(\.offer)
    #expect(certain == [0, 1, 2, 3, 4, 18, 20, last - 1, last])
    #expect(chosen.count == 12)
    #expect(chosen.map(\.offer) == chosen.map(\.offer).sorted())
    #expect(Set(chosen.map(\.offer)).count == 12)
  }

  @Test("of more past items than places the latest stay")
  func manyPastItems() {
    let chosen = Self.choose(offers: 48, key: 7, bought: Array(10..<30))
    let certain = chosen.filter { $0.correction == 0 }.map(\.offer)
    #expect(certain == Array(21..<30))
  }

  @Test(
    "the corrected drawn offers stand for the rest of the shelf on average", arguments: [24, 48])
  func correction(offers: Int) {
    // The places beyond the nine certain ones: every other offer has weight 1 or more.
    let weight = { (offer: Int) in 1 + Double(offer) / 10 }
    let rest = (9..<offers).reduce(0) { $0 + weight($1) }
    let draws = 4_000
    var sum = 0.0
    var largest = 0.0
    for draw in 0..<draws {
      let chosen = Self.choose(offers: offers, key: EntityKey("occasion").child(UInt64(draw)).bits)
      let estimate = chosen.filter { $0.correction != 0 }.reduce(0) {
        $0 + weight($1.offer) * exp(Double($1.correction))
      }
      sum += estimate
      largest = max(largest, estimate)
    }
    // Hoeffding: estimates lie between 0 and the bound below; false alarm 1e-9 each.
    let bound = Double(offers - 9) * weight(offers - 1)
    let tolerance = bound * (log(2 / 1e-9) / (2 * Double(draws))).squareRoot()
    #expect(largest <= bound * (1 + 1e-5))
    #expect(abs(sum / Double(draws) - rest) <= tolerance)
  }

  @Test("every offer outside the certain ones is drawn with the same chance")
  func equalChances() {
    let draws = 4_000
    var counts = Array(repeating: 0, count: 24)
    for draw in 0..<draws {
      for choice in Self.choose(
        offers: 24, key: EntityKey("occasion").child(UInt64(draw)).bits)
      where choice.correction != 0 { counts[choice.offer] += 1 }
    }
    let tolerance = (log(2 * 15 / 1e-9) / (2 * Double(draws))).squareRoot()
    for count in counts[9...] {
      #expect(abs(Double(count) / Double(draws) - 3.0 / 15) <= tolerance)
    }
  }

  @Test("unconsidered offers can't be bought, considered ones can", arguments: [24, 48])
  func scores(offers: Int) {
    let market = MarketIntentTests.market(offers: offers)
    let recorder = BatchRecorder(base: MarketIntentTests.intent(market))
    let simulation = MarketIntentTests.run(market, intent: recorder)
    var scores = ScoreTable()
    MarketIntentTests.intent(market).score(recorder.last, into: &scores)
    for row in recorder.last.consumers.indices {
      let alphas = scores.alpha[row * offers..<(row + 1) * offers]
      #expect(alphas.count { $0 > -.infinity } == 12)
      #expect(alphas.allSatisfy { !$0.isNaN })
    }
    // The least popular offers are bought too.
    let tail = simulation.ledger.sales[(offers - 6) * 2..<offers * 2]
    #expect(tail.reduce(0) { $0 + $1.units } > 0)
  }
}
