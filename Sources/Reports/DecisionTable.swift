public import ResultsStore

/// Decisions as a table of words: what was seen, proposed, bound and posted; columns that would stay
/// empty are left out.
public struct DecisionTable: Sendable {
  /// The columns' titles.
  public let head: [String]
  /// One row per decision.
  public let rows: [[String]]
  /// Columns of words, which stand to the left.
  public let wordColumns: Set<Int>

  private struct Column {
    var title: String
    var isText = false
    var text: (DecisionCourse.Decision) -> String
  }

  /// Makes the table for a terminal.
  public init(_ course: DecisionCourse, currency: String) {
    self.init(course, format: ManagerNumber(currency: currency, minus: "-"))
  }

  init(_ course: DecisionCourse, format: ManagerNumber) {
    let columns = Self.columns(course, format)
    head = columns.map(\.title)
    rows = course.decisions.map { decision in columns.map { $0.text(decision) } }
    wordColumns = Set(columns.indices.filter { columns[$0].isText })
  }

  private static func columns(_ course: DecisionCourse, _ format: ManagerNumber) -> [Column] {
    let decisions = course.decisions
    var columns = [
      Column(title: "when", isText: true) { $0.moment },
      Column(title: "product", isText: true) { $0.product },
    ]
    if decisions.contains(where: { $0.stock != nil }) {
      columns.append(Column(title: "stock") { $0.stock.map { "\($0)" } ?? "" })
    }
    columns.append(Column(title: "sold in 28 days") { "\($0.recentUnits)" })
    if decisions.contains(where: { $0.rivalPrice != nil }) {
      columns.append(
        Column(title: "lowest rival") { $0.rivalPrice.map(format.price) ?? "" })
    }
    if decisions.contains(where: { $0.belief != nil }) {
      columns.append(
        Column(title: "believed", isText: true) { $0.belief.map { words($0, format) } ?? "" })
    }
    return columns + [
      Column(title: "was") { format.price($0.posted) },
      Column(title: "proposed") { format.price($0.proposed) },
      Column(title: "posted") { format.price($0.price) },
      Column(title: "bound by", isText: true) { $0.bound ?? "" },
    ]
  }

  private static func words(
    _ belief: DecisionCourse.Belief, _ format: ManagerNumber
  ) -> String {
    let place = belief.price == 0 ? "" : " at \(format.price(belief.price))"
    let spread =
      belief.band.count == 4
      ? " (\(format.general(belief.band[0])) to \(format.general(belief.band[3])))" : ""
    return "\(format.general(belief.mean)) \(belief.measure)\(place)\(spread)"
  }

  /// How many decisions there were and what became of them.
  public static func summary(_ course: DecisionCourse) -> String {
    let bound =
      course.bound == 0
      ? "no business rule limited any"
      : "business rules limited \(course.bound)"
    let shown =
      course.decisions.count < course.count
      ? " Shown are each product's first, those that moved a price and those that a rule limited"
        + (course.isCutShort ? ", the first \(course.decisions.count) of them." : ".")
      : ""
    return "In season \(course.replication) there were \(course.count) decisions, one per product "
      + "and moment: \(course.changed) moved the price, \(bound).\(shown)"
  }
}
