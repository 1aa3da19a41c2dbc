import ScientificComputing

/// How units are kept for dearer classes against a cheaper one.
public enum ProtectionRule: String, Sendable, Hashable, CaseIterable {
  /// Expected marginal seat revenue, class by class (Belobaba 1987).
  case expectedMarginalA = "emsr_a"
  /// Expected marginal seat revenue of all dearer classes taken as one (Belobaba 1992).
  case expectedMarginalB = "emsr_b"
  /// The nested levels that earn most where cheap classes ask first (Brumelle and McGill 1993).
  case optimal = "optimal_protection"

  /// Returns the units to keep for `dearer` classes, from dear to cheap, against a class that earns
  /// `fare`; nothing where there are none.
  ///
  /// For the optimal level counts are taken as normal, with their mean and variance. Where the search
  /// for it fails, the level of `expectedMarginalB`.
  public func level(keeping dearer: [FareClass], against fare: Double) -> Double {
    guard !dearer.isEmpty else { return 0 }
    let classes = dearer + [FareClass(fare: fare, demand: .constant(0))]
    let levels =
      switch self {
      case .expectedMarginalA: ProtectionLevels.expectedMarginalA(classes)
      case .expectedMarginalB: ProtectionLevels.expectedMarginalB(classes)
      case .optimal:
        (try? ProtectionLevels.optimal(classes.map(\.smooth)))
          ?? ProtectionLevels.expectedMarginalB(classes)
      }
    return max(0, levels.last ?? 0)
  }

  /// The rule in words.
  var words: String {
    switch self {
    case .expectedMarginalA:
      "keeps units for dearer classes by expected marginal revenue, class by class (EMSR-a)"
    case .expectedMarginalB:
      "keeps units for dearer classes by expected marginal revenue of them together (EMSR-b)"
    case .optimal: "keeps the units for dearer classes that earn most if cheap ones ask first"
    }
  }
}

extension FareClass {
  /// The class with a demand that has a density, at least as wide as rounding makes it.
  fileprivate var smooth: FareClass {
    guard demand.isDiscrete else { return self }
    let deviation = max(0.29, demand.variance.squareRoot())
    return FareClass(
      fare: fare, demand: .normal(mean: demand.mean, standardDeviation: deviation))
  }
}
