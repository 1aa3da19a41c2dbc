import TransformerScorer

/// The items in their final order: by category, inside a category the listed ones first.
///
/// A *place* is an item's index in this order, a *listed index* counts listed items only.
struct Assortment: Sendable {
  /// Categories by name, ascending.
  let categories: [String]
  /// Places of each category.
  let places: [Range<Int>]
  /// Listed indices of each category; its first places.
  let listed: [Range<Int>]
  /// Category of each place.
  let categoryOf: [Int]
  /// Place of each item of the catalogue.
  let placeOf: [Int32]
  /// What tokens tell apart, by category; ordinals count from the category's first place.
  let items: [CategoryItems]
  /// Whether each item of the catalogue is listed.
  let isListed: [Bool]

  /// Listed items in all.
  var listedCount: Int { listed.last?.upperBound ?? 0 }

  /// Lists the `limit` items of each category with most lines; ties go to the lower identifier.
  init(_ catalogue: Catalogue, lines: [Int], limit: Int) {
    let names = catalogue.items.names
    let ranks = catalogue.items.ranks
    categories = catalogue.categories.names.sorted()
    var members: [String: [Int]] = [:]
    for item in names.indices {
      members[catalogue.categories.names[Int(catalogue.categoryOf[item])], default: []].append(item)
    }
    var order = AssortmentOrder(count: names.count)
    for category in categories {
      let byName = (members[category] ?? []).sorted { ranks[$0] < ranks[$1] }
      let bestFirst = byName.filter { lines[$0] > 0 }.sorted {
        (lines[$1], ranks[$0]) < (lines[$0], ranks[$1])
      }
      order.add(byName, listed: Set(bestFirst.prefix(limit)))
    }
    (places, listed, categoryOf) = (order.places, order.listed, order.categoryOf)
    (placeOf, isListed) = (order.placeOf, order.isListed)
    items = order.places.map { range in
      let members = order.items[range]
      return CategoryItems(
        identities: members.map {
          TokenBatch.ItemIdentity(
            item: order.placeOf[$0], brand: catalogue.brandOf[$0], type: catalogue.typeOf[$0])
        }, isPrivateLabel: members.map { catalogue.isPrivateLabel[$0] },
        isListed: members.map { order.isListed[$0] })
    }
  }

  /// The listed index of a place, or `nil`.
  func listedIndex(ofPlace place: Int) -> Int? {
    let category = categoryOf[place]
    let ordinal = place - places[category].lowerBound
    return ordinal < listed[category].count ? listed[category].lowerBound + ordinal : nil
  }
}

/// An assortment in the making.
private struct AssortmentOrder {
  var places: [Range<Int>] = []
  var listed: [Range<Int>] = []
  var categoryOf: [Int] = []
  var items: [Int] = []
  var placeOf: [Int32]
  var isListed: [Bool]

  init(count: Int) {
    placeOf = Array(repeating: 0, count: count)
    isListed = Array(repeating: false, count: count)
  }

  /// Adds a category with its items in the order of their names.
  mutating func add(_ byName: [Int], listed chosen: Set<Int>) {
    let start = items.count
    let firstListed = listed.last?.upperBound ?? 0
    for item in byName.filter(chosen.contains) + byName.filter({ !chosen.contains($0) }) {
      placeOf[item] = Int32(items.count)
      isListed[item] = chosen.contains(item)
      categoryOf.append(places.count)
      items.append(item)
    }
    places.append(start..<items.count)
    listed.append(firstListed..<firstListed + chosen.count)
  }
}
