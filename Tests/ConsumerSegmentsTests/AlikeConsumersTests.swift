import ShoppingData
import Testing

@testable import ConsumerSegments

@Suite("Consumers who are alike")
struct AlikeConsumersTests {
  /// Everybody comes every week and buys an item with a probability that doubles on deal.
  private static func panel(consumers: Int, weeks: Int, seed: UInt64) -> CategoryPanel {
    var draw = Draws(seed: seed)
    var calendar = ItemCalendar(periods: 1...weeks, items: 3)
    var (visits, purchases): ([(Int, Int)], [CategoryPanel.Purchase]) = ([], [])
    for week in 1...weeks {
      for item in 0..<3 { calendar.set(ratio: ratio(item, week), of: item, in: week) }
    }
    for consumer in 0..<consumers {
      for week in 1...weeks {
        visits.append((consumer, week))
        for item in 0..<3 {
          let isDeal = ratio(item, week) < 1
          guard draw.hits(isDeal ? 0.1 : 0.05, of: 1) > 0 else { continue }
          purchases.append(PanelFixture.purchase(consumer, week, item: item, isDeal: isDeal))
        }
      }
    }
    return PanelFixture.panel(
      weeks: weeks, consumers: consumers, visits: visits, purchases: purchases,
      calendar: calendar)
  }

  private static func ratio(_ item: Int, _ week: Int) -> Double {
    (week + item) % 3 == 0 ? 0.7 : 1
  }

  @Test("groups by the deals they happened to meet follow prices alike when judged by other weeks")
  func noFalseDealHunters() throws {
    let panel = Self.panel(consumers: 200, weeks: 20, seed: 21)
    let own = Self.dealGroups(panel)
    let halves = [1, 0].map { half in Self.dealGroups(panel.filtered { $0 % 2 == half }) }
    let naive = try #require(PriceResponse(panel, own, halves: [own, own]).sensitivities)
    let crossed = try #require(PriceResponse(panel, own, halves: halves).sensitivities)
    // Selection alone makes the deal group's slope several times the other's.
    #expect(naive[0].measured - naive[1].measured > 1)
    // The groups are chance, so the halves can't tell them apart; four standard errors.
    for sensitivity in crossed {
      #expect(abs(sensitivity.measured - 1) < 4 * sensitivity.measuredError)
      #expect(abs(sensitivity.value - 1) < 0.15)
    }
  }

  /// Those who bought more than half of their items on deal, and the others.
  private static func dealGroups(_ panel: CategoryPanel) -> Membership {
    let deals = (0..<panel.consumers).map { consumer in
      let own = panel.purchases.filter { $0.consumer == consumer }
      return 2 * own.count(where: \.isDeal) > own.count
    }
    return Membership(
      consumers: panel.consumers, weights: deals.map { $0 ? 1 : 0 } + deals.map { $0 ? 0 : 1 })
  }
}
