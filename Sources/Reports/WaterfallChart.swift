/// A sum shown step by step: each bar begins where the one above ends, and totals begin at zero.
struct WaterfallChart: Sendable {
  /// One bar.
  struct Step: Sendable {
    /// What is added or what has been reached.
    var name: String
    /// The change, or the total.
    var value: Double
    /// The value as a manager reads it.
    var text: String
    /// Its interval, or empty.
    var interval = ""
    /// Whether it begins at zero.
    var isTotal: Bool
  }

  /// The bars, from the top.
  var steps: [Step]

  /// The style of the bars, for reports that have some.
  static let css: Markup = """
    .fall-total { fill: var(--winner); } .fall-up { fill: var(--good); }
    .fall-down { fill: var(--bad); } .fall-link { stroke: var(--soft); stroke-dasharray: 3 3; }
    .falls { display: grid; gap: 10px 40px; } .falls .row-plot { height: 34px; }
    .falls .row.axis .row-plot { height: 20px; }
    """

  /// The chart as HTML.
  var markup: Markup {
    let ends = self.ends
    let rows = steps.indices.map { index in
      let step = steps[index]
      let interval: Markup =
        step.interval.isEmpty ? "" : "<span class=\"sub\">\(step.interval)</span>"
      let value: Markup = step.isTotal ? "<strong>\(step.text)</strong>" : "\(step.text)"
      return RowChart.Row(
        name: step.name, role: step.isTotal ? "winner" : "",
        value: "\(value)\(interval)",
        description: step.interval.isEmpty ? step.text : "\(step.text), \(step.interval)",
        marks: { scale in marks(index, ends: ends, scale: scale) })
    }
    let scale = ChartScale(spanning: ends.flatMap { [$0.from, $0.to] } + [0])
    return RowChart(rows: rows, scale: scale, shaded: nil, marksZero: true).markup
  }

  /// Where each bar begins and ends.
  private var ends: [(from: Double, to: Double)] {
    var level = 0.0
    return steps.map { step in
      let from = step.isTotal ? 0 : level
      level = from + step.value
      return (from, level)
    }
  }

  private func marks(
    _ index: Int, ends: [(from: Double, to: Double)], scale: ChartScale
  ) -> Markup {
    let (from, to) = (ends[index].from, ends[index].to)
    let left = RowChart.place(min(from, to), scale)
    let width = RowChart.place(max(from, to), scale) - left
    let kind: Markup =
      steps[index].isTotal ? "fall-total" : (to >= from ? "fall-up" : "fall-down")
    let above: Markup =
      index > 0 ? link(RowChart.place(ends[index - 1].to, scale), from: 0, to: 25) : ""
    let below: Markup =
      index + 1 < steps.count ? link(RowChart.place(to, scale), from: 75, to: 100) : ""
    return """
      <rect class="\(kind)" x="\(left)%" width="\(max(width, 0.3))%" y="25%" height="50%"/>\
      \(above)\(below)
      """
  }

  private func link(_ place: Double, from top: Int, to bottom: Int) -> Markup {
    """
    <line class="fall-link" x1="\(place)%" x2="\(place)%" y1="\(top)%" y2="\(bottom)%"/>
    """
  }
}
