/// Promotions that cannot be.
extension Mistake {
  private static let dates = "from: 2026-03-16, to: 2026-03-29"

  /// Puts a promotion in the place of the shop's own.
  private static func promotion(_ name: String, _ text: String) -> Mistake {
    Mistake(
      name, "{id: spring, products: [lungo], percent_off: 20%, \(dates)}",
      "{id: spring, \(text), \(dates)}")
  }

  static let promotions: [Mistake] = [
    promotion("a multi-buy that nobody can take", "products: [lungo], multi_buy: {buy: 2, pay: 1}"),
    promotion(
      "a multi-buy that gives nothing away", "products: [lungo], multi_buy: {buy: 2, pay: 2}"),
    promotion("a promotion without products", "percent_off: 20%"),
    promotion(
      "a coupon for a rival's product",
      "products: [roast], amount_off: 1, coupon: {redemption: 30%}"
    ).sellingAtRival("roast"),
    promotion(
      "an audience nobody knows",
      "products: [lungo], percent_off: 5%, audience: {segments: [hunters]}"),
    promotion(
      "redemptions of unknown segments",
      "products: [lungo], percent_off: 5%, coupon: {redemption: {everyman: 30%}}"),
    promotion(
      "a coupon without redemption", "products: [lungo], percent_off: 5%, coupon: {total: 3}"),
    promotion(
      "odd caps",
      "products: [lungo], percent_off: 5%, budget: -1, limit: -3, coupon: {redemption: 130%, total: 1.5, per_consumer: 0}"
    ),
    promotion(
      "two mechanics in one promotion",
      "products: [lungo], percent_off: 5%, loyalty: {members: 20%}, coupon: {redemption: 30%}"),
    promotion(
      "a bundle of one product", "bundle: {products: [lungo], percent_off: 10%}"),
    promotion(
      "a bundle dearer than its parts whose buyers take one",
      "products: [lungo], bundle: {products: [lungo, decaf], price: 11.50}"),
    promotion("a reward above the threshold", "spend: 5, amount_off: 6"),
    promotion("reach without a threshold", "products: [lungo], percent_off: 5%, reach: 3"),
    promotion(
      "a basket that cannot be filled", "spend: 12, amount_off: 2, reach: 3"),
    promotion(
      "times that are none", "products: [lungo], percent_off: 5%, start: 18h, end: 25:00"),
    promotion(
      "a partner that is not there", "products: [lungo], percent_off: 5%, stacks_with: [sprung]"),
    Mistake(
      "a flash sale that ends before it starts",
      "percent_off: 20%, from: 2026-03-16, to: 2026-03-29",
      "percent_off: 20%, from: 2026-03-16, to: 2026-03-16, start: 18:00, end: 9:00"),
    Mistake(
      "more displays than there are",
      edits: [
        (
          "percent_off: 20%, \(dates)}",
          """
          percent_off: 20%, \(dates), display: {slots: 1}}
            - {id: summer, products: [decaf], percent_off: 10%, from: 2026-03-28, to: 2026-04-05, display: true}
          """
        ),
        ("promotions: [spring]", "promotions: [spring, summer]"),
      ]),
  ]

  /// The same mistake where the rival sells one product more.
  private func sellingAtRival(_ product: String) -> Mistake {
    let text = (files["shop.yaml"] ?? "").replacing(
      "price: 5.00}]", with: "price: 5.00}, {product: \(product), price: 4.00, unit_cost: 2}]")
    return Mistake(name, text: text)
  }
}
