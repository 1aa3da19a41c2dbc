import TransformerScorer

/// Features of one kind of token that say the same thing in different ways, so that they are left
/// out together.
struct FeatureGroup: Sendable, Hashable {
  /// The kinds of token.
  enum Kind: String, Sendable, CaseIterable {
    case context, event, offer
  }

  /// The token that holds them.
  let kind: Kind
  /// What they tell, in plain words.
  let words: String
  /// Their columns in `TokenFeatures`.
  let columns: [Int]

  private init(_ kind: Kind, _ words: String, _ names: [String]) {
    self.kind = kind
    self.words = words
    let all = kind.features
    columns = names.compactMap { all.firstIndex(of: $0) }
  }

  /// Every feature once.
  static let all = [
    FeatureGroup(
      .context, "how often they buy the category",
      ["log_purchase_rate", "log_purchase_periods", "log_mean_gap", "log_decayed_purchases"]),
    FeatureGroup(
      .context, "how long ago they bought the category",
      ["log_weeks_since_purchase", "log_weeks_since_over_gap", "log_visits_since_purchase"]),
    FeatureGroup(
      .context, "how often they visit", ["visit_rate", "log_visits", "log_weeks_since_visit"]),
    FeatureGroup(
      .context, "whether they buy on deal", ["deal_share", "mean_discount"]),
    FeatureGroup(
      .context, "whether they buy dear or private labels", ["private_label_share", "mean_tier"]),
    FeatureGroup(
      .context, "how much they take", ["log_last_over_mean_quantity", "log_mean_quantity"]),
    FeatureGroup(.context, "how popular the category is", ["log_base_rate"]),
    FeatureGroup(.event, "quantities of past purchases", ["log_quantity"]),
    FeatureGroup(.event, "prices paid in past purchases", ["log_price_ratio"]),
    FeatureGroup(
      .event, "displays, mailers and coupons at past purchases", ["display", "mailer", "coupon"]),
    FeatureGroup(
      .event, "kinds of products of past purchases", ["tier", "private_label", "listed"]),
    FeatureGroup(.event, "ages of past purchases", ["log_weeks_ago"]),
    FeatureGroup(.offer, "the offer's price tier", ["tier"]),
    FeatureGroup(.offer, "the offer on display", ["display"]),
    FeatureGroup(.offer, "the offer in the mailer", ["mailer", "mailer_major"]),
    FeatureGroup(.offer, "a coupon for the offer", ["coupon"]),
    FeatureGroup(.offer, "how popular the offer is", ["log_share", "log_outlet_share"]),
    FeatureGroup(
      .offer, "what they bought of the product before",
      ["loyalty", "log_decayed_purchases", "log_weeks_since_item", "bought_last"]),
    FeatureGroup(.offer, "what they bought of its brand before", ["brand_loyalty"]),
    FeatureGroup(.offer, "what they bought of its type before", ["type_loyalty"]),
    FeatureGroup(.offer, "the offer is a private label", ["private_label"]),
  ]
}

extension FeatureGroup.Kind {
  /// The kind's features, in column order.
  var features: [String] {
    switch self {
    case .context: TokenFeatures.context
    case .event: TokenFeatures.event
    case .offer: TokenFeatures.offer
    }
  }
}
