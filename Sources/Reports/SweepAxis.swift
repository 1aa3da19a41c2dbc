import ResultsStore

/// An axis of a sweep's chart: numbers on a scale, or places side by side.
struct SweepAxis: Sendable {
  /// Tick marks by their share of the axis.
  let ticks: [(share: Double, text: String)]
  private let scale: ChartScale?
  private let count: Int

  /// An axis of numbers that counts a quantity of `SweepSummary.Factor`.
  init(numbers: [Double], quantity: String, ticks count: Int = 5) {
    let scale = ChartScale(spanning: numbers, ticks: count)
    self.scale = scale
    self.count = 0
    ticks = scale.ticks.map {
      (scale.share($0), Self.text($0, quantity, decimals: scale.tickDecimals))
    }
  }

  /// An axis of places, each in the middle of its stretch.
  init(places: [String]) {
    scale = nil
    count = max(1, places.count)
    let width = 1 / Double(max(1, places.count))
    ticks = places.enumerated().map { ((Double($0) + 0.5) * width, $1) }
  }

  /// The share of the axis at which a number, or the place of an index, stands.
  func share(_ value: Double) -> Double {
    scale?.share(value) ?? (value + 0.5) / Double(count)
  }

  private static func text(_ value: Double, _ quantity: String, decimals: Int) -> String {
    let format = ManagerNumber(currency: "", minus: "−")
    switch quantity {
    case "share": return "\(format.general(100 * value)) %"
    case "duration": return "\(format.general(value)) d"
    case "date": return "day \(format.decimal(value, decimals: 0))"
    default: return format.decimal(value, decimals: decimals)
    }
  }
}

/// The frame of a sweep's chart: axes, grid and names around the marks.
struct SweepFrame: Sendable {
  let horizontal: SweepAxis
  let vertical: SweepAxis
  /// What the chart shows, for those who can't see it.
  let title: String
  /// Names below and above the axes.
  let names: (horizontal: String, vertical: String)

  static let width = 420.0
  static let height = 300.0
  static let left = 64.0
  static let right = 24.0
  static let top = 26.0
  static let bottom = 58.0

  /// The place of shares of both axes in the picture.
  static func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (left + (width - left - right) * x, top + (height - top - bottom) * (1 - y))
  }

  /// The place of two values in the picture.
  func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    Self.place(horizontal.share(x), vertical.share(y))
  }

  /// The chart around its marks.
  func chart(_ marks: [Markup]) -> Markup {
    """
    <svg class="sweep-chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img">\
    <title>\(title)</title>\(verticalTicks)\(horizontalTicks)\
    <text class="name" x="4" y="13">\(names.vertical)</text>\
    <text class="name end" x="\(Self.width - Self.right)" y="\(Self.height - 6)">\
    \(names.horizontal)</text>\(marks)</svg>
    """
  }

  private var verticalTicks: Markup {
    Markup(
      vertical.ticks.map { tick in
        let y = Self.place(0, tick.share).y
        return """
          <line class="grid" x1="\(Self.left)" x2="\(Self.width - Self.right)" y1="\(y)" y2="\(y)"/>\
          <text class="tick y" x="\(Self.left - 6)" y="\(y + 3.5)">\(tick.text)</text>
          """
      })
  }

  private var horizontalTicks: Markup {
    Markup(
      horizontal.ticks.map { tick in
        """
        <text class="tick x" x="\(Self.place(tick.share, 0).x)" \
        y="\(Self.height - Self.bottom + 28)">\(tick.text)</text>
        """
      })
  }
}
