import ShoppingData
import Testing

@testable import ConsumerSegments

@Suite("Profiles and names")
struct ProfileTests {
  /// Consumer 0 comes in weeks 1 to 4 and buys in 1 and 2; consumer 1 comes in weeks 1 and 2.
  private let panel = PanelFixture.panel(
    weeks: 4, consumers: 2, visits: [(0, 1), (0, 2), (0, 3), (0, 4), (1, 1), (1, 2)],
    purchases: [
      PanelFixture.purchase(0, 1, item: 0, units: 2, spend: 4, isDeal: true),
      PanelFixture.purchase(0, 1, item: 2, units: 1, spend: 1),
      PanelFixture.purchase(0, 2, item: 0, units: 1, spend: 3),
      PanelFixture.purchase(1, 1, item: 1, units: 4, spend: 8, isDeal: true),
    ])

  @Test("a profile is what its members do, by weight")
  func profile() {
    let profile = SegmentProfile(panel, weights: [1, 0.5])
    #expect(profile.consumers == 1.5 && profile.share == 0.75)
    // Units 2 + 1 + 1 + 0.5 x 4 of 8.
    #expect(profile.unitShare == 0.75 && profile.spendShare == 12 / 16)
    #expect(profile.weeksWithVisit == 5.0 / 6)
    #expect(profile.purchaseRate == 2.5 / 5)
    #expect(profile.unitsPerPurchase == 6 / 2.5 && profile.spendPerPurchase == 12 / 2.5)
    #expect(profile.dealShare == 4.0 / 6 && profile.privateLabelShare == 1.0 / 6)
    #expect(profile.brands.map(\.name) == ["one", "two", "own"])
    #expect(profile.brands[0].share == 0.5)
  }

  @Test("what is counted per consumer is what latent classes explain")
  func counts() {
    let counts = ConsumerCounts(panel)
    #expect(counts.shares.map(\.hits) == [[4, 2], [2, 1], [1, 1], [1, 0]])
    #expect(counts.shares.map(\.trials) == [[4, 4], [4, 2], [3, 1], [3, 1]])
    #expect(counts.extraUnits == ShareCounts(hits: [1, 3], trials: [3, 1]))
    // The chain's own brand is nobody's favourite.
    #expect(counts.favourites == [0, 1] && counts.brands == 2)
  }

  private func changed(_ change: (inout SegmentProfile) -> Void) -> SegmentProfile {
    var profile = SegmentProfile(panel, weights: [1, 1])
    change(&profile)
    return profile
  }

  @Test("names say what sets a segment apart, and differ")
  func names() {
    let average = changed { _ in }
    let profiles = [
      changed { $0.dealShare = average.dealShare + 0.2 },
      changed {
        $0.dealShare = average.dealShare + 0.2
        $0.weeksWithVisit = average.weeksWithVisit / 2
      },
      changed { $0.unitsPerWeek = average.unitsPerWeek * 2 }, average, average,
      changed {
        $0.privateLabelShare = average.privateLabelShare + 0.5
        $0.unitsPerWeek = average.unitsPerWeek / 2
      },
    ]
    var naming = SegmentNaming()
    let names = profiles.map { naming.name($0, SegmentTrait.of($0, average: average)) }
    #expect(
      names == [
        "deal hunters", "rarely visiting deal hunters", "heavy buyers", "typical buyers",
        "typical buyers 2", "light store-brand buyers",
      ])
    #expect(SegmentNaming.identifier(names[1]) == "rarely-visiting-deal-hunters")
  }

  @Test("a second segment of a name is told from the first")
  func namesakes() {
    let average = changed { _ in }
    let first = changed { $0.unitsPerWeek = average.unitsPerWeek * 2 }
    let second = changed {
      $0.unitsPerWeek = average.unitsPerWeek * 3
      $0.dealShare = average.dealShare - 0.1
    }
    var naming = SegmentNaming()
    let names = [first, second].map { naming.name($0, SegmentTrait.of($0, average: average)) }
    #expect(names == ["heavy buyers", "full-price heavy buyers"])
  }

  @Test("the line of a persona and its insight")
  func words() {
    let average = changed {
      $0.dealShare = 0.4
      $0.privateLabelShare = 0.1
    }
    let profile = changed {
      $0.share = 0.24
      $0.unitShare = 0.31
      $0.weeksWithVisit = 0.66
      $0.purchaseRate = 0.09
      $0.dealShare = 0.78
      $0.privateLabelShare = 0.002
    }
    let sensitivity = PriceResponse.Sensitivity(
      value: 1.3, standardError: 0.1, measured: 1.4, measuredError: 0.12, isClipped: false)
    let text = PersonaText(profile: profile, average: average, sensitivity: sensitivity)
    #expect(
      text.description("deal hunters") == """
        deal hunters, 24% of consumers and 31% of units: come in 66% of weeks, buy in 9% of those, \
        78% of units on deal, 0.2% the store's own brand, 1.3 x as price sensitive
        """)
    #expect(
      text.insight(SegmentTrait(kind: .deals, strength: 2)) == """
        They wait for deals: 78% of their units, against 40% of all. A promotion reaches them, the \
        regular price hardly does. Prices move them more than others (1.3 x).
        """)
  }

  @Test("shares in tenths of a percent add up to 100", arguments: [3, 6, 7])
  func shares(count: Int) {
    let shares = SegmentLayer.wholeShares(Array(repeating: 1 / Double(count), count: count))
    let tenths = shares.map { Int($0.filter(\.isNumber)) ?? 0 }
    #expect(tenths.reduce(0, +) == 1000)
    #expect((tenths.max() ?? 0) - (tenths.min() ?? 0) <= 1)
  }
}
