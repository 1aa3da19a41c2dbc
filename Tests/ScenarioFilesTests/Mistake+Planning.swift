/// Stocks planned in markets that are not the plan's.
extension Mistake {
  private static let intent =
    "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}"
  private static let strategies = "today: {fixed: {}}"

  static let planning: [Mistake] = [
    Mistake(
      "a negative willingness to pay beside a logit", intent,
      "intent: {model: logit, willingness_to_pay: {exponential: {mean: -3}}}"),
    Mistake(
      "willingness to pay without a distribution", intent,
      "intent: {model: willingness_to_pay, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}"
    ),
    Mistake(
      "two distributions of willingness to pay", intent,
      "intent: {model: willingness_to_pay, willingness_to_pay: {fixed: 3, uniform: {low: 1, high: 5}}}"
    ),
    Mistake(
      "willingness to pay with what belongs to utilities",
      edits: [
        (
          intent,
          "intent: {willingness_to_pay: {exponential: {mean: 3}}, nest: 0.5, taste: 1, "
            + "reference_price: {gain: 1, loss: 2}, calibrate: {conversion: 5%}}"
        ),
        (strategies, "today: {fixed: {}}\n  best: {nash: {}}"),
      ]),
    Mistake(
      "a stock that never ends for buyers with a gamma willingness to pay",
      edits: [
        (intent, "intent: {willingness_to_pay: {gamma: {mean: 3, shape: 2}}}"),
        (strategies, "today: {fixed: {}}\n  planned: {gallego_van_ryzin: {policy: best}}"),
      ]),
    Mistake(
      "plans of a stock for consumers of another kind", strategies,
      "today: {fixed: {}}\n  seats: {gallego_van_ryzin: {demand: estimated}}\n"
        + "  prints: {finite_price_dp: {prices: []}}"),
    Mistake(
      "a table of prices with a price twice, a wrong probability and noise",
      edits: [
        (
          intent,
          "intent: {bernoulli: {lungo: [{price: 4, probability: 20%}, {price: 4, probability: 120%}, "
            + "{price: 4, probability: 10%}]}, noise: {normal: 1}}"
        ),
        (strategies, "today: {fixed: {}}\n  planned: {finite_price_dp: {prices: [4, 5]}}"),
      ]),
  ]
}
