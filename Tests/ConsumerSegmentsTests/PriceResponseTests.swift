import Glibc
import ShoppingData
import Testing

@testable import ConsumerSegments

@Suite("Price response of segments")
struct PriceResponseTests {
  private static let weeks = 16

  /// Each item is a fifth or 40 % cheaper in weeks of its own.
  private static func ratio(_ item: Int, _ week: Int) -> Double {
    switch (week + 5 * item) % 7 {
    case 0: 0.6
    case 3: 0.8
    default: 1
    }
  }

  /// Two segments of 20 consumers who buy 40 x ratio^elasticity of each item and week.
  private static func panel(_ elasticities: [Double], varied: Bool = true) -> CategoryPanel {
    var calendar = ItemCalendar(periods: 1...weeks, items: 3)
    var purchases: [CategoryPanel.Purchase] = []
    for week in 1...weeks {
      for item in 0..<3 {
        let ratio = varied ? ratio(item, week) : 1
        calendar.set(ratio: ratio, of: item, in: week)
        for (segment, elasticity) in elasticities.enumerated() {
          let count = Int((40 * pow(ratio, elasticity)).rounded())
          for number in 0..<count {
            let consumer = segment * 20 + (number + 3 * week + item) % 20
            purchases.append(PanelFixture.purchase(consumer, week, item: item))
          }
        }
      }
    }
    return PanelFixture.panel(
      weeks: weeks, consumers: 40, visits: [], purchases: purchases, calendar: calendar)
  }

  private static let membership = Membership(
    consumers: 40, weights: (0..<80).map { ($0 < 40) == ($0 % 40 < 20) ? 1 : 0 })

  @Test("segments with elasticities of -3 and -1 are told apart")
  func knownElasticities() throws {
    let panel = Self.panel([-3, -1])
    let response = PriceResponse(
      panel, Self.membership, halves: [Self.membership, Self.membership])
    #expect(response.pooled < -1 && response.pooled > -3)
    let sensitivities = try #require(response.sensitivities)
    // Counts are whole numbers near 40 to 185: their rounding moves a slope by at most 2 %.
    #expect(abs(sensitivities[0].measured * response.pooled / -3 - 1) < 0.03)
    #expect(abs(sensitivities[1].measured * response.pooled / -1 - 1) < 0.03)
    #expect(sensitivities[0].value > 1.2 && sensitivities[1].value < 0.8)
  }

  @Test("where prices never move there is no price response")
  func noVariation() {
    let response = PriceResponse(
      Self.panel([-3, -1], varied: false), Self.membership,
      halves: [Self.membership, Self.membership])
    #expect(response.sensitivities == nil)
  }

  @Test("membership in even weeks comes from the first half given, in odd weeks from the second")
  func halvesAreUsed() throws {
    let panel = Self.panel([-3, -1])
    let weights = Self.membership.weights
    let swapped = Membership(consumers: 40, weights: Array(weights[40...] + weights[..<40]))
    let right = PriceResponse(panel, Self.membership, halves: [Self.membership, Self.membership])
    let mixed = PriceResponse(panel, Self.membership, halves: [Self.membership, swapped])
    let both = try #require(right.sensitivities)
    let neither = try #require(mixed.sensitivities)
    #expect(both[0].measured - both[1].measured > 0.8)
    #expect(abs(neither[0].measured - neither[1].measured) < 0.4)
  }

  @Test("what judging by half the periods blurs is undone")
  func unmixing() throws {
    let blurred = Membership(
      consumers: 40, weights: Self.membership.weights.map { 0.75 * $0 + 0.25 * (1 - $0) })
    let response = PriceResponse(
      Self.panel([-3, -1]), Self.membership, halves: [blurred, blurred])
    let sensitivities = try #require(response.sensitivities)
    // A mean of two powers is no power: first-order unmixing is exact for small price changes only.
    #expect(abs(sensitivities[0].measured * response.pooled / -3 - 1) < 0.1)
    #expect(abs(sensitivities[1].measured * response.pooled / -1 - 1) < 0.1)
  }

  @Test("an exact ratio stays, an uncertain one moves to 1, one out of range is cut and says so")
  func shrinkage() {
    // Moments: weights 1/0.01 and 1/1; (100 x 0.25 + 1 x 1 - 2) / 101 = 0.2376.
    let result = PriceResponse.shrunk([1.5, 2], [0.1, 1])
    #expect(abs(result[0].value - (1 + 0.5 * 0.237624 / 0.247624)) < 1e-5)
    #expect(abs(result[1].value - (1 + 0.237624 / 1.237624)) < 1e-5)
    #expect(abs(result[1].standardError - (0.237624 / 1.237624).squareRoot()) < 1e-5)
    let cut = PriceResponse.shrunk([4, 0.1], [0.01, 0.01])
    #expect(cut.map(\.value) == [2.5, 0.4] && cut.allSatisfy(\.isClipped))
    let unknown = PriceResponse.shrunk([.nan], [.nan])
    #expect(unknown[0].value == 1 && !unknown[0].isClipped)
  }
}
