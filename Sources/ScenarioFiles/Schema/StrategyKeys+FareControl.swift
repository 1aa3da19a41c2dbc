// Strategies that say how many units of each fare class may be sold.
extension StrategyKeys {
  static let fareControls: [KeyTable.Key] = [
    kind(
      "protection_levels", "Units of a shared stock kept for dearer products, as stated.",
      [
        .init(
          "keep", .named(.integer(Limits.notNegative.atMost(2e9)), of: "products"), .required,
          "Units kept for a product and all dearer ones, by product.")
      ]),
    kind(
      "emsr_a",
      "Units kept for dearer fare classes by expected marginal revenue, class by class (EMSR-a).",
      [demand]),
    kind(
      "emsr_b",
      "Units kept for dearer fare classes by expected marginal revenue of them together (EMSR-b).",
      [demand]),
    kind(
      "optimal_protection",
      "Units kept for dearer fare classes as earns most where cheap classes ask first.", [demand]),
    kind(
      "bid_price",
      "Sells a fare class as long as it earns what the unit is worth later, epoch by epoch.",
      [demand]),
    kind(
      "choice_based",
      "Puts the set of fare classes on sale that earns most, where what is bought depends on the set.",
      [demand]),
  ]
}
