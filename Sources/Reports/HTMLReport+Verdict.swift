import ResultsStore

extension HTMLReport {
  /// The answer, in words, before anything else.
  static func verdict(_ context: ReportContext) -> Markup {
    let verdict = context.summary.verdict
    let first = verdict.sentences.first ?? kicker(context)
    let rest = Markup(words: verdict.sentences.dropFirst().joined(separator: " "))
    let role: Markup = verdict.outcome == .recommend ? "hero" : "hero keep"
    return """
      <section class="\(role)" aria-label="Verdict">
      <p class="kicker">\(kicker(context))</p>
      <p class="big">\(Markup(words: first))</p>
      <p>\(rest)</p>
      \(similar(context))\(tiles(context))</section>
      """
  }

  private static func kicker(_ context: ReportContext) -> String {
    let verdict = context.summary.verdict
    return switch verdict.outcome {
    case .recommend: "Recommendation: run \(verdict.strategy)"
    case .keepBaseline: "Recommendation: keep \(verdict.strategy)"
    case .referenceOnly: "No recommendation: only reference strategies were compared"
    }
  }

  private static func similar(_ context: ReportContext) -> Markup {
    let names = context.summary.verdict.indistinguishable
    guard !names.isEmpty else { return "" }
    return "<p>Too close to it to call: \(names.joined(separator: ", ")).</p>"
  }

  /// The challenger's key figures.
  private static func tiles(_ context: ReportContext) -> Markup {
    guard let strategy = context.challenger else { return "" }
    let isWinner = context.summary.verdict.outcome == .recommend
    let figures = [
      (
        "In the ranking, against \(context.header.baseline)",
        context.difference(strategy.difference.mean)
      ),
      ("95 %, simulation and assumptions", context.interval(strategy.difference)),
      ("95 %, simulation alone", context.interval(strategy.simulationOnly)),
      ("Wins in", "\(context.format.percent(strategy.winShare)) of seasons"),
      ("Chance to be best", context.format.percent(strategy.probabilityBest)),
    ]
    let tiles = figures.map { name, value -> Markup in
      "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n"
    }
    let lead: Markup =
      isWinner ? "" : "<p class=\"lead\">The best alternative, <code>\(strategy.name)</code>:</p>"
    return "\(lead)<dl class=\"tiles\">\n\(tiles)</dl>\n"
  }
}
