public import ShoppingData

/// How often something happened of how often it could have, by consumer.
public struct ShareCounts: Sendable, Hashable {
  /// Times that it happened.
  public var hits: [Int]
  /// Times that it could have happened, at least as many.
  public var trials: [Int]

  /// Gathers the columns, of equal length.
  public init(hits: [Int], trials: [Int]) {
    precondition(hits.count == trials.count, "a consumer has hits and trials")
    self.hits = hits
    self.trials = trials
  }

  /// Whether consumers can differ: it happened sometimes and not always.
  var tellsSomething: Bool {
    let (happened, possible) = (hits.reduce(0, +), trials.reduce(0, +))
    return happened > 0 && happened < possible
  }
}

/// What latent classes explain: a few counts of every consumer.
public struct ConsumerCounts: Sendable, Hashable {
  /// Of all periods those with a visit; of those the ones with a purchase; of the items bought those
  /// on deal; and those of the chain's own brand.
  ///
  /// What does not tell consumers apart is left out.
  public var shares: [ShareCounts]
  /// Units beyond the first of each item bought (hits), and items bought (trials).
  public var extraUnits: ShareCounts
  /// The brand, not the chain's own, that a consumer buys most often, as a number below `brands`; -1
  /// for none.
  public var favourites: [Int]
  /// The number of brands told apart; the last stands for all others.
  public var brands: Int

  /// Gathers the columns.
  public init(shares: [ShareCounts], extraUnits: ShareCounts, favourites: [Int], brands: Int) {
    self.shares = shares
    self.extraUnits = extraUnits
    self.favourites = favourites
    self.brands = brands
  }

  /// The number of consumers.
  public var consumers: Int { favourites.count }

  /// Brands told apart by name.
  static let namedBrands = 6

  /// Counts a panel.
  public init(_ panel: CategoryPanel) {
    self.init(counting: panel, periods: panel.window.count)
    shares = shares.filter(\.tellsSomething)
  }

  /// Counts a panel's periods of one kind, in the columns of `all`.
  ///
  /// - Parameters:
  ///   - panel: The whole panel.
  ///   - all: Its counts.
  ///   - isKept: Whether a period counts.
  init(_ panel: CategoryPanel, like all: ConsumerCounts, where isKept: (Int) -> Bool) {
    let part = ConsumerCounts(
      counting: panel.filtered(isKept), periods: panel.window.count(where: isKept))
    let whole = ConsumerCounts(counting: panel, periods: panel.window.count)
    self = part
    shares = part.shares.indices.filter { whole.shares[$0].tellsSomething }.map { part.shares[$0] }
    favourites = FavouriteBrands(panel, named: Self.namedBrands, where: isKept).favourites
    brands = all.brands
  }

  private init(counting panel: CategoryPanel, periods: Int) {
    let none = Array(repeating: 0, count: panel.consumers)
    var (occasions, bought, deals, own, extra) = (none, none, none, none, none)
    var last: (Int32, Int32)?
    for purchase in panel.purchases {
      let consumer = Int(purchase.consumer)
      if last.map({ $0 != (purchase.consumer, purchase.period) }) ?? true {
        occasions[consumer] += 1
      }
      last = (purchase.consumer, purchase.period)
      bought[consumer] += 1
      extra[consumer] += Int(purchase.units) - 1
      if purchase.isDeal { deals[consumer] += 1 }
      if panel.items[Int(purchase.item)].isPrivateLabel { own[consumer] += 1 }
    }
    let visits = panel.visitCounts
    shares = [
      ShareCounts(hits: visits, trials: none.map { _ in periods }),
      ShareCounts(hits: occasions, trials: visits),
      ShareCounts(hits: deals, trials: bought), ShareCounts(hits: own, trials: bought),
    ]
    extraUnits = ShareCounts(hits: extra, trials: bought)
    let table = FavouriteBrands(panel, named: Self.namedBrands) { _ in true }
    favourites = table.favourites
    brands = table.count
  }
}

/// The brand that each consumer buys most often, the large ones by number and the others together.
///
/// The chain's own brand is left out: its share is counted already.
struct FavouriteBrands {
  let favourites: [Int]
  let count: Int

  /// Brands are numbered by the whole panel; a consumer's favourite is that of some periods.
  init(_ panel: CategoryPanel, named: Int, where isKept: (Int) -> Bool) {
    let names = Set(panel.items.map(\.brand)).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let brandOf = panel.items.map { numbers[$0.brand] ?? 0 }
    var counts = names.map { _ in 0 }
    for purchase in panel.purchases where !panel.items[Int(purchase.item)].isPrivateLabel {
      counts[brandOf[Int(purchase.item)]] += 1
    }
    let order = counts.indices.filter { counts[$0] > 0 }.sorted {
      (counts[$1], $0) < (counts[$0], $1)
    }
    var places = names.map { _ in min(named, order.count) }
    for (place, brand) in order.prefix(named).enumerated() { places[brand] = place }
    count = min(order.count, named + 1)
    favourites = Self.mostBought(
      panel.filtered(isKept), places: brandOf.map { places[$0] }, brands: count)
  }

  /// Ties go to the brand that is larger overall.
  private static func mostBought(_ panel: CategoryPanel, places: [Int], brands: Int) -> [Int] {
    var counts = Array(repeating: 0, count: panel.consumers * max(1, brands))
    for purchase in panel.purchases where !panel.items[Int(purchase.item)].isPrivateLabel {
      counts[Int(purchase.consumer) * brands + places[Int(purchase.item)]] += 1
    }
    return (0..<panel.consumers).map { consumer in
      var best = -1
      for brand in 0..<brands where counts[consumer * brands + brand] > 0 {
        if best < 0 || counts[consumer * brands + brand] > counts[consumer * brands + best] {
          best = brand
        }
      }
      return best
    }
  }
}
