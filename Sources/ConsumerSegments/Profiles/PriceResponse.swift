public import ShoppingData

/// How strongly the segments' purchases follow prices, relative to all consumers together.
///
/// Per segment a Poisson regression of weekly purchases of listed items, weighted by membership, on
/// the logarithm of the price ratio, displays, mailers, items and weeks. Standard errors come from
/// leaving out each tenth of the consumers.
///
/// Who buys in a period belongs to a segment by what other periods show of them. Judged by the same
/// purchases, whoever happened to buy on deal would be a deal hunter, and deal hunters would seem to
/// follow prices even if nobody did. What the
/// halves blur is undone by `SegmentMixing`. Ratios to the pooled slope are drawn towards 1 as far as
/// they are uncertain.
///
/// - SeeAlso: R. DerSimonian and N. Laird, *Controlled Clinical Trials* 7(3), 1986 (spread between
///   groups).
public struct PriceResponse: Sendable, Hashable {
  /// One segment's sensitivity.
  public struct Sensitivity: Sendable, Hashable, Codable {
    /// Its slope over the pooled slope, drawn towards 1 and kept inside the range.
    public var value: Double
    /// The standard error of the value before the range.
    public var standardError: Double
    /// The slope over the pooled slope as measured.
    public var measured: Double
    /// Its standard error.
    public var measuredError: Double
    /// Whether the range cut it off.
    public var isClipped: Bool
  }

  /// The elasticity of all consumers' purchases; not a number where the data can't tell.
  public let pooled: Double
  /// Its standard error.
  public let pooledError: Double
  /// By segment; `nil` where the pooled slope can't be told from 0.
  public let sensitivities: [Sensitivity]?

  /// Sensitivities stay inside this range.
  public static let range = 0.4...2.5
  /// Segments are taken to differ by at least this standard deviation, whatever the data say.
  static let smallestSpread = 0.15
  /// The pooled slope must be this many standard errors below 0.
  private static let clearSlope = 3.0
  private static let groups = 10

  /// Measures a panel.
  ///
  /// - Parameters:
  ///   - panel: The panel.
  ///   - membership: Who belongs to which segment by all that is known.
  ///   - halves: Memberships for even and for odd periods, each made from the other half.
  public init(_ panel: CategoryPanel, _ membership: Membership, halves: [Membership]) {
    precondition(halves.count == 2, "memberships for even and odd periods")
    let mixing = SegmentMixing(panel, membership, halves: halves)
    let whole = Self.slopes(panel, mixing, halves, without: nil)
    let parts = (0..<Self.groups).map { Self.slopes(panel, mixing, halves, without: $0) }
    pooled = whole[0]
    pooledError = Self.error(parts.map { $0[0] })
    guard pooled < -Self.clearSlope * pooledError else {
      sensitivities = nil
      return
    }
    let measured = whole.dropFirst().map { $0 / whole[0] }
    let errors = measured.indices.map { place in
      Self.error(parts.map { $0[place + 1] / $0[0] })
    }
    sensitivities = Self.shrunk(measured, errors)
  }

  /// The slopes of all consumers and of each segment, without every tenth consumer from `group`.
  private static func slopes(
    _ panel: CategoryPanel, _ mixing: SegmentMixing, _ halves: [Membership], without group: Int?
  ) -> [Double] {
    let width = panel.calendar.items
    let cells = panel.window.count * width
    let segments = halves[0].segments
    var counts = Array(repeating: 0.0, count: cells * (segments + 1))
    for purchase in panel.purchases {
      let consumer = Int(purchase.consumer)
      let place = panel.items[Int(purchase.item)].place
      guard place >= 0, consumer % groups != group else { continue }
      let cell = (Int(purchase.period) - panel.window.lowerBound) * width + place
      counts[cell] += 1
      for segment in 0..<segments {
        counts[(segment + 1) * cells + cell] += halves[Int(purchase.period % 2)].weight(
          segment, consumer)
      }
    }
    let slopes = (0...segments).map { part in
      let own = Array(counts[part * cells..<(part + 1) * cells])
      return PanelElasticity.withFlags(own, window: panel.window, calendar: panel.calendar)
    }
    return [slopes[0]] + mixing.unmixed(Array(slopes.dropFirst()))
  }

  /// The jackknife's standard error of a figure from its values without each group.
  private static func error(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares * (count - 1) / count).squareRoot()
  }

  /// Draws ratios towards 1: the weight of the ratio is spread^2 / (spread^2 + error^2).
  static func shrunk(_ measured: [Double], _ errors: [Double]) -> [Sensitivity] {
    let spread = max(spread(measured, errors), smallestSpread)
    return zip(measured, errors).map { ratio, error in
      let isKnown = ratio.isFinite && error.isFinite
      let weight = isKnown ? spread * spread / (spread * spread + error * error) : 0
      let value = isKnown ? 1 + weight * (ratio - 1) : 1
      return Sensitivity(
        value: min(max(value, range.lowerBound), range.upperBound),
        standardError: isKnown ? weight.squareRoot() * error : spread, measured: ratio,
        measuredError: error, isClipped: !range.contains(value))
    }
  }

  /// The standard deviation between segments by moments around 1; 0 where chance explains all of it.
  private static func spread(_ measured: [Double], _ errors: [Double]) -> Double {
    var (weights, squares, excess) = (0.0, 0.0, 0.0)
    for (ratio, error) in zip(measured, errors) where ratio.isFinite && error > 0 {
      let weight = 1 / (error * error)
      weights += weight
      squares += weight * (ratio - 1) * (ratio - 1)
      excess += 1
    }
    return weights > 0 ? max(0, (squares - excess) / weights).squareRoot() : 0
  }
}
