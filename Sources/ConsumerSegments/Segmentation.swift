import Glibc
public import ShoppingData

/// The segments of a category's consumers: who belongs to which, and what each is like.
public struct Segmentation: Sendable {
  /// How they were made.
  public let options: SegmentationOptions
  /// The category.
  public let category: String
  /// The periods that count.
  public let window: ClosedRange<Int>
  /// The average consumer.
  public let average: SegmentProfile
  /// How far consumers belong to the segments, in the order of `personas`.
  public let membership: Membership
  /// The segments, largest first.
  public let personas: [Persona]
  /// Prices and purchases.
  public let response: PriceResponse
  /// The numbers of latent classes that were tried; empty for other methods.
  public let criteria: [FitCriteria]

  /// Divides a panel's consumers.
  ///
  /// - Throws: `SegmentationError` where there are too few.
  public init(_ panel: CategoryPanel, options: SegmentationOptions) throws(SegmentationError) {
    guard panel.consumers >= SegmentationOptions.fewestConsumers else {
      throw .tooFewConsumers(
        category: panel.category, count: panel.consumers,
        needed: SegmentationOptions.fewestConsumers)
    }
    self.options = options
    category = panel.category
    window = panel.window
    average = SegmentProfile(panel, weights: Membership.everybody(panel.consumers).weights)
    let names: [String]?
    let halves: [Membership]
    switch options.method {
    case .latent:
      let selection = try LatentClassSelection(
        ConsumerCounts(panel), classes: options.classes, seed: options.seed)
      membership = Membership(consumers: panel.consumers, weights: selection.fit.memberships)
      halves = Self.halves(panel, selection.fit)
      criteria = selection.criteria
      names = nil
    case .rfv:
      let groups = Self.groups(panel)
      membership = groups.membership
      halves = [membership, membership]
      criteria = []
      names = groups.names
    }
    response = PriceResponse(panel, membership, halves: halves)
    personas = Self.personas(panel, membership, names, response, average)
  }

  /// Memberships for even and for odd periods, each by the other half.
  private static func halves(_ panel: CategoryPanel, _ fit: LatentClassFit) -> [Membership] {
    let all = ConsumerCounts(panel)
    return [1, 0].map { other in
      let counts = ConsumerCounts(panel, like: all) { $0 % 2 == other }
      return Membership(consumers: panel.consumers, weights: fit.memberships(of: counts))
    }
  }

  /// The groups by recency, frequency and value as memberships, largest group first.
  private static func groups(_ panel: CategoryPanel) -> (names: [String], membership: Membership) {
    let groups = RecencyFrequencyValue(panel).groups
    let cases = RecencyFrequencyValue.Group.allCases
    let counts = cases.map { name in groups.count { $0 == name } }
    let order = cases.indices.filter { counts[$0] > 0 }
      .sorted { (counts[$1], $0) < (counts[$0], $1) }
    let weights = order.flatMap { place in groups.map { $0 == cases[place] ? 1.0 : 0 } }
    return (
      order.map { cases[$0].rawValue }, Membership(consumers: panel.consumers, weights: weights)
    )
  }

  private static func personas(
    _ panel: CategoryPanel, _ membership: Membership, _ names: [String]?,
    _ response: PriceResponse, _ average: SegmentProfile
  ) -> [Persona] {
    var naming = SegmentNaming()
    return (0..<membership.segments).map { segment in
      let profile = SegmentProfile(panel, weights: membership.members(segment))
      let sensitivity = response.sensitivities?[segment]
      let text = PersonaText(profile: profile, average: average, sensitivity: sensitivity)
      let traits = SegmentTrait.of(profile, average: average)
      let name = names?[segment] ?? naming.name(profile, traits)
      let clear = traits.filter { $0.strength >= 1 }
      return Persona(
        id: SegmentNaming.identifier(name), name: name, description: text.description(name),
        insight: text.insight(clear.first { !$0.isAmount } ?? clear.first), profile: profile,
        priceSensitivity: sensitivity,
        utilityShift: logOdds(profile.purchaseRate) - logOdds(average.purchaseRate))
    }
  }

  /// ln (p / (1 - p)), with p kept off 0 and 1.
  private static func logOdds(_ probability: Double) -> Double {
    let inside = min(max(probability, 0.001), 0.999)
    return log(inside / (1 - inside))
  }
}
