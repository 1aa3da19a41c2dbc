import Foundation
public import TransformerScorer

/// Every occasion of a category has the same shares, renormalised to the items on the shelf.
public struct ConstantShares: ChoiceModel {
  /// What tables call it.
  public let name = "constant shares"

  /// ln(share of the item / share of the outside option); shape `[items]`.
  let logRatios: [Float]
  private let knownCategories: [Bool]

  /// Counts the outcomes of a table under its weights; half a purchase is added to each item, so
  /// that no share is 0.
  public init(_ table: OccasionTable) {
    let tokens = table.tokens
    let items = Int(tokens.offerItems.reduce(-1) { max($0, $1.item) }) + 1
    let categories = Int(table.categories.max() ?? -1) + 1
    var bought = [Double](repeating: 0.5, count: items)
    var outside = [Double](repeating: 0, count: categories)
    var itemCategories = [Int](repeating: -1, count: items)
    for row in 0..<table.rows {
      let (category, first) = (Int(table.categories[row]), Int(tokens.offerStarts[row]))
      for offer in first..<Int(tokens.offerStarts[row + 1]) {
        itemCategories[Int(tokens.offerItems[offer].item)] = category
      }
      let (choice, weight) = (Int(table.choices[row]), Double(table.weights[row]))
      if choice < 0 {
        outside[category] += weight
      } else {
        bought[Int(tokens.offerItems[first + choice].item)] += weight
      }
    }
    knownCategories = outside.map { $0 > 0 }
    logRatios = zip(bought, itemCategories).map { count, category in
      category < 0 ? 0 : Float(log(count / max(outside[category], 0.5)))
    }
  }

  /// Whether it has seen the categories and items.
  public func covers(_ table: OccasionTable) -> Bool {
    table.categories.allSatisfy {
      knownCategories.indices.contains(Int($0)) && knownCategories[Int($0)]
    }
      && table.tokens.offerItems.allSatisfy { logRatios.indices.contains(Int($0.item)) }
  }

  /// Returns the utilities of the table's offers.
  public func utilities(of table: OccasionTable) -> OfferUtilities {
    OfferUtilities(withoutPrices: table.tokens.offerItems.map { logRatios[Int($0.item)] })
  }
}
