/// A small chart of values over days: lines or steps, with bands, gridlines and a shaded end.
struct PanelChart: Sendable {
  /// One course.
  struct Series: Sendable {
    /// The CSS class that gives its colour: `winner`, `baseline` or `rival`.
    var role: String
    /// One value a day.
    var values: [Double]
    /// Lower and upper ends of the band, or empty.
    var band: (low: [Double], high: [Double]) = ([], [])
  }

  /// What the chart shows, for those who can't see it.
  var title: String
  /// What there is to see.
  var description: String
  /// The courses, in drawing order.
  var series: [Series]
  /// Text below the axis, by day.
  var dayLabels: [(day: Int, text: String)]
  /// The day from which the cool-down is shaded, or `nil`.
  var coolDownFrom: Int?
  /// Whether the vertical axis begins at zero.
  var fromZero: Bool

  private static let width = 360.0
  private static let height = 200.0
  private static let left = 44.0
  private static let right = 8.0
  private static let top = 10.0
  private static let bottom = 24.0

  /// The chart as SVG.
  var markup: Markup {
    let scale = verticalScale
    return """
      <svg class="panel-chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img">\
      <title>\(title)</title><desc>\(description)</desc>\
      \(shade)\(grid(scale))\(dayAxis)\
      \(series.map { band($0, scale) })\(series.map { line($0, scale) })</svg>
      """
  }

  private var dayCount: Int { series.map(\.values.count).max() ?? 0 }

  private var verticalScale: ChartScale {
    let values = series.flatMap { $0.values + $0.band.low + $0.band.high }
    return ChartScale(spanning: fromZero ? values + [0] : values, ticks: 4)
  }

  private func x(_ day: Int) -> Double {
    Self.left + (Self.width - Self.left - Self.right) * Double(day) / Double(max(1, dayCount))
  }

  private func y(_ value: Double, _ scale: ChartScale) -> Double {
    Self.top + (Self.height - Self.top - Self.bottom) * (1 - scale.share(value))
  }

  private var shade: Markup {
    guard let day = coolDownFrom, day < dayCount else { return "" }
    return """
      <rect class="cool" x="\(x(day))" y="\(Self.top)" width="\(x(dayCount) - x(day))" \
      height="\(Self.height - Self.top - Self.bottom)"/>\
      <text class="cool-text" x="\(x(dayCount) - 4)" y="\(Self.height - Self.bottom - 6)">cool-down</text>
      """
  }

  private func grid(_ scale: ChartScale) -> Markup {
    Markup(
      scale.ticks.map { tick in
        """
        <line class="grid" x1="\(Self.left)" x2="\(Self.width - Self.right)" \
        y1="\(y(tick, scale))" y2="\(y(tick, scale))"/>\
        <text class="tick y" x="\(Self.left - 6)" y="\(y(tick, scale) + 3.5)">\
        \(scale.text(ofTick: tick))</text>
        """
      })
  }

  private var dayAxis: Markup {
    Markup(
      dayLabels.map { label in
        """
        <text class="tick x" x="\(x(label.day))" y="\(Self.height - 8)">\(label.text)</text>
        """
      })
  }

  private func line(_ series: Series, _ scale: ChartScale) -> Markup {
    """
    <path class="line \(series.role)" d="\(steps(series.values, scale, move: "M"))"/>
    """
  }

  private func band(_ series: Series, _ scale: ChartScale) -> Markup {
    guard !series.band.low.isEmpty else { return "" }
    let upper = steps(series.band.high, scale, move: "M")
    let lower = backwardSteps(series.band.low, scale)
    return """
      <path class="band \(series.role)" d="\(upper)\(lower)Z"/>
      """
  }

  /// A value holds for its whole day, so the line goes in steps; equal neighbours share one.
  private func steps(_ values: [Double], _ scale: ChartScale, move: Markup) -> Markup {
    guard let first = values.first else { return "" }
    var path: Markup = "\(move)\(x(0)) \(y(first, scale))"
    for day in values.indices.dropFirst() where values[day] != values[day - 1] {
      path = "\(path)H\(x(day))V\(y(values[day], scale))"
    }
    return "\(path)H\(x(values.count))"
  }

  private func backwardSteps(_ values: [Double], _ scale: ChartScale) -> Markup {
    guard let last = values.last else { return "" }
    var path: Markup = "V\(y(last, scale))"
    for day in values.indices.dropFirst().reversed() where values[day] != values[day - 1] {
      path = "\(path)H\(x(day))V\(y(values[day - 1], scale))"
    }
    return "\(path)H\(x(0))"
  }
}
