import Testing

@testable import MarketModel

@Suite("Which business rule bound")
struct RuleBindingTests {
  private static func binding(
    _ rules: BusinessRules, wish: Double, day: Int = 0
  ) -> BusinessRules.Binding? {
    // List 2, cost 1, posted at list.
    let offer = Offer(
      product: "tea", name: "tea", brand: "", category: 0, firm: 0, listPrice: Money(2),
      unitCost: Money(1))
    let (previous, money) = (offer.listPrice, MoneyRules())
    let price = rules.posted(
      wish: Money(wish), offer: offer, previous: previous, day: day, money: money)
    return rules.binding(
      wish: Money(wish), price: price, offer: offer, previous: previous, day: day, money: money)
  }

  @Test("each rule is named where it alone stands in the way, and none where nothing does")
  func single() {
    #expect(Self.binding(BusinessRules(floor: 0.9), wish: 1.5) == .floor)
    #expect(Self.binding(BusinessRules(ceiling: 1.1), wish: 3) == .ceiling)
    #expect(Self.binding(BusinessRules(maximumStep: 0.1), wish: 3) == .maximumStep)
    #expect(Self.binding(BusinessRules(maximumStep: 0.1), wish: 1) == .maximumStep)
    #expect(Self.binding(BusinessRules(minimumMargin: 0.4), wish: 1) == .minimumMargin)
    #expect(Self.binding(BusinessRules(endings: [Money(0.99)]), wish: 1.8) == .ending)
    #expect(Self.binding(BusinessRules(), wish: 1.234) == nil)
    #expect(Self.binding(BusinessRules(ceiling: 1.0995), wish: 2.199) == .tick)
    #expect(Self.binding(BusinessRules(freezes: [0...3]), wish: 1.5, day: 3) == .freeze)
    #expect(Self.binding(BusinessRules(freezes: [0...3]), wish: 1.5, day: 4) == nil)
    #expect(Self.binding(BusinessRules(floor: 0.5, ceiling: 2), wish: 1.5) == nil)
  }

  @Test("of several limits the tightest is named; one that lifts the ceiling is the margin")
  func several() {
    #expect(Self.binding(BusinessRules(floor: 0.8, maximumStep: 0.1), wish: 1) == .maximumStep)
    #expect(Self.binding(BusinessRules(floor: 0.95, maximumStep: 0.1), wish: 1) == .floor)
    #expect(
      Self.binding(BusinessRules(ceiling: 1.1, minimumMargin: 0.6), wish: 3) == .minimumMargin)
  }

  @Test("endings and ticks are no limits")
  func limits() {
    #expect(
      BusinessRules.Binding.allCases.filter { !$0.isLimit } == [.ending, .tick])
  }
}
