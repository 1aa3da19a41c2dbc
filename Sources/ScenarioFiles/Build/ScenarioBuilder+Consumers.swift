import MarketModel
import ScientificComputing

extension ScenarioBuilder {
  func segments() -> [Segment] {
    guard let list = root["consumers"]?["segments"] else { return [] }
    checkNames(list.items.compactMap { $0["id"]?.named }, what: "segment")
    let shares = list.items.compactMap { $0["share"]?.number }
    if shares.count == list.items.count {
      checkSum(shares, list.items[0]["share"]?.place ?? list.place, what: "segment shares")
    }
    return list.items.map(segment)
  }

  private func segment(_ node: CheckedNode) -> Segment {
    let visits = node["visits"].flatMap { DistributionBuilder(log: log).visitRate($0) }
    return Segment(
      name: node["id"]?.text ?? "", share: node["share"]?.number ?? 1,
      visitRate: visits ?? .constant(0), priceSensitivity: node["price_sensitivity"]?.number ?? 1,
      utilityShift: node["utility_shift"]?.number ?? 0, profile: profile(node["profile"]))
  }

  private func profile(_ node: CheckedNode?) -> VisitProfile {
    VisitProfile(
      months: weights(node?["months"], count: 12, "months"),
      weekdays: weights(node?["weekdays"], count: 7, "weekdays"),
      hours: weights(node?["hours"], count: 24, "hours"))
  }

  private func weights(_ node: CheckedNode?, count: Int, _ name: String) -> [Double] {
    let flat = Array(repeating: 1.0, count: count)
    guard let node else { return flat }
    let numbers = node.items.compactMap(\.number)
    guard node.items.count == count else {
      log.error(
        node.place, "'\(name)' has \(node.items.count) numbers, not \(count)",
        hint: "write one number for each of the \(count)")
      return flat
    }
    guard numbers.count == count else { return flat }
    if numbers.reduce(0, +) <= 0 {
      log.error(node.place, "'\(name)' are all 0", hint: "write at least one number above 0")
    }
    return numbers
  }
}
