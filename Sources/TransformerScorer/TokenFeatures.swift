/// The features of each kind of token, in column order.
///
/// Everything counts periods before the current one only. Definitions: docs/background/purchase-intent.md.
public enum TokenFeatures {
  /// What the consumer has done in the category.
  public static let context = [
    "log_purchase_rate", "log_purchase_periods", "log_weeks_since_purchase",
    "log_weeks_since_over_gap", "log_mean_gap", "log_visits_since_purchase",
    "log_decayed_purchases", "visit_rate", "log_visits", "log_weeks_since_visit",
    "deal_share", "private_label_share", "mean_discount", "mean_tier",
    "log_last_over_mean_quantity", "log_mean_quantity", "log_base_rate",
  ]
  /// One purchase: what one consumer bought of one item in one period.
  public static let event = [
    "log_quantity", "log_price_ratio", "tier", "display", "mailer", "coupon", "private_label",
    "listed", "log_weeks_ago",
  ]
  /// An offer on the shelf; no current price.
  public static let offer = [
    "tier", "display", "mailer", "mailer_major", "coupon", "log_share", "log_outlet_share",
    "loyalty", "brand_loyalty", "type_loyalty", "log_decayed_purchases", "log_weeks_since_item",
    "bought_last", "private_label",
  ]
}
