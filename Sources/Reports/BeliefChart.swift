/// A small chart of expectations with two intervals each: groups of marks side by side in columns.
struct BeliefChart: Sendable {
  /// One expectation.
  struct Mark: Sendable {
    /// The column it stands in.
    var column: Int
    /// The expectation.
    var mean: Double
    /// The ends at 2.5, 10, 90 and 97.5 %, or empty.
    var band: [Double]
  }

  /// Marks that belong together: those of one day.
  struct Group: Sendable {
    /// The CSS class that gives its colour: `winner`, `baseline` or `rival`.
    var role: String
    /// The marks.
    var marks: [Mark]
  }

  /// What the chart shows, for those who can't see it.
  var title: String
  /// What there is to see.
  var description: String
  /// The columns' texts, from left to right.
  var columns: [String]
  /// The groups, from left to right inside a column.
  var groups: [Group]
  /// Whether the vertical axis begins at zero.
  var fromZero: Bool

  static let css: Markup = """
    .belief { stroke: var(--role); stroke-width: 1.3; } .belief.inner { stroke-width: 4.5; stroke-opacity: 0.6; }
    .belief-mean { fill: var(--role); }
    """

  private static let width = 360.0
  private static let height = 210.0
  private static let left = 52.0
  private static let right = 8.0
  private static let top = 10.0
  private static let bottom = 24.0

  /// The chart as SVG.
  var markup: Markup {
    let ends = groups.flatMap { $0.marks.flatMap { [$0.mean] + $0.band } }
    let scale = ChartScale(spanning: fromZero ? ends + [0] : ends, ticks: 4)
    return """
      <svg class="panel-chart" viewBox="0 0 \(Self.width) \(Self.height)" role="img">\
      <title>\(title)</title><desc>\(description)</desc>\(grid(scale))\(axis)\
      \(groups.indices.map { group($0, scale) })</svg>
      """
  }

  private var columnWidth: Double {
    (Self.width - Self.left - Self.right) / Double(max(1, columns.count))
  }

  /// Marks stand in the middle six tenths of their column.
  private func x(_ column: Int, _ group: Int) -> Double {
    let place = 0.2 + 0.6 * (Double(group) + 0.5) / Double(max(1, groups.count))
    return Self.left + columnWidth * (Double(column) + place)
  }

  private func y(_ value: Double, _ scale: ChartScale) -> Double {
    Self.top + (Self.height - Self.top - Self.bottom) * (1 - scale.share(value))
  }

  private func grid(_ scale: ChartScale) -> Markup {
    Markup(
      scale.ticks.map { tick -> Markup in
        """
        <line class="grid" x1="\(Self.left)" x2="\(Self.width - Self.right)" \
        y1="\(y(tick, scale))" y2="\(y(tick, scale))"/>\
        <text class="tick y" x="\(Self.left - 6)" y="\(y(tick, scale) + 3.5)">\
        \(scale.text(ofTick: tick))</text>
        """
      })
  }

  /// At most about eight columns have room for their text.
  private var axis: Markup {
    let step = max(1, (columns.count + 7) / 8)
    return Markup(
      stride(from: 0, to: columns.count, by: step).map { column -> Markup in
        """
        <text class="tick x" \
        x="\(Self.left + columnWidth * (Double(column) + 0.5))" \
        y="\(Self.height - 8)">\(columns[column])</text>
        """
      })
  }

  private func group(_ index: Int, _ scale: ChartScale) -> Markup {
    let marks = groups[index].marks.map { mark -> Markup in
      let place = x(mark.column, index)
      let lines = mark.band.count == 4 ? [(0, 3, ""), (1, 2, " inner")] : []
      let intervals = lines.map { low, high, kind -> Markup in
        """
        <line class="belief\(kind)" x1="\(place)" x2="\(place)" \
        y1="\(y(mark.band[low], scale))" y2="\(y(mark.band[high], scale))"/>
        """
      }
      return """
        \(intervals)<circle class="belief-mean" cx="\(place)" cy="\(y(mark.mean, scale))" r="2.6"/>
        """
    }
    return "<g class=\"\(groups[index].role)\">\(marks)</g>"
  }
}
