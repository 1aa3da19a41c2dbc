/// The prior price of Article 6a(2): the lowest price of the 30 days before the reduction.
struct PriorPrice {
  /// Why a prior price is not settled.
  enum Doubt {
    case recordTooShort
    case recordEndsEarly
    case shortOnMarket
  }

  /// The lowest price known in the window, in millionths; nil when none is known.
  let price: Int64?
  /// When the window opens; it closes at `windowEnd`.
  let windowStart: Int64
  /// The start of the reduction, or of the first of a row of progressive reductions.
  let windowEnd: Int64
  /// What might make the true prior price lower still; nil when it is settled.
  let doubt: Doubt?
  /// True when the price before the first step of progressive reductions was taken.
  let isBeforeFirstStep: Bool

  /// Days that the window spans.
  static let days: Int64 = 30

  /// Finds the prior price of a context.
  init(context: ClaimContext) {
    let first = Self.firstStep(of: context)
    isBeforeFirstStep = first != nil
    windowEnd = first ?? context.start
    windowStart = windowEnd - Self.days * secondsPerDay
    price = context.history.lowest(from: windowStart, until: windowEnd)
    doubt = Self.doubt(context: context, windowStart: windowStart)
  }

  /// The start of an uninterrupted row of reductions, where the member state lets it count.
  private static func firstStep(of context: ClaimContext) -> Int64? {
    guard context.options.contains(.progressive), let first = context.firstReduction,
      first < context.start,
      context.history.neverRises(from: first - 1, until: context.start)
    else { return nil }
    return first
  }

  private static func doubt(context: ClaimContext, windowStart: Int64) -> Doubt? {
    guard let known = context.history.steps.first?.from else { return .recordTooShort }
    // A price holds until the next one, but not for ever: none of the window's days is on record.
    if context.knownUntil <= windowStart { return .recordEndsEarly }
    if known <= windowStart { return nil }
    guard let entry = context.onMarketSince, entry >= known else { return .recordTooShort }
    return context.options.contains(.shortOnMarket) ? nil : .shortOnMarket
  }
}
