/// Fare classes, their shared stock and the strategies that divide it, where they don't fit.
extension Mistake {
  /// A flight of two classes, with some of its lines replaced.
  private static func flight(_ edits: (String, String)...) -> String {
    edits.reduce(FareKeyTests.flight) { $0.replacing($1.0, with: $1.1) }
  }

  static let fareControl: [Mistake] = [
    Mistake(
      "a stock shared with a product that has none, and with one that is not there",
      text: flight(
        ("stock_of: full}", "stock_of: saver}"),
        ("products:", "products:\n  - {id: group, list_price: 90, unit_cost: 0, stock_of: ful}"))),
    Mistake(
      "a stock of its own beside a shared one, at another cost",
      text: flight(
        ("unit_cost: 0, stock_of: full", "unit_cost: 3, stock: {initial: 5}, stock_of: full"))),
    Mistake(
      "requests for classes that are not there, and of more than one an epoch",
      text: flight(
        ("requests: {full: 30%, saver: 40%}", "requests: {full: 70%, saver: 40%, sever: 1%}"))),
    Mistake(
      "a horizon and a stock that are no booking cycles",
      text: flight(
        ("horizon: 8 weeks", "horizon: 9 weeks"), ("renews_every: 4 weeks", "holding: 1/day"),
        ("cool_down: 0 weeks", "cool_down: 2 weeks"))),
    Mistake(
      "a stock that is renewed and filled up",
      text: flight(
        ("renews_every: 4 weeks", "renews_every: 4 weeks, replenish: {every: 1 week, up_to: 9}"))),
    Mistake(
      "bid prices where a class asks for many seats",
      text: flight(
        (
          "by_epoch: [{epochs: 4, requests: {full: 30%, saver: 40%}}]",
          "by_class: [{product: saver, units: {poisson: {mean: 8}}}, "
            + "{product: fll, units: {normal: {mean: 3, sd: 0}}}, {product: full, units: {fixed: 3}}, "
            + "{product: full, units: {fixed: 3}}]"
        ), ("emsr_b: {}", "bid_price: {}"))),
    Mistake(
      "choices that lack a set, repeat one and sell what is closed",
      text: flight(
        (
          "by_epoch: [{epochs: 4, requests: {full: 30%, saver: 40%}}]",
          "by_choice: {epochs: 4, sets: [{on_sale: [full], buys: {full: 30%, saver: 10%}}, "
            + "{on_sale: [full], buys: {full: 30%}}, {on_sale: [saver], buys: {saver: 50%}}]}"
        ))),
    Mistake(
      "known choices for a plan of requests",
      text: flight(
        (
          "by_epoch: [{epochs: 4, requests: {full: 30%, saver: 40%}}]",
          "by_choice: {epochs: 4, sets: [{on_sale: [full], buys: {full: 30%}}, "
            + "{on_sale: [saver], buys: {saver: 50%}}, {on_sale: [full, saver], buys: {saver: 50%}}]}"
        ))),
    Mistake(
      "sets by choice where requests do not depend on what is on sale, and an unknown kind of demand",
      text: flight(("emsr_b: {}", "choice_based: {}"), ("emsr_a: {}", "emsr_a: {demand: guessed}"))),
    Mistake(
      "a class that earns less than an empty seat is worth",
      text: flight(("salvage: 0", "salvage: 100"))),
    Mistake(
      "units kept that fall, and for an unknown product",
      text: flight(("{full: 3}", "{full: 3, saver: 2, sever: 1}"))),
    Mistake("nothing kept", text: flight(("{full: 3}", "{}"))),
    Mistake(
      "more kept than there is", text: flight(("{full: 3}", "{full: 11, saver: 40}"))),
    Mistake(
      "fare control where consumers choose among products with stocks of their own",
      "today: {fixed: {}}",
      "today: {fixed: {}}\n  limits: {emsr_b: {}}\n  kept: {protection_levels: {keep: {lungo: 3}}}"),
    Mistake(
      "two classes at one price, and one price estimated before anything is sold",
      text: flight(
        ("id: saver, list_price: 100", "id: saver, list_price: 200"),
        ("emsr_a: {}", "gallego_van_ryzin: {policy: fixed, demand: estimated}"))),
  ]
}
