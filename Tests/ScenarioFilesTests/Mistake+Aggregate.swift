/// Sales as a function of prices, wrongly.
extension Mistake {
  static let aggregate: [Mistake] = [
    Mistake(
      "aggregate sales of nothing", "model: mixed_logit,", "model: aggregate, every: 1 week,"),
    Mistake(
      "a function of prices beside consumers, with half a day and an unknown product",
      "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
      "intent: {taste: 1, every: 36 hours, linear: {intercept: {lungo: 50}, "
        + "slopes: {lungo: {lungo: -5, mocha: 1}}}}"),
    Mistake(
      "a plan for a reference price that nobody has",
      "today: {fixed: {}}",
      "today: {fixed: {}}\n  planned: {reference_price_dp: {from: 8, to: 4, discount: 1}}"),
  ]
}
