/// A small chart of how often each price stood over time: darker cells stood more often.
struct PriceShareChart: Sendable {
  /// What the chart shows, for those who can't see it.
  var title: String
  /// What there is to see.
  var description: String
  /// The prices from bottom to top, as text.
  var prices: [String]
  /// Share by stretch of time and price, 0 to 1; shape `[stretch][price]`.
  var shares: [[Double]]
  /// Text below the axis, by stretch.
  var labels: [(stretch: Double, text: String)]

  static let css: Markup = ".share { fill: var(--role); }"

  private static let width = 360.0
  private static let left = 52.0
  private static let right = 8.0
  private static let top = 6.0
  private static let bottom = 24.0
  private static let plot = 190.0

  /// The chart as SVG.
  var markup: Markup {
    """
    <svg class="panel-chart winner" viewBox="0 0 \(Self.width) \(Self.top + Self.plot + Self.bottom)" \
    role="img"><title>\(title)</title><desc>\(description)</desc>\(rowLabels)\(cells)\(axis)</svg>
    """
  }

  private var cellWidth: Double {
    (Self.width - Self.left - Self.right) / Double(max(1, shares.count))
  }

  private var cellHeight: Double { Self.plot / Double(max(1, prices.count)) }

  private func y(_ row: Int) -> Double {
    Self.top + Self.plot - Double(row + 1) * cellHeight
  }

  private var cells: Markup {
    Markup(
      shares.enumerated().flatMap { stretch, row in
        row.indices.filter { row[$0] >= 0.005 }.map { price -> Markup in
          """
          <rect class="share" x="\(Self.left + Double(stretch) * cellWidth)" y="\(y(price))" \
          width="\(cellWidth - 0.6)" height="\(cellHeight - 0.6)" \
          fill-opacity="\(((0.06 + 0.94 * min(1, row[price])) * 100).rounded() / 100)"/>
          """
        }
      })
  }

  /// At most about eight prices have room for their text.
  private var rowLabels: Markup {
    let step = max(1, (prices.count + 7) / 8)
    return Markup(
      stride(from: 0, to: prices.count, by: step).map { row -> Markup in
        """
        <text class="tick y" x="\(Self.left - 6)" y="\(y(row) + cellHeight / 2 + 3.5)">\
        \(prices[row])</text>
        """
      })
  }

  private var axis: Markup {
    Markup(
      labels.map { label in
        """
        <text class="tick x" x="\(Self.left + label.stretch * cellWidth)" \
        y="\(Self.top + Self.plot + 16)">\(label.text)</text>
        """
      })
  }
}
