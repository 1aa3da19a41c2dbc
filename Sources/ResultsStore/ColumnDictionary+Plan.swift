extension ColumnDictionary {
  /// The columns of `plan/`.
  static let planText = """
    *.sku | text | the product's id
    *.channel | text | who sells
    price_recommendations.price_now | CURRENCY | price under the baseline on the first day
    price_recommendations.recommended | CURRENCY | recommended price; for a policy without a price list its first decision
    price_recommendations.change | share | recommended over price now, less 1
    price_recommendations.units_change | count | change of units over the season against the baseline
    price_recommendations.units_change_low | count | lower end of its 95 % interval
    price_recommendations.units_change_high | count | upper end of its 95 % interval
    price_recommendations.revenue_change | CURRENCY | change of net revenue over the season against the baseline
    price_recommendations.revenue_change_low | CURRENCY | lower end of its 95 % interval
    price_recommendations.revenue_change_high | CURRENCY | upper end of its 95 % interval
    price_recommendations.contribution_change | CURRENCY | change of contribution over the season against the baseline
    price_recommendations.contribution_change_low | CURRENCY | lower end of its 95 % interval
    price_recommendations.contribution_change_high | CURRENCY | upper end of its 95 % interval
    price_recommendations.elasticity | ratio | own long-run elasticity used
    price_recommendations.rule_that_bound | text | the business rule that set the price
    price_recommendations.extrapolated | true or false | whether prices lie outside those that the demand model has seen
    price_recommendations.policy | text | the policy in words where the price depends on the state
    weekly_plan.week | week | week of the season, from 1
    weekly_plan.from | date | its first day
    weekly_plan.price | CURRENCY | price on the shelf in mid-week; the median where it depends on the state
    weekly_plan.promotion | text | promotions that run
    weekly_plan.units_low | count | 10 % quantile of units
    weekly_plan.units_mid | count | median of units
    weekly_plan.units_high | count | 90 % quantile of units
    weekly_plan.contribution | CURRENCY | mean contribution
    weekly_plan.stock_cover_weeks | weeks | how long the stock lasts; empty where unlimited
    price_list.valid_from | date | first day at the price
    price_list.valid_to | date | last day at the price
    price_list.price | CURRENCY | price on the shelf
    price_list.was_price | CURRENCY | former price that may stand beside it; empty for none
    price_list.currency | text | ISO code of the currency
    price_list.tax_basis | text | whether prices hold the tax, and at which rate
    price_list.was_price_check | text | pass, not checked, or the rules in the way of a former price
    promo_calendar.mechanic | text | kind of promotion
    promo_calendar.offer | text | what a buyer gets
    promo_calendar.from | date | first day
    promo_calendar.to | date | last day
    promo_calendar.start_time | time | when it starts on the first day; empty at midnight
    promo_calendar.end_time | time | when it ends on the last day; empty at its end
    promo_calendar.placement | text | where it is shown
    promo_calendar.funding | text | what the supplier pays
    """
}
