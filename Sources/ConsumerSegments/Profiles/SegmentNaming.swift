/// Names segments by what sets them apart, each name once.
struct SegmentNaming {
  private var taken: [String: SegmentProfile] = [:]

  /// Names a segment by its traits, strongest first, as no segment before.
  ///
  /// A second segment of the same name is told from the first by what differs between the two.
  mutating func name(_ profile: SegmentProfile, _ traits: [SegmentTrait]) -> String {
    let clear = traits.filter { $0.strength >= 1 }
    let main = clear.first { !$0.isAmount } ?? clear.first
    let amount = clear.first { $0.isAmount }
    var name = main?.noun ?? "typical buyers"
    if let amount, let main, !main.isAmount { name = "\(amount.adjective) \(name)" }
    if let namesake = taken[name] {
      name = Self.longer(name, SegmentTrait.of(profile, average: namesake))
    }
    name = numbered(name)
    taken[name] = profile
    return name
  }

  /// Puts the strongest trait that says something new before a name.
  private static func longer(_ name: String, _ traits: [SegmentTrait]) -> String {
    let other = traits.first { trait in !trait.relatedWords.contains { name.contains($0) } }
    return other.map { "\($0.adjective) \(name)" } ?? name
  }

  private func numbered(_ name: String) -> String {
    var number = 2
    var numbered = name
    while taken[numbered] != nil {
      numbered = "\(name) \(number)"
      number += 1
    }
    return numbered
  }

  /// Turns a name into an id such as `deal-hunters`.
  static func identifier(_ name: String) -> String { name.replacing(" ", with: "-") }
}
