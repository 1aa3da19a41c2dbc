// The tables of `check-price-claims`; nothing is required here, since the readers name a missing
// column themselves: these files have no mapping.
extension TableKind {
  /// What every product cost, and what was paid.
  static let priceHistory = TableKind(
    name: "price_history",
    keys: [
      ColumnKey("sku", "item itemid product productid artikel artikelnummer"),
      ColumnKey("date", "time datetime timestamp day datum from valid_from validfrom"),
      ColumnKey("channel", "store shop outlet kanal"),
      ColumnKey("price", "postedprice listedprice preis"),
      ColumnKey("units", "quantity qty unitssold menge absatz"),
      ColumnKey("paid", "paidprice transactionprice"),
      ColumnKey("claimed_was", ""), ColumnKey("claimed_percent", ""),
      ColumnKey("claimed_amount", ""),
    ])

  /// What is announced.
  static let priceClaims = TableKind(
    name: "price_claims",
    keys: [
      ColumnKey("sku", "item itemid product productid artikel artikelnummer"),
      ColumnKey("channel", "store shop outlet kanal"), ColumnKey("start", "from von"),
      ColumnKey("end", "to until bis"), ColumnKey("now", "price nowprice promoprice"),
      ColumnKey("was", "wasprice strikethrough"), ColumnKey("reference", ""),
      ColumnKey("prior", "printedprior priorprice"), ColumnKey("percent", "percentoff"),
      ColumnKey("amount", "saving amountoff"), ColumnKey("words", "wording"),
      ColumnKey("text", "copy"), ColumnKey("period_stated", ""), ColumnKey("conditions", ""),
      ColumnKey("audience", ""), ColumnKey("products_at_maximum", ""), ColumnKey("products", ""),
      ColumnKey("evidence", ""), ColumnKey("on_market_since", ""),
      ColumnKey("first_reduction", ""), ColumnKey("perishable", ""),
    ])
}
