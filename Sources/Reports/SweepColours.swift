import ResultsStore

/// The colour of every strategy in a sweep's charts: the baseline grey, the others by their order.
struct SweepColours: Sendable {
  private let roles: [String: Int]
  private let baseline: String

  // Okabe and Ito's colours, darker for light pages and lighter for dark ones.
  private static let light = [
    "#0068a8", "#b94a00", "#00694c", "#97437f", "#7d6300", "#2a8fbd", "#5b4fa0", "#7a4a2b",
  ]
  private static let dark = [
    "#62b8f0", "#f0955a", "#54cfa5", "#e08fc4", "#e0c04a", "#9bdcff", "#b3a6f0", "#d9a98a",
  ]

  init(_ summary: SweepSummary) {
    baseline = summary.baseline
    let others = summary.strategies.filter { $0 != summary.baseline }
    roles = Dictionary(
      uniqueKeysWithValues: others.enumerated().map { ($1, $0 % Self.light.count) })
  }

  /// The CSS class that sets a strategy's colour.
  func role(_ strategy: String) -> Markup {
    roles[strategy].map { "hue\($0)" } ?? "hue-base"
  }

  /// A key to the colours of some strategies.
  func legend(_ strategies: [String]) -> Markup {
    let entries = strategies.map { name -> Markup in
      """
      <span class="\(role(name))"><svg viewBox="0 0 30 14" aria-hidden="true">\
      <rect class="hue" x="2" y="2" width="26" height="10" rx="2"/></svg>\(name)\
      \(name == baseline ? " (baseline)" : "")</span>
      """
    }
    return "<div class=\"legend\">\(entries)</div>\n"
  }

  /// The classes of all colours.
  static var css: Markup {
    func rules(_ colours: [String]) -> [Markup] {
      colours.enumerated().map { ".hue\($0) { --hue: \($1); } " }
    }
    return """
      .hue-base { --hue: var(--baseline); } .hue { fill: var(--hue); }
      \(rules(light))
      @media (prefers-color-scheme: dark) { \(rules(dark))}
      """
  }
}
