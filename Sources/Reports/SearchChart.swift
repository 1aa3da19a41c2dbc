import ResultsStore

/// Pictures of a search: the objective over values, and the best mean so far.
enum SearchChart {
  static let css: Markup = """
    .search-charts { display: flex; flex-wrap: wrap; gap: 14px; }
    .search-chart { width: 100%; max-width: 520px; background: var(--card); border-radius: 4px; }
    .search-chart .grid { stroke: var(--rule); stroke-width: 1; }
    .search-chart .tick { font-size: 10px; fill: var(--soft); }
    .search-chart .tick.y { text-anchor: end; } .search-chart .tick.x { text-anchor: middle; }
    .search-chart .name { font-size: 11px; fill: var(--ink); }
    .search-chart .point { fill: var(--winner); }
    .search-chart .broken { fill: none; stroke: var(--bad); stroke-width: 1; }
    .search-chart .start { fill: none; stroke: var(--rival); stroke-width: 2; }
    .search-chart .best { fill: none; stroke: var(--good); stroke-width: 2; }
    .search-chart .band { fill: var(--winner); opacity: 0.18; }
    .search-chart .line { fill: none; stroke: var(--winner); stroke-width: 1.5; }
    """

  /// What the marks that are there mean.
  static func legend(_ summary: SearchSummary) -> Markup {
    let marks = [
      (found(summary) != nil, "Green ring: what was found."),
      (start(summary) != nil, "Orange ring: the strategy as it stands."),
      (shown(summary).contains { !$0.isFeasible }, "Red circle: a point that breaks a guardrail."),
    ]
    return "\(marks.filter(\.0).map(\.1).joined(separator: " "))"
  }

  /// The points that charts show.
  private static func shown(_ summary: SearchSummary) -> [SearchSummary.Step] {
    summary.path.filter { $0.values != nil && ($0.isFeasible || $0.reason.hasPrefix("breaks")) }
  }

  /// The tried point that was found.
  private static func found(_ summary: SearchSummary) -> SearchSummary.Step? {
    tried(summary.finalists.first(where: \.isChosen)?.texts, summary)
  }

  /// The tried point with the strategy's own values.
  private static func start(_ summary: SearchSummary) -> SearchSummary.Step? {
    tried(summary.path.first?.texts, summary)
  }

  private static func tried(_ texts: [String]?, _ summary: SearchSummary) -> SearchSummary.Step? {
    guard let texts else { return nil }
    return summary.path.first { $0.values != nil && $0.texts == texts }
  }

  /// The charts for the number of parameters: a curve, a map, or one chart per parameter.
  static func charts(_ summary: SearchSummary) -> [Markup] {
    let steps = shown(summary)
    guard !steps.isEmpty else { return [] }
    if summary.parameters.count == 2 { return [map(summary, steps)] }
    return summary.parameters.indices.map { curve(summary, steps, parameter: $0) }
  }

  // MARK: - One parameter

  private static func curve(
    _ summary: SearchSummary, _ steps: [SearchSummary.Step], parameter: Int
  ) -> Markup {
    let points = steps.compactMap { step in
      step.values.map { (x: $0[parameter], step: step) }
    }.sorted { $0.x < $1.x }
    let isCurve = summary.parameters.count == 1
    let low = points.map { $0.step.mean - 1.96 * $0.step.standardError }
    let high = points.map { $0.step.mean + 1.96 * $0.step.standardError }
    let means = points.map(\.step.mean)
    let frame = SearchFrame(
      title: "\(summary.objective) over \(summary.parameters[parameter].name)",
      horizontal: points.map(\.x), vertical: means + (isCurve ? low + high : []),
      quantity: summary.parameters[parameter].quantity)
    var marks: [Markup] = []
    if isCurve {
      let upper = zip(points, high).map { (x: $0.x, y: $1) }
      let lower = zip(points, low).map { (x: $0.x, y: $1) }
      marks.append("<path class=\"band\" d=\"\(frame.path(upper + lower.reversed()))Z\"/>")
      let line = frame.path(points.map { ($0.x, $0.step.mean) })
      marks.append("<path class=\"line\" d=\"\(line)\"/>")
    }
    marks += points.map { point in
      mark(point.step, at: frame.place(point.x, point.step.mean), opacity: 1)
    }
    marks += rings(summary) { step in step.values.map { frame.place($0[parameter], step.mean) } }
    return frame.chart(marks)
  }

  // MARK: - Two parameters

  private static func map(_ summary: SearchSummary, _ steps: [SearchSummary.Step]) -> Markup {
    let points = steps.compactMap { step in step.values.map { (values: $0, step: step) } }
    let means = points.filter(\.step.isFeasible).map(\.step.mean)
    // A few very poor points must not leave all others equally full.
    let sorted = means.sorted()
    let low = sorted.isEmpty ? 0 : sorted[sorted.count / 10]
    let high = sorted.last ?? 1
    let names = summary.parameters.map(\.name)
    let frame = SearchFrame(
      title: "\(summary.objective) over \(names[0]) (across) and \(names[1]) (up)",
      horizontal: points.map { $0.values[0] }, vertical: points.map { $0.values[1] },
      quantity: summary.parameters[0].quantity,
      verticalQuantity: summary.parameters[1].quantity)
    var marks = points.map { point in
      let share = high > low ? min(max((point.step.mean - low) / (high - low), 0), 1) : 1
      return mark(
        point.step, at: frame.place(point.values[0], point.values[1]), opacity: 0.08 + 0.92 * share)
    }
    marks += rings(summary) { step in step.values.map { frame.place($0[0], $0[1]) } }
    return frame.chart(marks)
  }

  private static func mark(
    _ step: SearchSummary.Step, at place: (x: Double, y: Double), opacity: Double
  ) -> Markup {
    let label: Markup = "<title>\(step.texts.joined(separator: ", ")): \(step.mean)</title>"
    guard step.isFeasible else {
      return """
        <circle class="broken" cx="\(place.x)" cy="\(place.y)" r="3">\(label)</circle>
        """
    }
    return """
      <circle class="point" cx="\(place.x)" cy="\(place.y)" r="3.5" fill-opacity="\(opacity)">\
      \(label)</circle>
      """
  }

  /// Rings around what was found and around the tried point with the strategy's own values.
  private static func rings(
    _ summary: SearchSummary, _ place: (SearchSummary.Step) -> (x: Double, y: Double)?
  ) -> [Markup] {
    func ring(_ step: SearchSummary.Step?, _ role: String) -> Markup? {
      guard let step, let place = place(step) else { return nil }
      return "<circle class=\"\(role)\" cx=\"\(place.x)\" cy=\"\(place.y)\" r=\"7\"/>"
    }
    return [ring(start(summary), "start"), ring(found(summary), "best")].compactMap { $0 }
  }

  // MARK: - The course

  /// The best feasible mean so far, by evaluation.
  static func course(_ summary: SearchSummary) -> Markup {
    var best = -Double.infinity
    var points: [(x: Double, y: Double)] = []
    for step in summary.path where step.isFeasible {
      best = max(best, step.mean)
      points.append((Double(step.number), best))
    }
    guard !points.isEmpty else { return "" }
    let frame = SearchFrame(
      title: "best mean \(summary.objective) so far, by evaluation",
      horizontal: [1, Double(max(2, summary.path.count))], vertical: points.map(\.y),
      quantity: "whole")
    return frame.chart(["<path class=\"line\" d=\"\(frame.path(points))\"/>"])
  }
}

/// A chart's axes.
struct SearchFrame {
  let title: String
  private let horizontal: ChartScale
  private let vertical: ChartScale
  private let quantity: String
  private let verticalQuantity: String

  private static let width = 520.0
  private static let height = 300.0
  private static let left = 70.0
  private static let right = 14.0
  private static let top = 30.0
  private static let bottom = 28.0

  init(
    title: String, horizontal: [Double], vertical: [Double], quantity: String,
    verticalQuantity: String = "number"
  ) {
    self.title = title
    self.horizontal = ChartScale(spanning: horizontal, ticks: 6)
    self.vertical = ChartScale(spanning: vertical, ticks: 5)
    self.quantity = quantity
    self.verticalQuantity = verticalQuantity
  }

  /// The place of a point in the picture.
  func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (
      Self.left + (Self.width - Self.left - Self.right) * horizontal.share(x),
      Self.top + (Self.height - Self.top - Self.bottom) * (1 - vertical.share(y))
    )
  }

  /// A line through points.
  func path(_ points: [(x: Double, y: Double)]) -> Markup {
    Markup(
      points.enumerated().map { index, point -> Markup in
        let place = place(point.x, point.y)
        return "\(index == 0 ? "M" : "L")\(place.x) \(place.y)"
      })
  }

  /// The chart around its marks.
  func chart(_ marks: [Markup]) -> Markup {
    """
    <svg class="search-chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img">\
    <title>\(title)</title><text class="name" x="\(Self.left)" y="18">\(title)</text>\
    \(verticalGrid)\(horizontalTicks)\(marks)</svg>
    """
  }

  private var verticalGrid: Markup {
    Markup(
      vertical.ticks.map { tick in
        let y = place(0, tick).y
        return """
          <line class="grid" x1="\(Self.left)" x2="\(Self.width - Self.right)" y1="\(y)" y2="\(y)"/>\
          <text class="tick y" x="\(Self.left - 6)" y="\(y + 3.5)">\
          \(Self.text(tick, verticalQuantity, vertical.tickDecimals))</text>
          """
      })
  }

  private var horizontalTicks: Markup {
    Markup(
      horizontal.ticks.map { tick in
        """
        <text class="tick x" x="\(place(tick, 0).x)" y="\(Self.height - 8)">\
        \(Self.text(tick, quantity, horizontal.tickDecimals))</text>
        """
      })
  }

  private static func text(_ value: Double, _ quantity: String, _ decimals: Int) -> String {
    let format = ManagerNumber(currency: "", minus: "−")
    switch quantity {
    case "share": return "\(format.general(100 * value)) %"
    case "duration": return "\(format.general(value)) d"
    case "date": return "day \(format.decimal(value, decimals: 0))"
    default: return format.decimal(value, decimals: decimals)
    }
  }
}
