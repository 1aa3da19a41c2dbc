/// A chart of one horizontal row per strategy over one common axis.
///
/// Horizontal places are percentages, so that rows fit any width while text and dots keep their
/// size.
struct RowChart: Sendable {
  /// One strategy.
  struct Row: Sendable {
    /// Its name.
    var name: String
    /// `winner`, `baseline` or empty.
    var role: String
    /// The value in words, shown beside the marks.
    var value: Markup
    /// What the marks say, for those who can't see them.
    var description: String
    /// The marks, made with the axis below.
    var marks: @Sendable (ChartScale) -> Markup
  }

  /// The rows, best first.
  var rows: [Row]
  /// The common axis.
  var scale: ChartScale
  /// Values between which the background is shaded, or `nil`.
  var shaded: (low: Double, high: Double)?
  /// Whether zero has a line of its own.
  var marksZero: Bool

  /// The chart as HTML.
  var markup: Markup {
    """
    <div class="rows">\(rows.map(row))\(axis)</div>
    """
  }

  /// Returns a value's place as a percentage of the axis.
  static func place(_ value: Double, _ scale: ChartScale) -> Double { 100 * scale.share(value) }

  private func row(_ row: Row) -> Markup {
    """
    <div class="row \(row.role)"><div class="row-name">\(row.name)</div>\
    <svg class="row-plot" role="img"><title>\(row.name)</title><desc>\(row.description)</desc>\
    \(background)\(row.marks(scale))</svg><div class="row-value">\(row.value)</div></div>\n
    """
  }

  private var background: Markup {
    let shade: Markup =
      shaded.map { shaded in
        let from = max(0, Self.place(shaded.low, scale))
        let width = min(100, Self.place(shaded.high, scale)) - from
        return """
          <rect class="material" x="\(from)%" width="\(width)%" y="0" height="100%"/>
          """
      } ?? ""
    let lines = scale.ticks.map { tick -> Markup in
      let kind: Markup = marksZero && tick == 0 ? "zero" : "grid"
      return """
        <line class="\(kind)" x1="\(Self.place(tick, scale))%" \
        x2="\(Self.place(tick, scale))%" y1="0" y2="100%"/>
        """
    }
    return "\(shade)\(lines)"
  }

  private var axis: Markup {
    let labels = scale.ticks.map { tick -> Markup in
      """
      <text class="tick x" x="\(Self.place(tick, scale))%" y="14">\
      \(scale.text(ofTick: tick))</text>
      """
    }
    return """
      <div class="row axis" aria-hidden="true"><div class="row-name"></div>\
      <svg class="row-plot">\(labels)</svg><div class="row-value"></div></div>
      """
  }
}
