import MarketModel

/// The prices that an offer has in a season, day by day, where every season has the same ones.
struct PriceSpells {
  /// Neighbouring days at one price.
  struct Spell: Hashable {
    /// The offer.
    var offer: Int
    /// First and last day, counted from time 0.
    var days: ClosedRange<Int>
    /// The price at each day's end, in millionths.
    var price: Int64
  }

  /// By day.
  let spells: [Spell]

  /// Cuts a season's prices, one a day, where they change.
  init(offer: Int, prices: [Int64]) {
    var spells: [Spell] = []
    for (day, price) in prices.enumerated() {
      if let last = spells.last, last.price == price {
        spells[spells.count - 1].days = last.days.lowerBound...day
      } else {
        spells.append(Spell(offer: offer, days: day...day, price: price))
      }
    }
    self.spells = spells
  }

  /// The longest stretches of days below a price, in order.
  func stretches(below list: Int64) -> [ClosedRange<Int>] {
    var stretches: [ClosedRange<Int>] = []
    for spell in spells where spell.price < list {
      if let last = stretches.last, last.upperBound + 1 == spell.days.lowerBound {
        stretches[stretches.count - 1] = last.lowerBound...spell.days.upperBound
      } else {
        stretches.append(spell.days)
      }
    }
    return stretches
  }
}
