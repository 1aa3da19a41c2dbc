/// What the rows on sellers, retailers and marketplaces count.
enum SellerQuantity: String, CaseIterable {
  case visits
  case occasions
  case comparingOccasions = "comparing occasions"
  case purchases
  case units
  case sharedUnits = "units of shared products"
  case paid = "paid by consumers"
  case tax
  case retailerMargin = "retailer margin"
  case netRevenue = "net revenue"
  case commission
}
