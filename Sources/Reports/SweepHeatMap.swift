import ResultsStore

/// Who wins over two keys: colour is the winner, shade its lead over the second.
struct SweepHeatMap {
  let summary: SweepSummary
  let colours: SweepColours
  /// The keys, across and up, by index.
  let across: Int
  let up: Int

  /// The two keys that move the lead most; `nil` where fewer than two vary.
  init?(_ summary: SweepSummary, _ colours: SweepColours) {
    guard summary.factors.count > 1 else { return nil }
    let told = summary.tornado.map(\.factor)
    let order = told + summary.factors.indices.filter { !told.contains($0) }
    self.summary = summary
    self.colours = colours
    across = order[0]
    up = order[1]
  }

  /// The chart with the keys as its heading.
  var markup: Markup {
    let names = (summary.factors[across].key, summary.factors[up].key)
    return """
      <figure><h3>\(names.0) and \(names.1)</h3>\
      \(isGrid ? grid : scatter)</figure>
      """
  }

  /// Whether every combination was simulated.
  var isGrid: Bool { summary.design == "grid" }

  private func names() -> (horizontal: String, vertical: String) {
    (
      SweepLineChart.shortened(summary.factors[across].key),
      SweepLineChart.shortened(summary.factors[up].key)
    )
  }

  private var title: String {
    "Who wins over \(summary.factors[across].key) (across) and \(summary.factors[up].key) (up)"
  }

  /// The lead from which on the colour is full: that of the ninth in ten.
  private var fullLead: Double {
    let leads = summary.points.compactMap(\.margin?.mean).sorted()
    guard !leads.isEmpty else { return 1 }
    return max(leads[(leads.count - 1) * 9 / 10], .leastNormalMagnitude)
  }

  private func opacity(_ point: SweepSummary.Point) -> Double {
    let share = min(max((point.margin?.mean ?? 0) / fullLead, 0), 1)
    return ((0.15 + 0.7 * share) * 100).rounded() / 100
  }

  private func label(_ point: SweepSummary.Point) -> Markup {
    let format = ManagerNumber(currency: "", minus: "−")
    let second = point.runnerUp.map { ", then \($0)" } ?? ""
    return """
      <title>\(point.texts.joined(separator: ", ")): \(point.winner)\(second), lead \
      \(format.general(point.margin?.mean ?? 0))</title>
      """
  }

  // MARK: - A grid

  /// The levels of a key on its line.
  private func levels(_ factor: Int) -> [String] {
    summary.lines[factor].points.map { summary.points[$0].texts[factor] }
  }

  private var grid: Markup {
    let columns = levels(across)
    let rows = levels(up)
    let frame = SweepFrame(
      horizontal: SweepAxis(places: columns), vertical: SweepAxis(places: rows), title: title,
      names: names())
    let centre = summary.points[summary.centre].texts
    let others = centre.indices.filter { $0 != across && $0 != up }
    let cells = summary.points.filter { point in
      point.isDesign && others.allSatisfy { point.texts[$0] == centre[$0] }
    }
    let width = (SweepFrame.width - SweepFrame.left - SweepFrame.right) / Double(columns.count)
    let height = (SweepFrame.height - SweepFrame.top - SweepFrame.bottom) / Double(rows.count)
    return frame.chart(
      cells.compactMap { point in
        guard let column = columns.firstIndex(of: point.texts[across]),
          let row = rows.firstIndex(of: point.texts[up])
        else { return nil }
        let place = frame.place(Double(column), Double(row))
        return cell(point, place, width: width, height: height)
      })
  }

  private func cell(
    _ point: SweepSummary.Point, _ place: (x: Double, y: Double), width: Double, height: Double
  ) -> Markup {
    let isHome = summary.points[summary.centre] == point
    let home: Markup =
      isHome
      ? """
      <rect class="home" x="\(place.x - width / 2 + 2)" y="\(place.y - height / 2 + 2)" \
      width="\(width - 4)" height="\(height - 4)"/>
      """ : ""
    return """
      <rect class="cell \(colours.role(point.winner))" x="\(place.x - width / 2 + 0.5)" \
      y="\(place.y - height / 2 + 0.5)" width="\(width - 1)" height="\(height - 1)" \
      fill-opacity="\(opacity(point))">\(label(point))</rect>\(home)\
      \(number(point, place, width: width, height: height))
      """
  }

  /// The lead, in brackets where it may be chance, in cells with room for it.
  private func number(
    _ point: SweepSummary.Point, _ place: (x: Double, y: Double), width: Double, height: Double
  ) -> Markup {
    guard width >= 40, height >= 16, let lead = point.margin?.mean else { return "" }
    let format = ManagerNumber(currency: "", minus: "−")
    let value = format.general(summary.unit == "share" ? 100 * lead : lead)
    return """
      <text class="inside" x="\(place.x)" y="\(place.y + 3.5)">\
      \(point.isClear ? value : "(\(value))")</text>
      """
  }

  // MARK: - Points that fill the space

  private var scatter: Markup {
    let frame = SweepFrame(
      horizontal: axis(across, ticks: 5), vertical: axis(up, ticks: 5), title: title,
      names: names())
    return frame.chart(
      summary.points.filter(\.isDesign).map { point in
        let place = frame.place(value(point, across), value(point, up))
        return """
          <circle class="spot\(point.isClear ? "" : " open") \(colours.role(point.winner))" \
          cx="\(place.x)" cy="\(place.y)" r="8" fill-opacity="\(opacity(point))">\(label(point))\
          </circle>
          """
      })
  }

  private func axis(_ factor: Int, ticks: Int) -> SweepAxis {
    let description = summary.factors[factor]
    guard description.quantity != "text" else { return SweepAxis(places: levels(factor)) }
    return SweepAxis(
      numbers: summary.points.compactMap { $0.values[factor] }, quantity: description.quantity,
      ticks: ticks)
  }

  private func value(_ point: SweepSummary.Point, _ factor: Int) -> Double {
    point.values[factor] ?? Double(levels(factor).firstIndex(of: point.texts[factor]) ?? 0)
  }
}
