public import MarketModel

/// Firms that post prices for offers under a known demand, once and for all.
///
/// Profit of offer j per occasion = (netShare_j x p_j - unitCost_j) x units_j - orderCost x
/// probability_j. Source: S. Berry, J. Levinsohn and A. Pakes, *Econometrica* 63(4), 1995, section 3,
/// for the first-order conditions with several offers per firm.
public struct PriceGame<Demand: PriceDemand>: Sendable {
  /// Demand per occasion.
  public let demand: Demand
  /// What is for sale, in the demand's order.
  public let offers: [PriceGameOffer]
  /// The firms' names, by the numbers that offers use.
  public let firmNames: [String]
  /// Net revenue after fees per unit of posted price; shape `[offer]`.
  public let netShares: [Double]
  /// Fixed selling cost of a purchase, in currency units.
  public let orderCost: Double

  /// Gathers the parts, every offer with the same fees.
  public init(
    demand: Demand, offers: [PriceGameOffer], firmNames: [String], netShare: Double = 1,
    orderCost: Double = 0
  ) {
    self.init(
      demand: demand, offers: offers, firmNames: firmNames,
      netShares: offers.map { _ in netShare }, orderCost: orderCost)
  }

  /// Gathers the parts; `netShares` are by offer.
  public init(
    demand: Demand, offers: [PriceGameOffer], firmNames: [String], netShares: [Double],
    orderCost: Double
  ) {
    precondition(offers.count == demand.offerCount, "one game offer per offer of the demand")
    precondition(offers.allSatisfy { firmNames.indices.contains($0.firm) }, "every firm has a name")
    precondition(
      netShares.count == offers.count && netShares.allSatisfy { $0 > 0 },
      "fees and tax leave something of the price")
    self.demand = demand
    self.offers = offers
    self.firmNames = firmNames
    self.netShares = netShares
    self.orderCost = orderCost
  }
}

/// An offer as a pricing game needs it; amounts in currency units.
public struct PriceGameOffer: Sendable, Hashable {
  /// Its name, for tables and messages.
  public var name: String
  /// Number of the firm that earns its profit.
  public var firm: Int
  /// Net cost of a unit.
  public var unitCost: Double
  /// Where searches start, and the price of a held offer.
  public var price: Double
  /// Whether its price is held instead of chosen.
  public var isHeld: Bool
  /// The prices that are searched; an optimum at an end is an error.
  public var bounds: ClosedRange<Double>

  /// Gathers the parts; searches prices from a twentieth of `price` to ten times it or the cost.
  public init(
    name: String, firm: Int, unitCost: Double, price: Double, isHeld: Bool = false,
    bounds: ClosedRange<Double>? = nil
  ) {
    self.name = name
    self.firm = firm
    self.unitCost = unitCost
    self.price = price
    self.isHeld = isHeld
    self.bounds = bounds ?? price / 20...10 * max(price, unitCost)
  }
}

extension PriceGame {
  /// The pricing game of one category of a market, with searches around list prices.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - category: Index of the category.
  ///   - demand: The category's demand under lasting price changes.
  ///   - heldFirms: Firms whose offers stay at list.
  public init(
    market: MarketDefinition, category: Int, demand: Demand, heldFirms: Set<Int> = []
  ) {
    self.init(
      demand: demand,
      offers: market.categoryOffers[category].map { index in
        let offer = market.offers[index]
        return PriceGameOffer(
          name: "\(offer.product) (\(market.firms[offer.firm].name))", firm: offer.firm,
          unitCost: offer.unitCost.units, price: offer.listPrice.units,
          isHeld: heldFirms.contains(offer.firm))
      },
      firmNames: market.firms.map(\.name),
      netShares: market.categoryOffers[category].map {
        market.money(ofFirm: market.offers[$0].firm).netShare
      },
      orderCost: market.money.orderCost.units)
  }
}

/// Prices that solve a game, and how well.
public struct PriceSolution: Sendable, Hashable {
  /// One price per offer, in currency units.
  public var prices: [Double]
  /// Profit per occasion of whoever chose: the firm, or all firms together.
  public var profit: Double
  /// Largest first-order condition, each divided by its offer's own demand slope, in currency units.
  public var residual: Double
  /// Steps taken in all searches.
  public var iterations: Int
  /// Every local optimum found, best first; for a Nash equilibrium every equilibrium found.
  public var optima: [PriceOptimum]
}

/// One local optimum or equilibrium.
public struct PriceOptimum: Sendable, Hashable, Codable {
  /// One price per offer, in currency units.
  public var prices: [Double]
  /// Profit per occasion there.
  public var profit: Double
}
