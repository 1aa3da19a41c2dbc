/// What a column of numbers holds, and the limits of its values.
enum NumberKind {
  /// Money above zero.
  case price
  /// Money of at least zero.
  case cost
  /// Any amount of money.
  case amount
  /// Any number.
  case number
  /// A number of at least zero.
  case notNegative
  /// Days of a week, 0 to 7.
  case days
  /// 0 to 1, a percentage, or yes or no.
  case share
  /// A discount: a percentage, a number from 1, which is a percentage too, or a share below 1.
  case discount

  /// No company sells so much of a product, or at such a price.
  private static let largest = 1e9

  /// A number that was read.
  struct Reading {
    /// In the column's unit; shares and discounts as 0 to 1.
    var value: Double
    /// A currency that stood beside it.
    var currency: String?
    /// Whether it was taken for a percentage without a percent sign.
    var isPercentAssumed = false
  }

  /// Why a text is no such number.
  struct Problem: Error {
    /// What follows the value.
    var words: String
    /// What to do.
    var hint: String
  }

  /// Reads a text with a decimal mark.
  func read(_ text: String, mark: Character) -> Result<Reading, Problem> {
    if case .share = self, let flag = Flag.read(text) {
      return .success(Reading(value: flag ? 1 : 0))
    }
    guard let number = CellNumber(text), let value = number.value(decimal: mark) else {
      return .failure(notNumber(text, mark: mark))
    }
    guard !number.isPercent || takesPercent else {
      return .failure(Problem(words: "is a percentage", hint: "write a number"))
    }
    guard number.currency == nil || isMoney else {
      return .failure(Problem(words: "is an amount of money", hint: "write a number"))
    }
    guard abs(value) <= Self.largest else {
      return .failure(Problem(words: "is above a billion", hint: "check the number of digits"))
    }
    let isAssumed = isDiscount && !number.isPercent && value >= 1
    let scaled = number.isPercent || isAssumed ? value / 100 : value
    if let problem = problem(of: scaled) { return .failure(problem) }
    return .success(Reading(value: scaled, currency: number.currency, isPercentAssumed: isAssumed))
  }

  private var isMoney: Bool {
    switch self {
    case .price, .cost, .amount: true
    default: false
    }
  }

  private var isDiscount: Bool {
    if case .discount = self { return true }
    return false
  }

  private var takesPercent: Bool {
    switch self {
    case .share, .discount: true
    default: false
    }
  }

  private func problem(of value: Double) -> Problem? {
    switch self {
    case .price where value < 0: Problem(words: "is below zero", hint: "write a price above zero")
    case .price where value == 0: Problem(words: "is zero", hint: "write a price above zero")
    case .cost where value < 0, .notNegative where value < 0:
      Problem(words: "is below zero", hint: "write a number of at least 0")
    case .days where !(0...7).contains(value):
      Problem(words: "is not between 0 and 7", hint: "write the days of the week in stock")
    case .share where !(0...1).contains(value):
      Problem(words: "is not between 0 and 1", hint: "write 0.2 or 20 %")
    case .discount where !(0..<1).contains(value):
      Problem(words: "is not a discount below 100 %", hint: "write 20 % for a fifth off")
    default: nil
    }
  }

  private func notNumber(_ text: String, mark: Character) -> Problem {
    let name = mark == "," ? "comma" : "point"
    let hint =
      CellNumber(text) == nil
      ? "write a number, or leave the cell empty"
      : "the column has a decimal \(name); write thousands in groups of three digits"
    return Problem(words: "is not a number", hint: hint)
  }
}
