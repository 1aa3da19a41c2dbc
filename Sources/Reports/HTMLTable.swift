/// A table in a box of its own, which scrolls when the page is narrow.
struct HTMLTable: Sendable {
  /// A column's heading and alignment.
  struct Column: Sendable {
    /// The heading.
    var title: String
    /// Whether the column holds numbers, which stand to the right.
    var isNumeric: Bool

    /// A column of text.
    static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// A column of numbers.
    static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// What the table shows.
  var caption: String
  /// The columns; the first one names the row.
  var columns: [Column]
  /// The cells with the CSS class of their row.
  var rows: [(role: String, cells: [Markup])]

  /// Creates a table.
  init(_ caption: String, columns: [Column], rows: [(role: String, cells: [Markup])]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  /// The table as HTML; focusable, so that the keyboard can scroll it.
  var markup: Markup {
    let heads = columns.map { column -> Markup in
      """
      <th scope="col"\(column.isNumeric ? Self.numeric : "")>\(column.title)</th>
      """
    }
    return """
      <p class="caption">\(caption)</p>
      <div class="scroll" tabindex="0" role="region" aria-label="\(caption)">\
      <table aria-label="\(caption)">
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(rows.map(row))</tbody></table></div>\n
      """
  }

  private static let numeric: Markup = " class=\"num\""

  private func row(_ row: (role: String, cells: [Markup])) -> Markup {
    let cells = zip(columns.indices, row.cells).map { index, cell -> Markup in
      if index == 0 { return "<th scope=\"row\">\(cell)</th>" }
      return columns[index].isNumeric ? "<td class=\"num\">\(cell)</td>" : "<td>\(cell)</td>"
    }
    return "<tr class=\"\(row.role)\">\(cells)</tr>\n"
  }
}
