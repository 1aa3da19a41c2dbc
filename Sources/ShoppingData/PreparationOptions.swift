/// How shopping data becomes occasions; the defaults are the benchmark on one year of grocery data.
public struct PreparationOptions: Sendable, Hashable, Codable {
  /// Periods of the training occasions; those before only make histories.
  public var train = 9...40
  /// Periods of the validation occasions.
  public var validation = 41...44
  /// Periods of the test occasions.
  public var test = 45...53
  /// Consumers whose number leaves `holdoutRemainder` when divided by this are never trained on.
  public var holdoutModulus = 8
  /// See `holdoutModulus`.
  public var holdoutRemainder = 5
  /// Categories never trained on; `nil` holds out those of the benchmark that are there.
  public var heldOutCategories: [String]?
  /// Share of the training and validation occasions without a purchase that is kept; they weigh more.
  public var keptShare = 0.25
  /// Items per category that become offers: those with most lines up to the last training period.
  public var listedItems = 12
  /// Names the draw of the kept occasions.
  public var seed: UInt64 = 1
  /// Whether wrong lines are dropped and counted instead of refused.
  public var dropsBadLines = false

  /// Starts from the benchmark's values.
  public init() {}

  /// The categories that the benchmark holds out.
  public static let benchmarkHoldout = [
    "crackers", "dog food", "hot dogs", "ice cream", "paper towels", "pasta sauce",
  ]

  /// Reads periods written as `9-40`, or one as `9`.
  ///
  /// - Throws: `ShoppingDataError.invalidOption` that names `option`.
  public static func periods(
    _ text: String, option: String
  ) throws(ShoppingDataError) -> ClosedRange<Int> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      first <= last
    {
      return first...last
    }
    throw .invalidOption(name: option, value: text, expected: "periods such as 9-40")
  }

  /// Checks that the values fit together.
  ///
  /// - Throws: `ShoppingDataError.invalidOption`.
  public func validate() throws(ShoppingDataError) {
    func require(
      _ holds: Bool, _ name: String, _ value: String, _ expected: String
    ) throws(ShoppingDataError) {
      if !holds { throw .invalidOption(name: name, value: value, expected: expected) }
    }
    try require(
      validation.lowerBound > train.upperBound, "validation", validation.text,
      "periods after those of --train (\(train.text))")
    try require(
      test.lowerBound > validation.upperBound, "test", test.text,
      "periods after those of --validation (\(validation.text))")
    try require(
      keptShare > 0 && keptShare <= 1, "kept-share", "\(keptShare)", "a share above 0, at most 1")
    try require(
      (1...12).contains(listedItems), "listed", "\(listedItems)", "a number from 1 to 12")
    try require(holdoutModulus >= 1, "holdout-modulus", "\(holdoutModulus)", "a number above 0")
    try require(
      (0...holdoutModulus).contains(holdoutRemainder), "holdout-remainder",
      "\(holdoutRemainder)",
      "a number from 0 to \(holdoutModulus); \(holdoutModulus) holds out none")
  }
}

extension ClosedRange<Int> {
  var text: String { "\(lowerBound)-\(upperBound)" }
}

/// A part of the occasions.
public enum DataSplit: String, Sendable, Hashable, CaseIterable, Codable {
  /// To fit on.
  case train
  /// To choose models by.
  case validation
  /// Later periods of known consumers and categories.
  case test
  /// Later periods of unseen consumers.
  case testNewConsumers = "test_newhh"
  /// Later periods of unseen categories.
  case testNewCategories = "test_newcat"
  /// Later periods of unseen consumers in unseen categories.
  case testNewBoth = "test_newboth"

  /// Its place in `allCases`.
  var ordinal: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension PreparationOptions {
  /// Returns the part to which an occasion belongs, or `nil` for none.
  func split(period: Int, isNewConsumer: Bool, isNewCategory: Bool) -> DataSplit? {
    if test.contains(period) {
      switch (isNewConsumer, isNewCategory) {
      case (false, false): return .test
      case (true, false): return .testNewConsumers
      case (false, true): return .testNewCategories
      case (true, true): return .testNewBoth
      }
    }
    guard !isNewConsumer, !isNewCategory else { return nil }
    if train.contains(period) { return .train }
    return validation.contains(period) ? .validation : nil
  }
}
