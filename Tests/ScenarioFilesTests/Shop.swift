@testable import ScenarioFiles

/// A small correct scenario, to be spoilt line by line.
enum Shop {
  static let text = """
    marketeer: 1
    name: shop
    market: {category: coffee, start: 2026-03-02, horizon: 12 weeks}
    focal: {firm: shop}
    products:
      - {id: lungo, list_price: 5.00, unit_cost: 2.70}
      - {id: decaf, list_price: 6.00, unit_cost: 3.30}
    rivals:
      - {firm: web, offers: [{product: lungo, price: 5.00}]}
    consumers:
      population: 1000
      segments:
        - {id: everyone, visits: {fixed: 1/week}}
    intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}
    promotions:
      - {id: spring, products: [lungo], percent_off: 20%, from: 2026-03-16, to: 2026-03-29}
    baseline: today
    strategies:
      today: {fixed: {}}
      deal: {fixed: {}, promotions: [spring]}
    experiment: {seed: 1, replications: 10}

    """

  /// The text with each edit applied once, at the first place that fits.
  static func text(_ edits: [(String, String)]) -> String {
    edits.reduce(text) { text, edit in
      guard let range = text.firstRange(of: edit.0) else { return "no such text: " + edit.0 }
      return text.replacingCharacters(in: range, with: edit.1)
    }
  }

  /// Loads `shop.yaml` from texts, on a machine of 8 GiB.
  static func load(
    _ files: [String: String], overrides: [ScenarioOverride] = []
  ) -> Result<LoadedScenario, ScenarioError> {
    let access = FileAccess { path in files[path].map { Array($0.utf8) } }
    let loader = ScenarioLoader(physicalMemory: 8 << 30, files: access)
    return Result { () throws(ScenarioError) in
      try loader.load(path: "shop.yaml", overrides: overrides)
    }
  }

  /// Loads the shop with edits.
  static func load(
    _ edits: (String, String)..., files: [String: String] = [:], overrides: [ScenarioOverride] = []
  ) throws -> LoadedScenario {
    try load(files.merging(["shop.yaml": text(edits)]) { $1 }, overrides: overrides).get()
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
