/// The strategy that estimates demand, wrongly.
extension Mistake {
  static let elasticity: [Mistake] = [
    spoilt("an elasticity that rises", "elasticity: {prior: 2 +- 1}"),
    spoilt("an elasticity that is sure", "elasticity: {prior: -2}"),
    spoilt("a range of everything", "elasticity: {range: 95%}"),
    spoilt("exploring past the range", "elasticity: {range: 5%, explore: 5%}"),
    spoilt(
      "exploring below nothing, at a pace of none",
      "elasticity: {explore: -1%, every: 0 days}"),
    spoilt("one estimate, after the end", "elasticity: {every: 20 weeks}"),
    spoilt("a key that it does not have", "elasticity: {prices: {lungo: [4, 5]}}"),
    Mistake(
      "shares of visits where nobody visits",
      edits: [
        (
          "intent: {model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
          "intent: {model: aggregate, linear: {intercept: {lungo: 50, decaf: 50}, "
            + "slopes: {lungo: {lungo: -5}, decaf: {decaf: -5}}}}"
        ),
        ("today: {fixed: {}}", "today: {fixed: {}}\n  learner: {elasticity: {}}"),
      ]),
  ]

  private static func spoilt(_ name: String, _ strategy: String) -> Mistake {
    Mistake(name, "today: {fixed: {}}", "today: {fixed: {}}\n  learner: {\(strategy)}")
  }
}
