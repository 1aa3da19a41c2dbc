/// The units of one offer on hand, by delivery, oldest first.
///
/// Kept where units differ: where they expire or where their cost has changed.
struct StockLots: Sendable, Hashable {
  /// Units that came together.
  struct Lot: Sendable, Hashable {
    var units: Int
    var unitCost: Money
    /// The first day on which they can't be sold any more; `Int.max` for never.
    var expiryDay: Int
  }

  private(set) var lots: [Lot] = []

  /// Adds a delivery; it expires no earlier than those before it.
  mutating func add(_ lot: Lot) {
    if lot.units > 0 { lots.append(lot) }
  }

  /// Takes units from the oldest deliveries; returns what they cost, in millionths.
  mutating func take(_ units: Int) -> Int64 {
    var rest = units
    var cost: Int64 = 0
    while rest > 0, let first = lots.first {
      let part = min(rest, first.units)
      cost += first.unitCost.millionths * Int64(part)
      rest -= part
      lots[0].units -= part
      if lots[0].units == 0 { lots.removeFirst() }
    }
    return cost
  }

  /// Removes what can't be sold on `day`; returns its units and cost in millionths.
  mutating func expire(day: Int) -> (units: Int, cost: Int64) {
    let old = lots.filter { $0.expiryDay <= day }
    lots.removeAll { $0.expiryDay <= day }
    return (
      old.reduce(0) { $0 + $1.units },
      old.reduce(0) { $0 + $1.unitCost.millionths * Int64($1.units) }
    )
  }

  /// What the units cost, in millionths.
  var value: Int64 { lots.reduce(0) { $0 + $1.unitCost.millionths * Int64($1.units) } }
}
