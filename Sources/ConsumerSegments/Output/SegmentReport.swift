import Foundation
import ResultsStore

/// Segments for people and programs.
public struct SegmentReport: Sendable {
  let segmentation: Segmentation

  /// Takes the segments.
  public init(_ segmentation: Segmentation) { self.segmentation = segmentation }

  // MARK: - Text

  /// Segments in words, then in numbers, then how their number was chosen.
  public func table() -> String {
    let words = segmentation.personas.map { "  " + $0.description + "\n    " + $0.insight }
    let tables = [numbers, fits].filter { !$0.isEmpty }.map(Self.aligned)
    return ([heading, words.joined(separator: "\n")] + tables + notes).joined(separator: "\n\n")
  }

  /// The same as Markdown.
  public func markdown() -> String {
    let words = segmentation.personas.map { "- **\($0.name)**: \($0.description). \($0.insight)" }
    let tables = [numbers, fits].filter { !$0.isEmpty }.map(Self.piped)
    return ([heading, words.joined(separator: "\n")] + tables + notes).joined(separator: "\n\n")
  }

  private var heading: String {
    let count = Int(segmentation.average.consumers.rounded())
    let window = segmentation.window
    let method =
      segmentation.options.method == .latent ? "latent classes" : "recency, frequency, value"
    return
      "\(segmentation.category): \(segmentation.personas.count) segments of \(count) consumers, "
      + "periods \(window.lowerBound)-\(window.upperBound), by \(method)"
  }

  private static let columns = [
    "segment", "consumers", "units", "spend", "weeks", "buy in", "units each", "deal", "own brand",
    "price x", "s.e.", "top brand",
  ]

  private var numbers: [[String]] {
    let everybody = row("all", segmentation.average, nil)
    return [Self.columns]
      + segmentation.personas.map { row($0.id, $0.profile, $0.priceSensitivity) } + [everybody]
  }

  private func row(
    _ name: String, _ profile: SegmentProfile, _ sensitivity: PriceResponse.Sensitivity?
  ) -> [String] {
    let shares = [
      profile.share, profile.unitShare, profile.spendShare, profile.weeksWithVisit,
      profile.purchaseRate,
    ]
    let brand = profile.brands.first.map { "\($0.name) \(PersonaText.percent($0.share))" } ?? ""
    let price =
      sensitivity.map {
        [
          String(format: "%.2f", $0.value) + ($0.isClipped ? "*" : ""),
          String(format: "%.2f", $0.standardError),
        ]
      } ?? ["", ""]
    return [name] + shares.map(PersonaText.percent)
      + [
        String(format: "%.2f", profile.unitsPerPurchase), PersonaText.percent(profile.dealShare),
        PersonaText.percent(profile.privateLabelShare),
      ] + price + [brand]
  }

  /// How the numbers of classes fit; nothing for groups by score.
  private var fits: [[String]] {
    guard !segmentation.criteria.isEmpty else { return [] }
    let head = ["classes", "parameters", "log likelihood", "AIC", "BIC", "ICL", "entropy R2"]
    let rows = segmentation.criteria.map { fit in
      ["\(fit.classes)", "\(fit.parameters)"]
        + [fit.logLikelihood, fit.aic, fit.bic, fit.icl].map { String(format: "%.1f", $0) }
        + [fit.entropyR2.map { String(format: "%.2f", $0) } ?? ""]
    }
    return [head] + rows
  }

  private var notes: [String] { [choiceNote, priceNote].filter { !$0.isEmpty } }

  private var choiceNote: String {
    guard segmentation.options.method == .latent, segmentation.options.classes == nil else {
      return ""
    }
    let count = segmentation.personas.count
    if count == SegmentationOptions.largestClasses {
      return "BIC is least at \(count) classes, the most that are tried; more might fit better."
    }
    let least = segmentation.criteria.min { $0.bic < $1.bic }?.classes ?? count
    return least == count
      ? "BIC is least at \(count) classes."
      : "BIC is least at \(least) classes, but a class would stand for fewer than "
        + "\(SegmentationOptions.smallestClass) consumers."
  }

  private var priceNote: String {
    let response = segmentation.response
    guard let sensitivities = response.sensitivities else {
      return
        "Prices move too little to tell how strongly purchases follow them: no price sensitivity."
    }
    let clipped =
      sensitivities.contains(where: \.isClipped)
      ? String(
        format: " An asterisk marks a value cut off at %.1f or %.1f.",
        PriceResponse.range.lowerBound, PriceResponse.range.upperBound) : ""
    return String(
      format: "Elasticity of weekly purchases of all consumers: %.2f, s.e. %.2f.", response.pooled,
      response.pooledError) + clipped
  }

  /// Columns side by side, the first to the left and the others to the right.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }
      return "  " + cells.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func piped(_ rows: [[String]]) -> String {
    var lines = rows.map { "| " + $0.joined(separator: " | ") + " |" }
    lines.insert("|" + rows[0].map { _ in "---" }.joined(separator: "|") + "|", at: 1)
    return lines.joined(separator: "\n")
  }
}
