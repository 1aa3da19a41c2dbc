/// A column per week, up or down from zero, on one axis.
///
/// Places are percentages across, so that the chart fits any width while its text keeps its size.
struct ColumnChart: Sendable {
  /// One column.
  struct Column: Sendable {
    /// What stands below it.
    var label: String
    /// Its height.
    var value: Double
    /// What it says, for those who point at it or can't see it.
    var description: String
  }

  /// What the chart shows.
  var title: String
  /// From the left.
  var columns: [Column]

  private static let height = 150.0
  /// The room below for labels.
  private static let foot = 18.0

  /// The style of the columns.
  static let css: Markup = """
    .columns { width: 100%; height: 168px; display: block; overflow: visible; max-width: 980px; }
    .columns .tick.y { text-anchor: start; }
    """

  /// The chart as HTML.
  var markup: Markup {
    let scale = ChartScale(spanning: columns.map(\.value) + [0], ticks: 3)
    return """
      <svg class="columns" role="img"><title>\(title)</title><desc>\(description)</desc>\
      \(scale.ticks.map { line($0, scale) })\
      \(columns.indices.map { column($0, scale) })</svg>
      """
  }

  private var description: String {
    columns.map(\.description).joined(separator: "; ")
  }

  private func top(_ value: Double, _ scale: ChartScale) -> Double {
    (1 - scale.share(value)) * (Self.height - 12) + 12
  }

  private func line(_ tick: Double, _ scale: ChartScale) -> Markup {
    let (y, kind): (Double, Markup) = (top(tick, scale), tick == 0 ? "zero" : "grid")
    return """
      <line class="\(kind)" x1="0%" x2="100%" y1="\(y)" y2="\(y)"/>\
      <text class="tick y" x="0" y="\(y - 3)">\(scale.text(ofTick: tick))</text>
      """
  }

  /// Columns stand to the right of the ticks' numbers.
  private func column(_ index: Int, _ scale: ChartScale) -> Markup {
    let column = columns[index]
    let step = 90.0 / Double(max(1, columns.count))
    let left = 10 + step * (Double(index) + 0.15)
    let (zero, end) = (top(0, scale), top(column.value, scale))
    let kind: Markup = column.value >= 0 ? "fall-up" : "fall-down"
    let label: Markup =
      index.isMultiple(of: every)
      ? """
      <text class="tick x" x="\(left + step * 0.35)%" y="\(Self.height + Self.foot - 4)">\
      \(column.label)</text>
      """ : ""
    return """
      <rect class="\(kind)" x="\(left)%" width="\(step * 0.7)%" y="\(min(zero, end))" \
      height="\(max(abs(zero - end), 0.5))"><title>\(column.description)</title></rect>\(label)
      """
  }

  /// Every how many columns have a label, so that even three digits keep apart.
  private var every: Int {
    columns.count <= 13 ? 1 : columns.count <= 26 ? 2 : 4 * ((columns.count + 79) / 80)
  }
}
