/// What every consumer has spent in the period, in millionths.
struct BudgetState: Sendable {
  let settings: MemorySettings.Budget
  private var spent: [Int64]
  private var periods: [Int32]

  init(_ settings: MemorySettings.Budget, consumers: Int) {
    self.settings = settings
    spent = Array(repeating: 0, count: consumers)
    periods = Array(repeating: .min, count: consumers)
  }

  /// Returns what a consumer may still spend in a week's period, or `nil` without limit.
  func left(_ consumer: Int, segment: Int, week: Int) -> Int64? {
    guard let amount = settings.amounts[segment] else { return nil }
    let isCurrent = periods[consumer] == period(week)
    return amount.millionths - (isCurrent ? spent[consumer] : 0)
  }

  /// Takes a purchase out of the budget.
  mutating func spend(_ millionths: Int64, consumer: Int, week: Int) {
    let period = period(week)
    spent[consumer] = millionths + (periods[consumer] == period ? spent[consumer] : 0)
    periods[consumer] = period
  }

  private func period(_ week: Int) -> Int32 {
    Int32(truncatingIfNeeded: week.floorDivided(by: settings.periodWeeks))
  }
}
