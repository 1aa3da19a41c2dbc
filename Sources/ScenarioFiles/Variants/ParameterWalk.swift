/// Finds the numbers among a strategy's parameters by the language's table of keys.
struct ParameterWalk {
  let root: SourceNode
  /// The focal firm's products, any of which `fixed` may give a price.
  let products: [String]

  /// Returns every number that stands in the strategy or may be added to it, and those of the
  /// promotions that it runs.
  func parameters(ofStrategy body: SourceNode) -> [NumericParameter] {
    let own = numbers(KeyPlace(kind: .map(StrategyKeys.focal), node: body))
    let ids = (body[ScenarioVariants.promotions]?.items ?? []).compactMap(\.text)
    return own + ids.flatMap(promotion)
  }

  private func promotion(_ id: String) -> [NumericParameter] {
    guard case .either(let kinds)? = ScenarioKeys.file[ScenarioVariants.promotions]?.kind,
      case .list(let kind, _)? = kinds.first,
      let node = root[ScenarioVariants.promotions]?.items.first(where: { $0.id == id })
    else { return [] }
    return numbers(KeyPlace(keys: [ScenarioVariants.promotions, id], kind: kind, node: node))
  }

  private func numbers(_ place: KeyPlace) -> [NumericParameter] {
    guard let kind = place.kind.numeric, place.node == nil || place.node?.text != nil else {
      return (place.all + unpriced(place)).flatMap(numbers)
    }
    let parameter = NumericParameter(keys: place.keys, current: nil, kind: kind)
    let current = (place.node?.text ?? place.standard).flatMap(parameter.value)
    return [NumericParameter(keys: place.keys, current: current, kind: kind)]
  }

  /// The products to which `fixed` gives no price yet.
  private func unpriced(_ place: KeyPlace) -> [KeyPlace] {
    guard place.keys == ["fixed", "prices"] else { return [] }
    return products.filter { place.node?[$0] == nil }.flatMap(place.below)
  }
}
