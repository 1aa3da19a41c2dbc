extension ColumnDictionary {
  /// A name that stands in rows, with its unit and meaning.
  public struct Measure: Sendable, Equatable {
    /// The name, such as `mean price paid`.
    public var name: String
    /// What its numbers count.
    public var entry: Entry
  }

  /// The column that holds names of measures, by table.
  public static let measureColumns = [
    "metrics": "metric", "supply": "quantity", "sellers": "quantity", "fairness": "metric",
    "welfare": "measure", "claims": "metric", "targeting": "measure", "memory": "measure",
    "beliefs": "measure", "bridge": "name", "incrementality": "quantity",
    "promotion_effects": "part",
  ]

  /// Returns the measures of a table in reading order; none where its rows name none.
  public func measures(ofTable table: String) -> [Measure] {
    Self.lines(Self.measureText).filter { $0.name.hasPrefix(table + ".") }.map { line in
      Measure(
        name: String(line.name.dropFirst(table.count + 1)),
        entry: Entry(unit: line.second.replacing("CURRENCY", with: currency), meaning: line.third))
    }
  }

  /// Returns the unit of a measure as rows name it: `money` where amounts are in the run's currency.
  static func unit(of measure: String, in table: String) -> TidyCSV.Field {
    guard let unit = measureUnits["\(table).\(measure)"] else { return .missing }
    return .text(unit.replacing("CURRENCY", with: "money"))
  }

  private static let measureUnits = Dictionary(
    uniqueKeysWithValues: lines(measureText).map { name, unit, _ in (name, unit) })

  /// The measures: `table.name | unit | meaning`.
  private static let measureText = """
    metrics.contribution | CURRENCY | net revenue and suppliers' funding, less goods, selling, promotion costs, holding, write-offs and returns
    metrics.revenue | CURRENCY | net revenue, less refunds
    metrics.margin | share | contribution over revenue
    metrics.units | count | units sold
    metrics.purchases | count | purchases of any quantity
    metrics.purchases per occasion | share | purchases over occasions at which something could be bought
    metrics.load factor | share | units sold over units in stock, of stocks without replenishment; no row where there are none
    metrics.mean price paid | CURRENCY | per unit, tax included
    metrics.units on deal | share | units sold below list price
    metrics.discount given | CURRENCY | reduction below list, net of tax
    metrics.lost units | count | units wanted and not in stock
    metrics.stock-out days | days | time without stock, added over the firm's offers
    metrics.price changes per week | count | changes of posted prices per offer and week
    supply.visits | count | visits to the market
    supply.added visits | count | visits that campaigns, promotions and shocks brought
    supply.lost visits | count | visits that they kept away
    supply.advertising | CURRENCY | a firm's cost of campaigns
    supply.received units | count | units delivered to an offer's stock
    supply.paid to supplier | CURRENCY | for delivered units
    supply.order costs | CURRENCY | for placing orders
    supply.lost units | count | units wanted and not in stock
    supply.units beyond the shipping limit | count | units wanted that no order could hold
    supply.stock-out days | days | time without stock
    supply.expired units | count | units thrown away at the end of their life
    supply.cost of expired units | CURRENCY | what they had cost
    supply.left-over units | count | units in stock at the end
    supply.cost of stock left over | CURRENCY | what they had cost
    supply.spells | count | how often a shock happened
    supply.days | days | how long it lasted in all
    sellers.visits | count | visits that entered the seller
    sellers.occasions | count | occasions to buy at those visits
    sellers.comparing occasions | count | those at which other sellers' offers were seen too
    sellers.purchases | count | purchases by visitors of the entered seller from the selling one
    sellers.units | count | units of these purchases
    sellers.units of shared products | count | those of products that the entered seller has too
    sellers.paid by consumers | CURRENCY | for the firm's goods, tax included
    sellers.tax | CURRENCY | tax in it
    sellers.retailer margin | CURRENCY | what the retailer keeps
    sellers.net revenue | CURRENCY | what the firm receives
    sellers.commission | CURRENCY | what the firm pays to the marketplace
    fairness.share of consumers | share | share of all consumers who are in the group
    fairness.mean price paid | CURRENCY | per unit, tax included, whatever was bought and when
    fairness.price index | share | prices paid over what everyone pays for the same product and week, less 1
    fairness.could use a targeted price | share | share of the group who could have used a coupon or another targeted price
    fairness.used a targeted price | share | share of the group who used one
    fairness.price gap | share | the largest difference between two groups' price indices; of the dimension, without group
    welfare.consumer surplus | CURRENCY | what buying was worth to consumers beyond what they paid
    welfare.change of consumer surplus | CURRENCY | less the baseline's in the same season
    welfare.price-equivalent gain | share | the cut of all the focal firm's prices that is worth as much to them; negative for a loss
    welfare.price-equivalent gain in money | CURRENCY | that share of what they spend at the focal firm under the baseline
    claims.announced | count | announced reductions per season
    claims.unlawful | count | those that break a rule
    claims.needs evidence | count | those that break none as far as is known, but need evidence
    targeting.sent | count | customers who got a coupon
    targeting.held out | count | customers held out although a coupon was meant for them
    targeting.expected cost | CURRENCY | what the plan expected to spend on contacts, reductions and handling
    targeting.spent | CURRENCY | what was spent on them
    targeting.budget | CURRENCY | the budget; no row where there is none
    targeting.missed at most | CURRENCY | the largest gain that the plan may have missed for being no exact optimum
    targeting.predicted gain | CURRENCY | gain expected of all coupons sent
    targeting.true gain | CURRENCY | gain against the same season without coupons, which only a simulation knows
    targeting.measured gain | CURRENCY | gain as the firm measures it: those who got a coupon against those held out
    targeting.predicted gain of a customer | CURRENCY | expected in a tenth of the customers, ordered by expected gain; place is the tenth
    targeting.true gain of a customer | CURRENCY | of a customer in that tenth, against the season without coupons
    targeting.qini curve | CURRENCY | extra contribution per customer in the trial's test part if the best-ranked share gets coupons; place is the share
    targeting.qini coefficient | CURRENCY | area between that curve and the straight line to its end
    memory.awareness | share | share of consumers who know a product, at the week's end
    memory.units at home | count | mean units at home per consumer, at the week's end
    memory.reference price | CURRENCY | mean over consumers of an offer's reference price, at the week's end
    memory.rating | stars | mean stars of a product's reviews, at the week's end
    memory.reviews | count | reviews of a product so far
    memory.expected deal | share | expected probability of a deal next week
    memory.expectation residual | share | largest difference between expectations and what came, of weeks or of list
    memory.units returned | count | units of an offer that came back so far
    beliefs.units per chance | count | units that a chance to sell brings at the price
    beliefs.price coefficient | per CURRENCY | by how much sales, or a logit's utility, change with the price; of no price
    beliefs.value after the last prices | CURRENCY | Q-value of posting the price after the last prices, times 1 - discount: per period
    beliefs.value after the best prices | CURRENCY | the same after the prices of all firms that are best for it
    bridge.volume | CURRENCY | part: more or fewer units, at the baseline's mean margin per unit
    bridge.mix | CURRENCY | part: other products, at the baseline's margins
    bridge.price | CURRENCY | part: other regular prices, for the strategy's units
    bridge.promotions | CURRENCY | part: its items reductions, funding and placement
    bridge.reductions | CURRENCY | item: dated promotions, coupons and short cuts below the regular price, net of tax
    bridge.funding | CURRENCY | item: what suppliers pay for promotions
    bridge.placement | CURRENCY | item: displays, mailers, contacts, handling of coupons, advertising
    bridge.unit_costs | CURRENCY | part: goods, payment and fulfilment per unit
    bridge.stock | CURRENCY | part: its items holding and write_off
    bridge.holding | CURRENCY | item: holding stock and placing orders
    bridge.write_off | CURRENCY | item: left-over and expired stock
    bridge.returns | CURRENCY | part: purchases that came back
    incrementality.promoted | count; millionths of CURRENCY | promoted offers while promoted: units, and what they earn at the twin's prices
    incrementality.own_other | count; millionths of CURRENCY | the firm's other units of the category, likewise
    incrementality.rivals | count | rivals' units
    incrementality.subsidised | count; millionths of CURRENCY | promoted units that would have been bought anyway, and the discount on them
    incrementality.incremental | count; millionths of CURRENCY | the other promoted units, and the discount on them
    incrementality.funding | millionths of CURRENCY | what suppliers pay
    incrementality.fees | millionths of CURRENCY | payment fees on the difference in price
    incrementality.repricing | millionths of CURRENCY | other reductions of the firm that differ: decided again, or by promotions that stay
    incrementality.orders | millionths of CURRENCY | fixed costs of orders
    incrementality.display | millionths of CURRENCY | display, mailer, contacts and the handling of coupons
    incrementality.holding | millionths of CURRENCY | holding and ordering stock
    incrementality.write_off | millionths of CURRENCY | loss on left-over and expired stock
    incrementality.other | millionths of CURRENCY | goods that cost otherwise than on the shelf, units sent back, and campaigns
    incrementality.contribution | millionths of CURRENCY | the whole difference: the sum of the money above
    promotion_effects.gross_lift | count | promoted units more than without
    promotion_effects.cannibalisation | count | units taken from the firm's other offers of the category
    promotion_effects.switching | count | units taken from rivals
    promotion_effects.timing | count | units taken from the time before and after
    promotion_effects.growth | count | units that nobody would have sold
    promotion_effects.subsidised | count | promoted units that would have been bought anyway
    promotion_effects.incremental | count | the other promoted units
    promotion_effects.margin | CURRENCY | contribution of the change of units at the prices without the promotion
    promotion_effects.discount_subsidised | CURRENCY | discount on subsidised units, as a loss
    promotion_effects.discount_incremental | CURRENCY | discount on the other promoted units, as a loss
    promotion_effects.funding | CURRENCY | what suppliers pay
    promotion_effects.fees | CURRENCY | payment fees saved
    promotion_effects.repricing | CURRENCY | other reductions that differ: decided again, or by promotions that stay
    promotion_effects.orders | CURRENCY | fixed costs of orders
    promotion_effects.display | CURRENCY | display, mailer, contacts and the handling of coupons, as a loss
    promotion_effects.holding | CURRENCY | holding and ordering stock
    promotion_effects.write_off | CURRENCY | loss on left-over and expired stock
    promotion_effects.other | CURRENCY | goods that cost otherwise than on the shelf, units sent back, and campaigns
    promotion_effects.contribution | CURRENCY | the sum of the money: change of contribution
    """
}
