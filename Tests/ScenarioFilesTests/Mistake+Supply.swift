/// Supply, traffic and shocks that can't be.
extension Mistake {
  private static let end = "baseline: today"

  static let supply: [Mistake] = [
    Mistake(
      "a lift that leaves no visits",
      "percent_off: 20%,",
      "percent_off: 20%, traffic: {lift: -100%},"),
    Mistake(
      "a campaign before the start, and a list of an unknown one",
      edits: [
        (
          end,
          "advertising:\n  - {id: radio, from: 2026-02-01, to: 2026-03-08, lift: 10%}\n" + end
        ),
        ("deal: {fixed: {}, promotions: [spring]}", "deal: {fixed: {}, advertising: [tv]}"),
      ]),
    Mistake(
      "a strategy that lists a rival's campaign",
      edits: [
        (
          end,
          "advertising:\n  - {id: leaflet, firm: web, from: 2026-03-08, to: 2026-03-09, lift: -5%}\n"
            + end
        ),
        ("promotions: [spring]}", "promotions: [spring], advertising: [leaflet]}"),
      ]),
    Mistake(
      "a smallest order that never is, and a level to reorder above the target",
      "unit_cost: 3.30}",
      "unit_cost: 3.30, stock: {initial: 9, replenish: {every: 1 day, up_to: 9, minimum: 10, reorder_at: 9}}}"
    ),
    Mistake(
      "a shock of nothing", end, "shocks:\n  - {id: storm, from: 2026-03-09}\n" + end),
    Mistake(
      "a chance without length, and a length without chance",
      end,
      "shocks:\n  - {id: storm, traffic: -20%, chance: 5%}\n"
        + "  - {id: fair, traffic: 20%, lasting: 1 week}\n" + end),
    Mistake(
      "a shock of the focal firm, and one of an unknown product",
      end,
      "shocks:\n  - {id: closed, rival: {firm: shop, absent: true}}\n"
        + "  - {id: beans, cost: {products: [mocha], change: 5%}}\n" + end),
    Mistake(
      "a shock before the start",
      end, "shocks:\n  - {id: storm, traffic: -20%, from: 2026-02-01, to: 2026-03-08}\n" + end),
  ]
}
