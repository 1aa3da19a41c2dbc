public import ResultsStore

/// The notebook that opens a finished comparison in Python: everything that is shown is read from the
/// files beside it, and what can be recomputed from the raw seasons is, and must agree.
public struct AnalysisNotebook: Sendable {
  private let header: ComparisonSummary.Header
  private let tables: Set<String>

  /// Takes a comparison and the names of the tables beside the notebook, which decide its parts.
  public init(_ summary: ComparisonSummary, tables: Set<String>) {
    header = summary.header
    self.tables = tables
  }

  /// The notebook; equal runs give equal ones.
  public var document: NotebookDocument {
    NotebookDocument(
      cells: [title] + Self.load + Self.verdict + Self.ranking + Self.prices
        + part("demand", Self.demand) + Self.elasticities
        + part("promotion_effects", Self.incrementality) + Self.segments
        + part("fairness", Self.fairness) + part("welfare", Self.welfare)
        + part("learning_regret", Self.learning) + Self.calibration + Self.appendix)
  }

  /// The cells of a part that only some runs have.
  private func part(
    _ table: String, _ cells: [NotebookDocument.Cell]
  ) -> [NotebookDocument.Cell] {
    tables.contains(table) ? cells : []
  }

  private var title: NotebookDocument.Cell {
    NotebookDocument.Cell(
      .markdown, id: "title",
      """
      # \(MarkdownText.escaped(header.scenario))

      \(MarkdownText.escaped(header.summary))

      Run `\(header.runID)`, \(header.replications) ranking replications, seed \(header.seed). Every table lies in
      `data/`; `data/columns.csv` says what each column holds. Intervals are 95 %.
      """)
  }
}
