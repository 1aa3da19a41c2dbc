import MarketModel

// All kinds of strategies in one table.
extension ScenarioReference {
  static let strategies = """

    ## Strategies

    A candidate under `strategies`, or a rival's `strategy`, is one of these kinds. Required keys are **bold**. What a kind may know
    decides whether it can be recommended:

    | knows | that is |
    |---|---|
    \(InformationClass.allCases.map { "| \($0.rawValue) | \($0.words) |" }.joined(separator: "\n"))

    | kind | what it does | knows | keys |
    |---|---|---|---|
    \(StrategyKeys.rival.usable.map(row).joined(separator: "\n"))

    """

  private static func row(_ kind: KeyTable.Key) -> String {
    let knows = StrategyKeys.knowledge(ofKind: kind.name).map(\.words).joined(separator: ", ")
    let keys = keys(of: kind)
    let anchor = anchor(ofPath: "rivals[].strategy.\(kind.name)")
    let name = keys.isEmpty ? "`\(kind.name)`" : "[`\(kind.name)`](#\(anchor))"
    return "| \(name) | \(kind.description) | \(knows) | \(keys) |"
  }

  private static func keys(of kind: KeyTable.Key) -> String {
    guard case .map(let table) = kind.kind else { return "" }
    return table.usable.map { key in
      if case .required = key.need { return "**`\(key.name)`**" }
      return "`\(key.name)`"
    }.joined(separator: ", ")
  }

  /// The anchor of a heading that is a path, as GitHub makes it.
  static func anchor(ofPath path: String) -> String {
    path.lowercased().filter { $0.isLetter || $0.isNumber || "_-".contains($0) }
  }
}
