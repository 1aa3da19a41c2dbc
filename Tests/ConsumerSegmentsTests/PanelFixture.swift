import ShoppingData

/// Panels made by rule rather than by chance.
enum PanelFixture {
  static let items = [
    CategoryPanel.Item(name: "a", brand: "one", isPrivateLabel: false, place: 0),
    CategoryPanel.Item(name: "b", brand: "two", isPrivateLabel: false, place: 1),
    CategoryPanel.Item(name: "c", brand: "own", isPrivateLabel: true, place: 2),
  ]

  static func panel(
    weeks: Int, consumers: Int, visits: [(Int, Int)], purchases: [CategoryPanel.Purchase],
    calendar: ItemCalendar? = nil
  ) -> CategoryPanel {
    CategoryPanel(
      category: "tea", items: items,
      calendar: calendar ?? ItemCalendar(periods: 1...weeks, items: 3), window: 1...weeks,
      consumers: consumers,
      visits: visits.map { CategoryPanel.Visit(consumer: Int32($0.0), period: Int32($0.1)) },
      purchases: purchases)
  }

  static func purchase(
    _ consumer: Int, _ period: Int, item: Int, units: Int = 1, spend: Double = 1,
    isDeal: Bool = false
  ) -> CategoryPanel.Purchase {
    CategoryPanel.Purchase(
      consumer: Int32(consumer), period: Int32(period), item: Int32(item), units: Int32(units),
      spend: spend, isDeal: isDeal)
  }
}
