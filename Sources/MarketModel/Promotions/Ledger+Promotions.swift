/// What a sale's total means for the seller, in millionths.
private struct SaleAmounts {
  var gross: Int64
  var tax: Int64
  var net: Int64
  var discount: Int64
  var payment: Int64
  var commission: Int64

  /// Splits the total of a sale whose list price is `list`.
  init(_ paid: Money, list: Money, units: Int, rules: MoneyRules) {
    let price = rules.split(total: paid, units: units)
    gross = price.gross.millionths
    tax = price.tax.millionths
    net = price.net.millionths
    discount = max(0, rules.split(total: list, units: units).net.millionths - net)
    let (unit, rest) = gross.quotientAndRemainder(dividingBy: Int64(units))
    func part(_ share: Double) -> Int64 {
      rest == 0
        ? Money(millionths: unit).scaled(by: share).millionths * Int64(units)
        : price.gross.scaled(by: share).millionths
    }
    commission = part(rules.terms.commission)
    payment = part(rules.paymentShare) + commission
  }
}

extension Ledger {
  /// Books an itemised sale.
  mutating func book(
    _ sale: ItemisedSale, orderCost: Int64, segment: Int, market: MarketDefinition
  ) {
    let row = sale.offer * segmentCount + segment
    let amounts = SaleAmounts(
      sale.paid, list: sale.list, units: sale.units, rules: market.money(ofOffer: sale.offer))
    sales[row].purchases += 1
    sales[row].units += Int64(sale.units)
    if sale.paid < sale.list { sales[row].dealUnits += Int64(sale.units) }
    sales[row].goods += market.offers[sale.offer].unitCost.millionths * Int64(sale.units)
    sales[row].selling += orderCost
    add(amounts, to: row, sign: 1)
    var left = sale.list
    for cut in sale.cuts {
      book(cut, of: sale, from: left, segment: segment, market: market)
      left = left - cut.amount
    }
  }

  /// Takes a reduction off a sale that is booked already.
  mutating func reduce(
    _ sale: ItemisedSale, by cut: ItemisedSale.Cut, segment: Int, market: MarketDefinition
  ) {
    let row = sale.offer * segmentCount + segment
    for (paid, sign) in [(sale.paid, Int64(-1)), (sale.paid - cut.amount, 1)] {
      let amounts = SaleAmounts(
        paid, list: sale.list, units: sale.units, rules: market.money(ofOffer: sale.offer))
      add(amounts, to: row, sign: sign)
    }
    if sale.paid >= sale.list { sales[row].dealUnits += Int64(sale.units) }
    book(cut, of: sale, from: sale.paid, segment: segment, market: market)
  }

  private mutating func add(_ amounts: SaleAmounts, to row: Int, sign: Int64) {
    sales[row].gross += sign * amounts.gross
    sales[row].tax += sign * amounts.tax
    sales[row].net += sign * amounts.net
    sales[row].discount += sign * amounts.discount
    sales[row].selling += sign * amounts.payment
    sales[row].commission += sign * amounts.commission
  }

  /// Books one reduction of a sale, whose price was `left` before it.
  private mutating func book(
    _ cut: ItemisedSale.Cut, of sale: ItemisedSale, from left: Money, segment: Int,
    market: MarketDefinition
  ) {
    let before = market.money.split(total: left, units: sale.units)
    let after = market.money.split(total: left - cut.amount, units: sale.units)
    var use = PromotionBooks.Use()
    use.units = Int64(cut.units)
    use.redemptions = cut.redeems ? 1 : 0
    use.saving = (before.gross - after.gross).millionths
    use.discount = (before.net - after.net).millionths
    if cut.promotion < market.promotions.count {
      use.funding = market.promotions[cut.promotion].funding(of: use)
    }
    sales[sale.offer * segmentCount + segment].funding += use.funding
    promotions.add(use, promotion: cut.promotion, offer: sale.offer, segment: segment)
  }
}

extension PromotionBooks {
  fileprivate mutating func add(_ use: Use, promotion: Int, offer: Int, segment: Int) {
    let row = row(promotion: promotion, offer: offer, segment: segment)
    uses[row].units += use.units
    uses[row].redemptions += use.redemptions
    uses[row].saving += use.saving
    uses[row].discount += use.discount
    uses[row].funding += use.funding
    guard promotion < totals.count else { return }
    totals[promotion].uses += use.redemptions
    totals[promotion].units += use.units
    totals[promotion].spent += use.discount
  }
}

extension Promotion {
  /// What the supplier pays for a use, in millionths.
  fileprivate func funding(of use: PromotionBooks.Use) -> Int64 {
    switch funding {
    case .none: 0
    case .shareOfDiscount(let share):
      use.perUnit(use.discount) { Money(millionths: $0).scaled(by: share).millionths }
    case .perUnit(let amount): amount.millionths * use.units
    }
  }
}

extension PromotionBooks.Use {
  /// Returns what `share` makes of an amount, unit by unit where units share it evenly.
  fileprivate func perUnit(_ amount: Int64, _ share: (Int64) -> Int64) -> Int64 {
    guard units > 0, amount.isMultiple(of: units) else { return share(amount) }
    return share(amount / units) * units
  }
}
