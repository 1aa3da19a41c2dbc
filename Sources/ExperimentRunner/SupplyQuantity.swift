/// What the rows on visits, campaigns, supply and shocks count.
enum SupplyQuantity: String, CaseIterable {
  case visits
  case addedVisits = "added visits"
  case lostVisits = "lost visits"
  case advertising
  case receivedUnits = "received units"
  case paidToSupplier = "paid to supplier"
  case orderCosts = "order costs"
  case lostUnits = "lost units"
  case beyondShippingLimit = "units beyond the shipping limit"
  case stockOutDays = "stock-out days"
  case expiredUnits = "expired units"
  case costOfExpired = "cost of expired units"
  case leftOverUnits = "left-over units"
  case costOfLeftOver = "cost of stock left over"
  case spells
  case days
}
