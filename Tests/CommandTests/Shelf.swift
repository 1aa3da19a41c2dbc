/// A shelf of two teas with stated utilities, so that nothing is calibrated; `dearer` wins.
enum Shelf {
  static let fileName = "my shelf.yaml"

  static let text = """
    marketeer: 1
    name: shelf
    market: {category: tea, start: 2026-03-02, horizon: 8 weeks, warm_up: 2 weeks, cool_down: 2 weeks}
    focal: {firm: shop}
    products:
      - {id: green, list_price: 3.00, unit_cost: 2.00}
      - {id: black, list_price: 2.20, unit_cost: 1.20 +- 0.10}
    consumers:
      population: 4000
      segments:
        - {id: everyone, visits: {fixed: 1/week}}
    intent:
      model: logit
      stated: {utility: {green: 2, black: 1}, outside: 1, scale: 1, price_coefficient: 0.8}
    baseline: today
    strategies:
      today: {fixed: {}}
      dearer: {fixed: {factor: 110%}}
      hilo: {high_low: {depth: 20%, every: 4 weeks}}
    experiment: {seed: 7, replications: 20}

    """

  /// A folder with the scenario, edited.
  static func folder(_ old: String = "", _ new: String = "") throws -> Folder {
    let folder = try Folder()
    try folder.write(old.isEmpty ? text : text.replacing(old, with: new), to: fileName)
    return folder
  }

  /// The command that compares the shelf's strategies.
  static func compare(threads: Int = 2, results: String = "results", _ rest: String...) -> [String]
  {
    ["compare", fileName, "--threads", "\(threads)", "--results", results, "--quiet"] + rest
  }
}
