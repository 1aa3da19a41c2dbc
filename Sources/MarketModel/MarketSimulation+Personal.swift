extension MarketSimulation {
  /// Whether some mechanism gives each consumer terms of its own in this category, so that occasions
  /// are resolved one by one.
  func isPersonal(category: Int) -> Bool {
    memory.isPersonal || (desk.isOpen && desk.personal[category])
  }

  /// Turns the shelf's prices into those of one consumer at one visit.
  ///
  /// Every mechanism adds to `shift`, replaces price terms or takes offers away (`available`), in the
  /// order written here.
  mutating func personalise(
    _ prices: inout ChoiceKernel.Prices, visit: Visit, row: Int, category: Int, week: Int
  ) {
    applyPromotions(&prices, visit: visit, row: row, category: category)
    hideUnseen(&prices, row: row, category: category)
    personaliseByMemory(&prices, visit: visit, row: row, category: category, week: week)
  }
}
