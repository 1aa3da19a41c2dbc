extension ColumnDictionary {
  /// The columns of `run.sqlite`, where money is in millionths.
  static let storeText = """
    run.sqlite:*.id | number | number of the row
    run.sqlite:*.cell | number | id of the season in cell, or of the pair of seasons in twin_cell
    run.sqlite:*.position | number | place among the season's rows
    run.sqlite:*.digest | text | digest of all that the row depends on
    run.sqlite:*.strategy | text | the strategy's name
    run.sqlite:*.part | text | rank, central, fresh or search; with passive where rivals do not react
    run.sqlite:*.family | number | for fresh seasons the number of ranking seasons, otherwise 0
    run.sqlite:*.number | number | the season's number in its part, from 0
    run.sqlite:*.name | text | name
    run.sqlite:*.firm | text | the selling firm
    run.sqlite:*.product | text | the product's id
    run.sqlite:*.segment | text | the consumers' segment
    run.sqlite:*.category | text | the category
    run.sqlite:*.measure | text | what is measured
    run.sqlite:*.quantity | text | what is counted
    run.sqlite:*.subject | text | what it is about
    run.sqlite:*.value | as the row says | value
    run.sqlite:*.purchases | count | purchases of any quantity
    run.sqlite:*.units | count | units
    run.sqlite:*.deal_units | count | units sold below list price
    run.sqlite:*.gross | millionths of CURRENCY | paid by consumers, or back to them, tax included
    run.sqlite:*.tax | millionths of CURRENCY | tax in it
    run.sqlite:*.net | millionths of CURRENCY | net revenue
    run.sqlite:*.discount | millionths of CURRENCY | reduction below list, net of tax
    run.sqlite:*.funding | millionths of CURRENCY | what suppliers pay for promotions
    run.sqlite:*.goods | millionths of CURRENCY | cost of goods sold, or put back on the shelf
    run.sqlite:*.selling | millionths of CURRENCY | payment, commission and fulfilment
    run.sqlite:*.promotion | text | the promotion's name
    run.sqlite:metadata.key | text | name of a fact about the run
    run.sqlite:metadata.value | text | the fact
    run.sqlite:draw.name | text | what is uncertain
    run.sqlite:draw.value | as the assumption | its value in the season
    run.sqlite:offer.stock_out_days | days | time without stock
    run.sqlite:offer.lost_units | count | units wanted and not in stock
    run.sqlite:offer.price_changes | count | changes of the posted price in the season
    run.sqlite:offer.decisions | count | price decisions in the season
    run.sqlite:offer.rule_bound | count | decisions in which a business rule changed the price
    run.sqlite:offer.left_over | count | units in stock at the end; -1 where stock is unlimited
    run.sqlite:offer.promotion_cost | millionths of CURRENCY | display, mailer and advertising
    run.sqlite:offer.holding | millionths of CURRENCY | holding stock and placing orders
    run.sqlite:offer.write_off | millionths of CURRENCY | loss on left-over and expired stock
    run.sqlite:traffic.occasions | count | occasions at which something could be bought
    run.sqlite:traffic.buyers | count | occasions at which something was bought, from any firm
    run.sqlite:daily.offers | count | number of offers
    run.sqlite:daily.units | bytes | packed units by day and offer
    run.sqlite:daily.prices | bytes | packed prices at each day's end, in millionths
    run.sqlite:daily.stock | bytes | packed stock at each day's end; -1 where unlimited
    run.sqlite:promotion.redemptions | count | purchases that it reduced
    run.sqlite:promotion.saving | millionths of CURRENCY | what buyers paid less, tax included
    run.sqlite:promotion_total.stop | text | why it ended early: budget, units or coupons
    run.sqlite:promotion_total.contacts | count | contacts made
    run.sqlite:promotion_total.contact_cost | millionths of CURRENCY | what they cost
    run.sqlite:promotion_total.handling_cost | millionths of CURRENCY | handling of coupons
    run.sqlite:promotion_total.spent | millionths of CURRENCY | discount, contacts and handling
    run.sqlite:promotion_total.budget | millionths of CURRENCY | the most that may be spent; -1 for no limit
    run.sqlite:promotion_total.stop_day | day | when it ended early, from 0; -1 where it did not
    run.sqlite:memory_series.weeks | bytes | one number a week, eight bytes each
    run.sqlite:returned.handling | millionths of CURRENCY | cost of handling
    run.sqlite:removal.kind | text | what was taken out: dated, cut, rest or all
    run.sqlite:removal.first_day | text | first day
    run.sqlite:removal.last_day | text | last day
    run.sqlite:removal.products | text | promoted products
    run.sqlite:twin_difference.row | number | place among the rows of one promotion
    run.sqlite:twin_difference.twin | text | direct: all other prices stay; total: everyone decides again
    run.sqlite:twin_difference.window | text | pre, in or post: before, during or after the promotion
    run.sqlite:twin_difference.week | week | week, from 1; 0 where no time is meant
    run.sqlite:twin_difference.amount | millionths of CURRENCY | contribution, season less twin
    run.sqlite:seller.entered | text | the seller whose shop was entered
    run.sqlite:seller.sold_by | text | the seller who sold
    run.sqlite:consumer_group.dimension | text | what the groups differ in
    run.sqlite:consumer_group.band | text | the group
    run.sqlite:consumer_group.price_index | share | prices paid over what everyone pays for the same product and week, less 1
    run.sqlite:consumer_group.consumers | count | consumers in the group
    run.sqlite:consumer_group.holders | count | consumers who could use a targeted price
    run.sqlite:consumer_group.users | count | consumers who used one
    run.sqlite:consumer_group.paid | millionths of CURRENCY | paid, tax included
    run.sqlite:consumer_group.compared_units | count | units in the price index
    run.sqlite:welfare.factor | ratio | price factor of the measure
    run.sqlite:price_claim.rule | text | the rule; empty for all together
    run.sqlite:price_claim.announced | count | announced reductions
    run.sqlite:price_claim.unlawful | count | those that break a rule
    run.sqlite:price_claim.open | count | those that need evidence
    run.sqlite:brief_event.action | text | drafted, edited, approved or rejected
    run.sqlite:brief_event.who | text | by whom
    run.sqlite:brief_event.note | text | in their words
    run.sqlite:brief_event.moment | text | when
    run.sqlite:belief.day | day | when it was believed, in days from the season's start
    run.sqlite:belief.price | CURRENCY | price that the belief is about; 0 where it is about none
    run.sqlite:belief.mean | as the measure | what is believed
    run.sqlite:belief.low_95 | as the measure | lower end of the middle 95 % of the belief
    run.sqlite:belief.low_80 | as the measure | lower end of its middle 80 %
    run.sqlite:belief.high_80 | as the measure | upper end of its middle 80 %
    run.sqlite:belief.high_95 | as the measure | upper end of its middle 95 %
    run.sqlite:search_cell.objective | as the objective | a season's objective during a search
    run.sqlite:search_cell.guarded | bytes | the figures that guardrails bound
    run.sqlite:targeting.place | number | tenth, share or 0
    """
}
