import Foundation
import ResultsStore

/// Evaluation reports as text.
public enum EvaluationText {
  /// How to write.
  public enum Format: String, Sendable, CaseIterable {
    /// Aligned columns for a terminal.
    case table
    /// An array of reports with sorted keys.
    case json
    /// One row per split, model and metric.
    case csv
    /// Tables for documents.
    case md
  }

  /// Returns the reports in a format, with a line end at the end.
  public static func render(_ reports: [EvaluationReport], format: Format) throws -> String {
    switch format {
    case .table: reports.map { document($0, table: aligned) }.joined(separator: "\n")
    case .md: reports.map { document($0, table: piped) }.joined(separator: "\n")
    case .csv: EvaluationRows.csv(reports)
    case .json: try JSONText.of(reports)
    }
  }

  private static func document(_ report: EvaluationReport, table: ([[String]]) -> String) -> String
  {
    var parts = [heading(report), table(EvaluationRows.metrics(report))]
    if report.models.contains(where: { $0.response != nil }) {
      parts += [
        "Answers to prices and promotions (a mark says outside its band):",
        table(EvaluationRows.responses(report)),
        "Elasticity of purchase probability to a temporary price, by category:",
        table(EvaluationRows.categories(report)),
      ]
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func heading(_ report: EvaluationReport) -> String {
    let share = 100 * Double(report.purchases) / Double(max(1, report.occasions))
    var text =
      "\(report.split): \(report.occasions) occasions, \(report.purchases) purchases "
      + "(\(String(format: "%.1f", share)) %), \(report.households) households; "
      + "R2 against \(report.baselineOfR2); differences to '\(report.reference)'"
    if !report.leftOut.isEmpty {
      text += "\nnot for this split: " + report.leftOut.joined(separator: "; ")
    }
    return text
  }

  private static func aligned(_ table: [[String]]) -> String {
    let widths = table[0].indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let rule = widths.map { String(repeating: "-", count: $0) }
    return ([table[0], rule] + table.dropFirst()).map { row in
      zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func piped(_ table: [[String]]) -> String {
    let rule = table[0].indices.map { $0 == 0 ? ":--" : "--:" }
    return ([table[0], rule] + table.dropFirst()).map {
      "| " + $0.joined(separator: " | ") + " |"
    }.joined(separator: "\n")
  }
}
