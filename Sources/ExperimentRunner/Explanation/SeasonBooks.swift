import MarketModel
import ResultsStore

/// The focal firm's season as a bridge adds it up, product by product; whole millionths.
struct SeasonBooks: Hashable {
  /// One product's totals.
  struct Product: Hashable {
    var units: Int64 = 0
    var net: Int64 = 0
    /// What promotions took off the regular price, net of tax.
    var reduction: Int64 = 0
    var funding: Int64 = 0
    /// Goods, payment and fulfilment.
    var unitCosts: Int64 = 0
    var placement: Int64 = 0
    var holding: Int64 = 0
    var writeOff: Int64 = 0
    var refunds: Int64 = 0
    /// What returns take from the contribution, refunds included.
    var returnLoss: Int64 = 0

    /// Net revenue at regular prices.
    var regular: Int64 { net + reduction }
    /// Contribution before costs that no buyer causes.
    var salesContribution: Int64 { net + funding - unitCosts }
    /// Contribution.
    var contribution: Int64 {
      salesContribution - placement - holding - writeOff - returnLoss
    }
    /// Net revenue after refunds.
    var revenue: Int64 { net - refunds }

    static func += (sum: inout Product, other: Product) {
      sum.units += other.units
      sum.net += other.net
      sum.reduction += other.reduction
      sum.funding += other.funding
      sum.unitCosts += other.unitCosts
      sum.placement += other.placement
      sum.holding += other.holding
      sum.writeOff += other.writeOff
      sum.refunds += other.refunds
      sum.returnLoss += other.returnLoss
    }
  }

  /// In the order of the firm's offers.
  var products: [Product]

  /// Adds up a cell; `reductions` says what counts as a promotion.
  init(_ cell: CellRecord, market: MarketDefinition, reductions: PromotionReductions) {
    let firm = market.firms[market.focalFirm].name
    products = market.focalOffers.map { offer in
      let id = market.offers[offer].product
      var product = Product()
      for row in cell.sales where row.firm == firm && row.product == id {
        product.units += row.units
        product.net += row.net
        product.funding += row.funding
        product.unitCosts += row.goods + row.selling
      }
      for row in cell.offers where row.firm == firm && row.product == id {
        product.placement += row.promotionCost
        product.holding += row.holding
        product.writeOff += row.writeOff
      }
      for row in cell.returns where row.firm == firm && row.product == id {
        product.refunds += row.net
        product.returnLoss += row.loss
      }
      product.reduction = reductions.amount(ofOffer: offer, in: cell)
      return product
    }
  }

  /// Takes products as they are.
  init(products: [Product]) {
    self.products = products
  }

  /// All seasons as one.
  init(sumOf seasons: [SeasonBooks]) {
    products = seasons.first?.products ?? []
    for season in seasons.dropFirst() {
      for index in products.indices { products[index] += season.products[index] }
    }
  }
}

extension MarketDefinition {
  /// Indices of the focal firm's offers.
  var focalOffers: [Int] { offers.indices.filter { offers[$0].firm == focalFirm } }
}
