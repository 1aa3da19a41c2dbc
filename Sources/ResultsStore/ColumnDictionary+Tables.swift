extension ColumnDictionary {
  /// The columns of `tables/` and of the raw cells that `export` adds.
  static let tableText = """
    *.strategy | text | the strategy's name in the scenario
    *.replication | number | the season's number in its part of the experiment, from 0
    *.firm | text | the selling firm
    *.product | text | the product's id
    *.segment | text | the consumers' segment; empty for all together
    *.category | text | the category
    *.promotion | text | the promotion's name
    *.assumption | text | what is uncertain
    *.metric | text | what is measured
    *.measure | text | what is measured
    *.subject | text | the product, offer or category that it is about
    *.quantity | text | what is counted
    *.mean | as the row says | mean over seasons
    *.low | as the row says | lower end of Student's 95 % interval over seasons
    *.high | as the row says | upper end of Student's 95 % interval over seasons
    *.unit | text | what the row's numbers count: money (of the run's currency), count, share, days or stars
    *.part | text | rank, central or fresh: the part of the experiment
    *.week | week | week of the season, from 1
    *.day | day | day of the season, from 1
    *.date | date | the day
    *.kind | text | kind
    *.purchases | count | purchases of any quantity
    *.units | count | units sold
    *.deal_units | count | units sold below list price
    *.gross | CURRENCY | paid by consumers, tax included
    *.tax | CURRENCY | tax in it
    *.net | CURRENCY | net revenue
    *.discount | CURRENCY | reduction below list, net of tax
    *.funding | CURRENCY | what suppliers pay for promotions
    *.goods | CURRENCY | cost of goods sold
    *.selling | CURRENCY | payment, commission and fulfilment
    *.lost_units | count | units wanted and not in stock
    *.price_changes | count | changes of the posted price in the season
    *.decisions | count | price decisions in the season
    *.rule_bound | count | decisions in which a business rule changed the price
    *.left_over | count | units in stock at the end; -1 where stock is unlimited
    *.promotion_cost | CURRENCY | display, mailer and advertising
    *.holding | CURRENCY | holding stock and placing orders
    *.write_off | CURRENCY | loss on left-over and expired stock
    *.stock_out_days | days | time without stock
    columns.table | text | the file's name without ending, or run.sqlite: and a table of the store
    columns.column | text | the column
    columns.unit | text | its unit; text, date, time and true or false are no numbers
    columns.meaning | text | what it says
    verdict.item | text | what the row says: scenario, run, outcome, strategy, baseline, objective, firm, currency, start, weeks, rivals, sentence or note
    verdict.position | number | sentences and notes are counted from 1
    verdict.text | text | the value or the sentence
    strategies.rank | number | place in the ranking, from 1
    strategies.kind | text | the strategy's kind
    strategies.information | text | what the strategy knows
    strategies.baseline | true or false | whether it is the baseline
    strategies.reference | true or false | whether it is a reference that cannot be recommended
    strategies.objective | as the objective | mean of the objective over ranking seasons
    strategies.objective_low | as the objective | lower end of its 95 % interval
    strategies.objective_high | as the objective | upper end of its 95 % interval
    strategies.difference | as the objective | mean paired difference to the baseline
    strategies.difference_low | as the objective | lower end of the 95 % interval of simulation and assumptions
    strategies.difference_high | as the objective | upper end of the 95 % interval of simulation and assumptions
    strategies.simulation_only | as the objective | mean paired difference with assumptions at their centres
    strategies.simulation_only_low | as the objective | lower end of its 95 % interval
    strategies.simulation_only_high | as the objective | upper end of its 95 % interval
    strategies.adjusted_p | share | p-value of no difference to the baseline, Student's test, Holm's method over strategies; 1 for the baseline
    strategies.win_share | share | share of seasons with more than the baseline; 0 for the baseline
    strategies.probability_best | share | probability that its mean is the best
    strategies.variance_reduction | ratio | variance of an unpaired difference over that of the paired one
    strategies.worst5 | as the objective | mean of the worst 5 % of seasons
    strategies.standing | text | whether it can be told from the best
    replications.objective | as the objective | the objective in the season
    replications.difference | as the objective | difference to the baseline in the same season
    daily.price | CURRENCY | price on the shelf at the day's end
    daily.stock | count | units in stock at the day's end; empty where unlimited
    daily_summary.mean | as the row says | mean over ranking seasons
    daily_summary.q10 | as the row says | 10 % quantile over ranking seasons
    daily_summary.q50 | as the row says | median over ranking seasons
    daily_summary.q90 | as the row says | 90 % quantile over ranking seasons
    guardrails.guardrail | text | the condition
    guardrails.probability | share | share of ranking seasons in which it holds
    guardrails.holds | true or false | whether it holds often enough
    switch_points.value | as the assumption | value at which the strategy stops beating the baseline
    switch_points.loses | text | above or below: the side on which it loses
    forecast.fresh | as the row says | mean over fresh seasons
    forecast.fresh_low | as the row says | lower end of its 95 % interval
    forecast.fresh_high | as the row says | upper end of its 95 % interval
    forecast.ranking | as the row says | mean over ranking seasons
    prices_paid.mean_price | CURRENCY | mean price paid per unit, tax included
    prices_paid.units | count | mean units per season
    prices_paid.deal_share | share | share of units bought below list price
    promotions.redemptions | count | purchases that it reduced
    promotions.saving | CURRENCY | what buyers paid less, tax included
    promotion_costs.contacts | count | contacts made
    promotion_costs.contact_cost | CURRENCY | what they cost
    promotion_costs.handling_cost | CURRENCY | handling of coupons
    promotion_costs.spent | CURRENCY | discount, contacts and handling
    promotion_costs.budget | CURRENCY | the most that may be spent; empty for no limit
    promotion_costs.stop | text | why it ended early: budget, units or coupons
    promotion_costs.stop_day | day | when it ended early
    assumptions.centre | as the assumption | the middle of what is thought likely
    assumptions.half_width | as the assumption | half of the 95 % range
    assumptions.default | true or false | whether the range is the program's and not the scenario's
    draws.value | as the assumption | the value in the season
    calibration.target | as the quantity | what the market was to show
    calibration.frozen | as the quantity | the closed form on kept occasions
    calibration.simulated | as the quantity | what the simulation showed
    calibration.residual | share | simulated over target, less 1
    supply.subject | text | market, firm, offer or shock
    supply.name | text | which one
    sellers.entered | text | the seller whose shop was entered
    sellers.sold_by | text | the seller who sold; empty where that does not matter
    market.list_price | CURRENCY | list price
    market.unit_cost | CURRENCY | cost of a unit
    market.share | share | share of the category's purchases at list prices
    market.own_elasticity | ratio | long-run elasticity of units to the own price, at list prices
    market.main_rival | text | the offer that gains most when this price rises
    market.diversion_to_rival | share | share of lost buyers who go there
    market.diversion_to_outside | share | share of lost buyers who buy nothing
    fairness.dimension | text | what the groups differ in
    fairness.group | text | the group; empty for the whole dimension
    claims.jurisdiction | text | whose rules: eu, us, uk or cn
    claims.rule | text | the rule; empty for all together
    selection.method | text | how the best was picked
    selection.replications | count | seasons that it took
    selection.mean | as the objective | mean of the objective
    selection.in_play | text | yes for the picked strategy and those not ruled out
    targeting.place | number | tenth, share or 0
    memory.mean | as the row says | mean over ranking seasons at the week's end
    returns.sold | count | units sold
    returns.returned | count | units that came back
    returns.refunds | CURRENCY | net revenue paid back
    returns.handling | CURRENCY | cost of handling
    returns.recovered | CURRENCY | cost of goods that went back on the shelf
    bridge.by | text | total, part, item (what several of make a part), segment, product, week, or in no segment or week
    bridge.name | text | the part, item, segment, product or week; in the row total what is split
    bridge.units | count | mean paired difference in units sold; empty for parts and items
    bridge.mean | CURRENCY | mean paired difference to the baseline; parts, and products, add up to the total
    bridge.low | CURRENCY | lower end of the 95 % interval of simulation and assumptions
    bridge.high | CURRENCY | upper end of the 95 % interval of simulation and assumptions
    bridge.standard_error | CURRENCY | standard error of the mean over ranking seasons; empty in the rows total and in no segment or week
    rival_reaction.rivals | text | reacting, passive, or the reaction's effect
    rival_reaction.rank | number | place in the ranking
    rival_reaction.difference | as the objective | paired difference to the baseline; in the row reaction, to passive rivals
    rival_reaction.low | as the objective | lower end of the 95 % interval of simulation and assumptions
    rival_reaction.high | as the objective | upper end of the 95 % interval of simulation and assumptions
    rival_reaction.rival_price_change | share | relative change of rivals' mean price
    welfare.low | as the row says | lower end of the 95 % interval; that of a change holds simulation and assumptions
    welfare.high | as the row says | upper end of the 95 % interval; that of a change holds simulation and assumptions
    incrementality.kind | text | what was taken out: dated, cut, rest or all
    incrementality.twin | text | direct: all other prices stay; total: everyone decides again
    incrementality.window | text | pre, in or post: before, during or after the promotion
    incrementality.units | count | season less twin
    incrementality.millionths | millionths of CURRENCY | contribution, season less twin
    promotion_effects.kind | text | what was taken out: dated, cut, rest or all; interaction: all together less the sum of the others
    promotion_effects.twin | text | direct: all other prices stay; total: everyone decides again
    promotion_effects.seasons | count | fresh seasons that had the promotion
    promotion_effects.part | text | part of the effect
    promotion_effects.low | as the row says | lower end of Student's 95 % interval over fresh seasons; empty for one season
    promotion_effects.high | as the row says | upper end of Student's 95 % interval over fresh seasons; empty for one season
    learning_regret.against | text | clairvoyant, best fixed or baseline
    learning_regret.regret | CURRENCY | contribution behind it by the week's end, mean over seasons; negative where ahead
    learning_regret.q10 | CURRENCY | 10 % quantile over seasons
    learning_regret.q90 | CURRENCY | 90 % quantile over seasons
    learning_prices.first_day | day | first day of the stretch of time, from 1
    learning_prices.price | CURRENCY | a price, or the middle of a range of them
    learning_prices.share | share | share of the stretch's days at that price
    learning_prices.units_per_day | count | units sold per day at that price, over the whole season
    beliefs.day | day | when it was believed, in days from the season's start
    beliefs.price | CURRENCY | price that the belief is about; empty where it is about none
    beliefs.mean | as the measure | what is believed
    beliefs.low_95 | as the measure | lower end of the middle 95 % of the belief; empty where it has no spread
    beliefs.low_80 | as the measure | lower end of its middle 80 %
    beliefs.high_80 | as the measure | upper end of its middle 80 %
    beliefs.high_95 | as the measure | upper end of its middle 95 %
    demand.expectation | text | adapted: a price that lasts; frozen: one that holds for a week
    demand.product | text | the product's id, or all where the firm's offers move together
    demand.factor | ratio | price over list
    demand.price | CURRENCY | price; the mean where several offers move
    demand.units_per_1000 | count | units per 1,000 occasions
    demand.profit_per_1000 | CURRENCY | contribution per 1,000 occasions
    demand.elasticity | ratio | elasticity of units to the price, here
    demand.extrapolated | true or false | whether the price lies outside those that the demand model has seen
    cell_sales.gross | millionths of CURRENCY | paid by consumers, tax included
    cell_sales.tax | millionths of CURRENCY | tax in it
    cell_sales.net | millionths of CURRENCY | net revenue
    cell_sales.discount | millionths of CURRENCY | reduction below list, net of tax
    cell_sales.funding | millionths of CURRENCY | what suppliers pay for promotions
    cell_sales.goods | millionths of CURRENCY | cost of goods sold
    cell_sales.selling | millionths of CURRENCY | payment, commission and fulfilment
    cell_offers.promotion_cost | millionths of CURRENCY | display, mailer and advertising
    cell_offers.holding | millionths of CURRENCY | holding stock and placing orders
    cell_offers.write_off | millionths of CURRENCY | loss on left-over and expired stock
    cell_traffic.occasions | count | occasions at which something could be bought
    cell_traffic.buyers | count | occasions at which something was bought, from any firm
    cell_returns.units | count | units that came back
    cell_returns.gross | millionths of CURRENCY | paid back, tax included
    cell_returns.tax | millionths of CURRENCY | tax in it
    cell_returns.goods | millionths of CURRENCY | cost of goods that went back on the shelf
    cell_returns.handling | millionths of CURRENCY | cost of handling
    """
}
