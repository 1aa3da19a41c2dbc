/// Sellers, retailers and marketplaces that can't be.
extension Mistake {
  private static let before = "consumers:\n"
  private static let segment = "{id: everyone, visits: {fixed: 1/week}}"
  private static let focal = "focal: {firm: shop}"

  static let sellers: [Mistake] = [
    Mistake(
      "visits of an unknown seller",
      before, "sellers: {visits: {shop: 60%, wob: 40%}}\n" + before),
    Mistake(
      "visits that sum to more than all of them",
      before, "sellers: {visits: {shop: 70%, web: 40%}}\n" + before),
    Mistake(
      "a nest without difference, and more comparing than all",
      edits: [
        (before, "sellers: {visits: {shop: 60%, web: 40%}, seller_nest: 0}\n" + before),
        (segment, "{id: everyone, visits: {fixed: 1/week}, compares: 130%}"),
      ]),
    Mistake(
      "a segment's sellers in a market without",
      segment, "{id: everyone, visits: {fixed: 1/week}, sellers: {shop: 100%}, compares: 20%}"),
    Mistake(
      "visits of a seller without offers",
      edits: [
        ("{firm: web, offers: [{product: lungo, price: 5.00}]}", "{firm: web, offers: []}"),
        (before, "sellers: {visits: {shop: 60%, web: 40%}}\n" + before),
      ]),
    Mistake(
      "a retailer of a retailer, and a commission of a brand",
      edits: [
        (focal, "focal: {firm: shop, retailer: {margin: 30%}}"),
        ("{firm: web, ", "{firm: web, role: brand, commission: 15%, "),
      ]),
    Mistake(
      "a retailer who keeps everything and passes on nothing",
      focal, "focal: {firm: shop, role: brand, retailer: {margin: 100%, pass_through: 0%}}"),
    Mistake(
      "a commission that leaves nothing",
      focal,
      "focal: {firm: shop, role: marketplace_seller, commission: 99%}\n"
        + "money: {selling_cost: {payment: 2%}}"),
    Mistake(
      "a retailer beside a coupon, and a strategy that takes posted prices for the shelf's",
      edits: [
        (focal, "focal: {firm: shop, role: brand, retailer: {margin: 30%}}"),
        ("percent_off: 20%,", "percent_off: 20%, coupon: {redemption: 30%},"),
        ("today: {fixed: {}}\n", "today: {fixed: {}}\n  best: {nash: {}}\n"),
      ]),
  ]
}
