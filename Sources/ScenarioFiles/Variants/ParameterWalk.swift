/// Finds the numbers among a strategy's parameters by the language's table of keys.
struct ParameterWalk {
  let root: SourceNode
  /// The focal firm's products, any of which `fixed` may give a price.
  let products: [String]

  /// Returns every number that stands in the strategy or may be added to it, and those of the
  /// promotions that it runs.
  func parameters(ofStrategy body: SourceNode) -> [NumericParameter] {
    let own = walk(.map(StrategyKeys.focal), body, [])
    let ids = (body[ScenarioVariants.promotions]?.items ?? []).compactMap(\.text)
    return own + ids.flatMap(promotion)
  }

  private func promotion(_ id: String) -> [NumericParameter] {
    guard case .either(let kinds)? = ScenarioKeys.file[ScenarioVariants.promotions]?.kind,
      case .list(let kind, _)? = kinds.first,
      let node = root[ScenarioVariants.promotions]?.items.first(where: { $0.id == id })
    else { return [] }
    return walk(kind, node, [ScenarioVariants.promotions, id])
  }

  private func walk(
    _ kind: ValueKind, _ node: SourceNode?, _ keys: [String]
  ) -> [NumericParameter] {
    switch kind {
    case .map(let table): return table.usable.flatMap { walk($0, of: table, node, keys) }
    case .list(let item, _):
      return (node?.items ?? []).enumerated().flatMap {
        walk(item, $1, keys + [String($0 + 1)])
      }
    case .named(let item, _, _): return named(item, node, keys)
    case .either(let kinds):
      if let node, node.text == nil {
        return kinds.first { $0.accepts(node.items.isEmpty ? .map : .list) }
          .map { walk($0, node, keys) } ?? []
      }
      return scalar(kind, node, keys, standard: nil)
    default: return scalar(kind, node, keys, standard: nil)
    }
  }

  private func walk(
    _ key: KeyTable.Key, of table: KeyTable, _ node: SourceNode?, _ keys: [String]
  ) -> [NumericParameter] {
    let child = node?[key.name]
    if table.exactlyOne.contains(key.name), child == nil { return [] }
    guard key.kind.numeric == nil || child?.text == nil && child != nil else {
      var standard: String?
      if case .standard(let text) = key.need { standard = text }
      return scalar(key.kind, child, keys + [key.name], standard: standard)
    }
    return walk(key.kind, child, keys + [key.name])
  }

  private func named(
    _ item: ValueKind, _ node: SourceNode?, _ keys: [String]
  ) -> [NumericParameter] {
    let present = (node?.entries ?? []).map(\.key)
    let possible = keys == ["fixed", "prices"] ? products.filter { !present.contains($0) } : []
    return (present + possible).flatMap { walk(item, node?[$0], keys + [$0]) }
  }

  private func scalar(
    _ kind: ValueKind, _ node: SourceNode?, _ keys: [String], standard: String?
  ) -> [NumericParameter] {
    guard let numeric = kind.numeric else { return [] }
    let parameter = NumericParameter(keys: keys, current: nil, kind: numeric)
    let current = (node?.text ?? standard).flatMap(parameter.value)
    return [NumericParameter(keys: keys, current: current, kind: numeric)]
  }
}
