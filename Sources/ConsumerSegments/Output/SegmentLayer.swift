import Foundation

/// Segments as a layer that a scenario includes.
public struct SegmentLayer: Sendable {
  private let segmentation: Segmentation

  /// Takes the segments.
  public init(_ segmentation: Segmentation) { self.segmentation = segmentation }

  /// The YAML text: `consumers: {segments: [...]}` with a comment on each number's source.
  public var text: String {
    let shares = Self.wholeShares(segmentation.personas.map(\.profile.share))
    let entries = zip(segmentation.personas, shares).map(entry)
    return header + "consumers:\n  segments:\n" + entries.joined()
  }

  private var header: String {
    let options = segmentation.options
    let classes = options.method == .latent ? " --classes \(segmentation.personas.count)" : ""
    let count = Int(segmentation.average.consumers.rounded())
    let window = segmentation.window
    return """
      # Segments of the \(count) consumers who buy '\(category)' in periods \
      \(window.lowerBound)-\(window.upperBound).
      # Made by: marketeer segment --category '\(category)' --method \(options.method.rawValue)\(classes) --seed \
      \(options.seed)
      # visits: gamma distribution fitted to the weeks without a visit. utility_shift: ln odds of the
      # purchase rate per week with a visit, less those of all. price_sensitivity: \(elasticity)

      """
  }

  /// The category's name on one line, so that it stays inside its comment.
  private var category: String {
    String(segmentation.category.map { $0.isNewline ? " " : $0 })
  }

  private var elasticity: String {
    let response = segmentation.response
    guard response.sensitivities != nil else {
      return "1, since the prices\n# of the data move too little to measure one."
    }
    let pooled = String(format: "%.2f +- %.2f", response.pooled, 2 * response.pooledError)
    return
      "elasticity of\n# weekly purchases over that of all (\(pooled)), drawn towards 1 as far as "
      + "uncertain."
  }

  private func entry(_ persona: Persona, _ share: String) -> String {
    let profile = persona.profile
    let price = persona.priceSensitivity.map { sensitivity in
      String(format: "%.2f  # +- %.2f", sensitivity.value, 2 * sensitivity.standardError)
        + (sensitivity.isClipped ? "; cut off at the end of its range" : "")
    }
    return """
          # \(persona.description)
          - id: \(persona.id)
            share: \(share)
            visits: {gamma: {mean: \(Self.decimal(profile.visitsPerWeek))/week, \
      shape: \(Self.decimal(profile.visitShape))}}
            price_sensitivity: \(price ?? "1")
            utility_shift: \(Self.decimal(persona.utilityShift))

      """
  }

  private static func decimal(_ value: Double) -> String {
    let text = String(format: "%.3f", value)
    return text == "-0.000" ? "0.000" : text
  }

  /// Shares in tenths of a percent that add up to 100%, by largest remainder.
  static func wholeShares(_ shares: [Double]) -> [String] {
    let exact = shares.map { $0 * 1000 }
    var tenths = exact.map { Int($0.rounded(.down)) }
    let order = exact.indices.sorted {
      (exact[$1] - Double(tenths[$1]), $0) < (exact[$0] - Double(tenths[$0]), $1)
    }
    let missing = max(0, 1000 - tenths.reduce(0, +))
    for place in order.prefix(missing) { tenths[place] += 1 }
    return tenths.map { String(format: "%d.%d%%", $0 / 10, $0 % 10) }
  }
}
