/// One quantity of a category: in the data, in the simulation, and what is asked for.
public struct ValidationRow: Sendable, Hashable, Codable {
  /// The category.
  public var category: String
  /// What is compared.
  public var quantity: String
  /// Its value in the data; `nil` where only the literature speaks.
  public var data: Double?
  /// The standard error of `data`.
  public var standardError: Double?
  /// Its value in the simulation; `nil` where it can't be told.
  public var simulated: Double?
  /// The smallest value that is asked for; `nil` for any.
  public var lower: Double?
  /// The largest value that is asked for; `nil` for any.
  public var upper: Double?
  /// Where the range comes from.
  public var basis: String

  /// Whether the simulated value lies in the range; `nil` where that can't be told or no range is asked
  /// for.
  public var isMet: Bool? {
    guard let simulated, let lower, let upper else { return nil }
    return (lower...upper).contains(simulated)
  }

  /// `ok`, `off` or nothing.
  public var verdict: String { isMet.map { $0 ? "ok" : "off" } ?? "-" }
}

/// The ranges that a simulated market is held to.
enum ValidationRange {
  /// At most this far from the data.
  case absolute(Double)
  /// At most this share of the data's value from it.
  case relative(Double)
  /// Between published bounds.
  case published(ClosedRange<Double>, source: String)
  /// Shown only.
  case none

  /// Bounds around a value of the data; two standard errors where that is wider.
  func bounds(data: Double?, standardError: Double?) -> (lower: Double, upper: Double)? {
    switch self {
    case .published(let range, _): return (range.lowerBound, range.upperBound)
    case .none: return nil
    case .absolute(let distance): return Self.around(data, distance, standardError)
    case .relative(let share):
      return Self.around(data, abs(data ?? 0) * share, standardError)
    }
  }

  private static func around(
    _ data: Double?, _ distance: Double, _ standardError: Double?
  ) -> (lower: Double, upper: Double)? {
    guard let data, data.isFinite else { return nil }
    let reach = max(distance, 2 * (standardError ?? 0))
    return (data - reach, data + reach)
  }

  /// Where it comes from, in a few words.
  var basis: String {
    switch self {
    case .absolute(let distance): "data, \(distance) or 2 s.e."
    case .relative(let share): "data, \(Int((share * 100).rounded())) % or 2 s.e."
    case .published(_, let source): source
    case .none: ""
    }
  }
}
