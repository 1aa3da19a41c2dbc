// What a scenario says for its promotion briefs.
extension ScenarioBuilder {
  func briefSettings() -> BriefSettings {
    var settings = BriefSettings()
    for product in root["products"]?.items ?? [] {
      guard let id = product["id"]?.text, let text = productText(product) else { continue }
      settings.products[id] = text
    }
    guard let node = root["brief"] else { return settings }
    settings.market = node["market"]?.text
    settings.owner = node["owner"]?.text ?? ""
    settings.voicePath = node["voice"].flatMap(resolvedPath)
    settings.languages = distinct(node["languages"]) ?? settings.languages
    settings.channels = distinct(node["channels"]) ?? []
    return settings
  }

  private func productText(_ product: CheckedNode) -> BriefSettings.ProductText? {
    guard product["description"] != nil || product["facts"] != nil else { return nil }
    return BriefSettings.ProductText(
      description: product["description"]?.text ?? "",
      claims: (product["facts"]?.items ?? []).map {
        BriefSettings.Claim(text: $0["text"]?.text ?? "", evidence: $0["evidence"]?.text ?? "")
      })
  }

  private func distinct(_ node: CheckedNode?) -> [String]? {
    guard let node else { return nil }
    var seen: Set<String> = []
    return node.items.compactMap(\.text).filter { seen.insert($0).inserted }
  }
}
