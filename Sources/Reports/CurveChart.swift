/// A small chart of lines over a number: prices, flags, lengths.
struct CurveChart: Sendable {
  /// One line.
  struct Line: Sendable {
    /// The CSS class that gives its colour: `winner`, `baseline` or `rival`.
    var role: String
    /// Its name, written beside its end.
    var name: String
    /// The points from left to right.
    var points: [(x: Double, y: Double)]
  }

  /// What the chart shows, for those who can't see it, and its heading in a picture.
  var title: String
  /// The lines, in drawing order.
  var lines: [Line]
  /// Text below the axis, by value.
  var labels: [(x: Double, text: String)]
  /// What the vertical axis counts.
  var vertical = Vertical.share

  /// What a vertical axis counts.
  enum Vertical: Sendable {
    /// Shares, in percent.
    case share
    /// Amounts of money, in currency units.
    case amount
  }

  static let width = 360.0
  static let height = 220.0
  private static let left = 52.0
  private static let right = 12.0
  private static let top = 40.0
  private static let bottom = 24.0

  /// The chart as SVG in a page.
  var markup: Markup {
    """
    <svg class="panel-chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img">\
    <title>\(title)</title><desc>\(description)</desc>\(drawing)</svg>
    """
  }

  /// The chart's content, for a picture with several.
  var drawing: Markup {
    let scale = ChartScale(spanning: lines.flatMap { $0.points.map(\.y) } + [0], ticks: 4)
    return """
      \(grid(scale))\(axis)\(lines.map { path($0, scale) })\(lines.indices.map(legend))
      """
  }

  private var description: String {
    let format = ManagerNumber(currency: "", minus: "−")
    return lines.map { line in
      let ends = [line.points.first, line.points.last].compactMap { $0?.y }
      let texts = ends.map { vertical == .share ? format.percent($0) : format.general($0) }
      return line.name + ": " + texts.joined(separator: " to ")
    }.joined(separator: "; ")
  }

  private func x(_ value: Double) -> Double {
    let values = lines.flatMap { $0.points.map(\.x) }
    guard let low = values.min(), let high = values.max(), low < high else { return Self.left }
    return Self.left + (Self.width - Self.left - Self.right) * (value - low) / (high - low)
  }

  private func y(_ value: Double, _ scale: ChartScale) -> Double {
    Self.top + (Self.height - Self.top - Self.bottom) * (1 - scale.share(value))
  }

  private func grid(_ scale: ChartScale) -> Markup {
    let format = ManagerNumber(currency: "", minus: "−")
    return Markup(
      scale.ticks.map { tick in
        """
        <line class="grid" x1="\(Self.left)" x2="\(Self.width - Self.right)" \
        y1="\(y(tick, scale))" y2="\(y(tick, scale))"/>\
        <text class="tick y" x="\(Self.left - 6)" y="\(y(tick, scale) + 3.5)">\
        \(tickText(tick, scale, format))</text>
        """
      })
  }

  private func tickText(_ tick: Double, _ scale: ChartScale, _ format: ManagerNumber) -> String {
    switch vertical {
    case .share: "\(format.general(100 * tick)) %"
    case .amount: scale.text(ofTick: tick)
    }
  }

  private var axis: Markup {
    Markup(
      labels.map { label in
        """
        <text class="tick x" x="\(x(label.x))" y="\(Self.height - 8)">\(label.text)</text>
        """
      })
  }

  private func path(_ line: Line, _ scale: ChartScale) -> Markup {
    var path: Markup = ""
    for (index, point) in line.points.enumerated() {
      let move: Markup = index == 0 ? "M" : "L"
      path = "\(path)\(move)\(x(point.x)) \(y(point.y, scale))"
    }
    return "<path class=\"line \(line.role)\" d=\"\(path)\"/>"
  }

  /// The lines' names above the chart, each behind a piece of its line.
  private func legend(_ index: Int) -> Markup {
    let (line, start) = (lines[index], Self.left + 154 * Double(index))
    return """
      <path class="line \(line.role)" d="M\(start) 22H\(start + 18)"/>\
      <text class="tick" x="\(start + 23)" y="26">\(line.name)</text>
      """
  }
}
