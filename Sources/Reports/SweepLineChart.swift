import ResultsStore

/// What every strategy earns beyond the baseline as one key alone leaves the centre.
struct SweepLineChart {
  let summary: SweepSummary
  let line: SweepSummary.Line
  let colours: SweepColours

  static let css: Markup = """
    .sweep-charts { display: grid; gap: 20px 26px; grid-template-columns: repeat(auto-fill, minmax(min(360px, 100%), 1fr)); }
    .sweep-charts figure { margin: 0; max-width: 560px; }
    .sweep-chart { width: 100%; height: auto; display: block; background: var(--card); border-radius: 4px; }
    .sweep-chart .tick.x { text-anchor: middle; }
    .sweep-chart .name { font-size: 11px; fill: var(--soft); } .sweep-chart .name.end { text-anchor: end; }
    .sweep-chart .path { fill: none; stroke: var(--hue); stroke-width: 2.2; stroke-linejoin: round; }
    .sweep-chart .reach { fill: var(--hue); fill-opacity: 0.14; }
    .sweep-chart .barred { fill: var(--card); stroke: var(--hue); stroke-width: 1.5; }
    .sweep-chart .crossing { stroke: var(--ink); stroke-width: 1.2; stroke-dasharray: 4 3; }
    .sweep-chart .unsure { fill: var(--ink); fill-opacity: 0.08; }
    .sweep-chart .cell { fill: var(--hue); } .sweep-chart .inside { font-size: 10.5px; text-anchor: middle; fill: var(--ink); }
    .sweep-chart .spot { fill: var(--hue); stroke: var(--hue); stroke-width: 1.4; }
    .sweep-chart .spot.open { stroke-dasharray: 2.5 2; }
    .sweep-chart .home { fill: none; stroke: var(--ink); stroke-width: 1.6; }
    .sweep-bar { fill: var(--baseline); fill-opacity: 0.35; }
    .sweep-ring { fill: none; stroke: var(--ink); stroke-width: 1.5; }
    """

  /// The chart with the key as its heading.
  var markup: Markup {
    """
    <figure><h3>\(factor.key)</h3>\(frame.chart(crossings + curves + [strip]))</figure>
    """
  }

  private var factor: SweepSummary.Factor { summary.factors[line.factor] }
  private var points: [SweepSummary.Point] { line.points.map { summary.points[$0] } }
  private var isNumeric: Bool { factor.quantity != "text" }

  /// Where a point of the line stands on the axis: its number, or its place among texts.
  private func x(_ index: Int) -> Double {
    isNumeric ? points[index].values[line.factor] ?? 0 : Double(index)
  }

  /// The strategies that come first or second somewhere, and the baseline.
  static func shown(_ summary: SweepSummary) -> [String] {
    let seen = summary.points.flatMap { [$0.winner, $0.runnerUp ?? $0.winner] }
    return summary.strategies.filter { seen.contains($0) || $0 == summary.baseline }
  }

  private func rows(_ strategy: String) -> [SweepSummary.Row] {
    points.compactMap { point in point.rows.first { $0.strategy == strategy } }
  }

  private var frame: SweepFrame {
    let values = Self.shown(summary).flatMap(rows).flatMap {
      [$0.difference.mean, $0.difference.low, $0.difference.high].map { $0 * scale }
    }
    let unit = summary.unit == "money" ? summary.currency : summary.unit == "share" ? "points" : ""
    return SweepFrame(
      horizontal: isNumeric
        ? SweepAxis(numbers: points.indices.map(x), quantity: factor.quantity)
        : SweepAxis(places: points.map { $0.texts[line.factor] }),
      vertical: SweepAxis(numbers: values + [0], quantity: "number"),
      title: "\(summary.metric) beyond \(summary.baseline) over \(factor.key)",
      names: (
        Self.shortened(factor.key),
        "\(summary.metric) beyond \(summary.baseline)" + (unit.isEmpty ? "" : ", \(unit)")
      ))
  }

  /// The end of a key that would not fit.
  static func shortened(_ key: String) -> String {
    guard key.count > 44 else { return key }
    return "…" + key.suffix(43)
  }

  private var scale: Double { summary.unit == "share" ? 100 : 1 }

  private var curves: [Markup] {
    let frame = frame
    return Self.shown(summary).map { strategy in
      let rows = rows(strategy)
      func path(_ values: [Double]) -> [Markup] {
        values.enumerated().map { index, value in
          let place = frame.place(x(index), value * scale)
          return "\(index == 0 ? "M" : "L")\(place.x) \(place.y)"
        }
      }
      let upper = rows.map(\.difference.high)
      let lower = rows.map(\.difference.low)
      let back = lower.indices.reversed().map { index -> Markup in
        let place = frame.place(x(index), lower[index] * scale)
        return "L\(place.x) \(place.y)"
      }
      return """
        <g class="\(colours.role(strategy))"><path class="reach" d="\(path(upper))\(back)Z"/>\
        <path class="path" d="\(path(rows.map(\.difference.mean)))"/>\(dots(rows, frame))</g>
        """
    }
  }

  private func dots(_ rows: [SweepSummary.Row], _ frame: SweepFrame) -> [Markup] {
    let format = ManagerNumber(currency: "", minus: "−")
    return rows.enumerated().map { index, row in
      let place = frame.place(x(index), row.difference.mean * scale)
      let text = points[index].texts[line.factor]
      let label: Markup = """
        <title>\(row.strategy) at \(text): \(format.general(row.difference.mean * scale))\
        \(row.reason.isEmpty ? "" : ", \(row.reason)")</title>
        """
      return """
        <circle class="\(row.reason.isEmpty ? "hue" : "barred")" cx="\(place.x)" cy="\(place.y)" \
        r="3.4">\(label)</circle>
        """
    }
  }

  private var crossings: [Markup] {
    let frame = frame
    let numbers = points.indices.map(x)
    guard let first = numbers.first, let last = numbers.last else { return [] }
    return line.crossings.compactMap { crossing in
      guard let value = crossing.value else { return nil }
      let (top, bottom) = (SweepFrame.top, SweepFrame.height - SweepFrame.bottom)
      let low = frame.place(crossing.low ?? first, 0).x
      let high = frame.place(crossing.high ?? last, 0).x
      let x = frame.place(value, 0).x
      return """
        <rect class="unsure" x="\(low)" y="\(top)" width="\(high - low)" height="\(bottom - top)"/>\
        <line class="crossing" x1="\(x)" x2="\(x)" y1="\(top)" y2="\(bottom)"/>
        """
    }
  }

  /// Below the plot, the colour of whoever wins there; paler where that may be chance.
  private var strip: Markup {
    let frame = frame
    let y = SweepFrame.height - SweepFrame.bottom + 3
    let ends = boundaries
    return Markup(
      points.indices.map { index -> Markup in
        let from = SweepFrame.place(share(ends[index], frame), 0).x
        let to = SweepFrame.place(share(ends[index + 1], frame), 0).x
        let point = points[index]
        return """
          <rect class="hue \(colours.role(point.winner))" x="\(from)" y="\(y)" \
          width="\(to - from)" height="9" fill-opacity="\(point.isClear ? 1 : 0.45)">\
          <title>\(point.winner) wins at \(point.texts[line.factor])</title></rect>
          """
      })
  }

  private func share(_ value: Double, _ frame: SweepFrame) -> Double {
    frame.horizontal.share(value)
  }

  /// Where one point's stretch of the axis ends and the next begins: at the crossing, or in the middle.
  private var boundaries: [Double] {
    guard isNumeric else { return (0...points.count).map { Double($0) - 0.5 } }
    let inner = points.indices.dropLast().map { index in
      line.crossings.first { $0.lower == points[index].texts[line.factor] }?.value
        ?? (x(index) + x(index + 1)) / 2
    }
    return [x(0)] + inner + [x(points.count - 1)]
  }
}
