import MarketModel

/// Who sells what: the part of a scenario to which everything else refers.
struct Shelf {
  var categories: [Category]
  var firms: [Firm]
  var money: MoneyRules
  /// Offers grouped by category, each with the node that describes it.
  var rows: [Row]

  /// An offer and where it comes from.
  struct Row {
    var offer: Offer
    var node: CheckedNode
    var cost: Uncertain?
  }

  var offers: [Offer] { rows.map(\.offer) }

  /// Tax and fees with a firm's own terms of selling.
  func money(ofFirm firm: Int) -> MoneyRules {
    var rules = money
    rules.terms = firms[firm].terms
    return rules
  }

  /// Ids of a firm's products, in shelf order.
  func products(ofFirm firm: Int) -> [String] {
    offers.filter { $0.firm == firm }.map(\.product)
  }

  /// The offer's name in messages and tables: `product`, or `firm/product` for a rival's.
  func label(_ offer: Offer) -> String {
    offer.firm == 0 ? offer.product : firms[offer.firm].name + "/" + offer.product
  }
}
