import TransformerScorer

/// The training rows of a logit, sorted by category, with standardised features in dense columns.
struct LogitDesign: Sendable {
  let specification: LogitSpecification
  /// Categories, from 0.
  let categories: Int
  /// Items, from 0.
  let items: Int
  let offerScale: FeatureScale
  let contextScale: FeatureScale

  /// Shape `[offer, offerFeatures]`.
  private(set) var offers: [Float] = []
  /// Shape `[row, contextFeatures]`.
  private(set) var contexts: [Float] = []
  /// Item of each offer.
  private(set) var offerItems: [Int32] = []
  /// First offer of each row and the end.
  private(set) var offerStarts: [Int32] = [0]
  /// The chosen offer's ordinal or -1.
  private(set) var choices: [Int8] = []
  private(set) var weights: [Double] = []
  private(set) var rowCategories: [Int32] = []

  /// Copies what the specification reads.
  init(_ table: OccasionTable, _ specification: LogitSpecification) {
    self.specification = specification
    categories = Int(table.categories.max() ?? -1) + 1
    items = Int(table.tokens.offerItems.reduce(-1) { max($0, $1.item) }) + 1
    offerScale = FeatureScale(
      table.tokens.offers, width: TokenFeatures.offer.count, columns: specification.offerColumns,
      limit: Standardisation.tokenLimit, weight: { _ in 1 })
    contextScale = FeatureScale(
      table.tokens.context, width: TokenFeatures.context.count,
      columns: specification.contextColumns, limit: Standardisation.contextLimit,
      weight: { table.weights[$0] })
    let order = table.categories.indices.sorted {
      (table.categories[$0], $0) < (table.categories[$1], $1)
    }
    offers.reserveCapacity(table.logRegular.count * specification.offerFeatures)
    for row in order { append(row, of: table) }
  }

  /// Rows.
  var rows: Int { choices.count }

  private mutating func append(_ row: Int, of table: OccasionTable) {
    appendContext(row, of: table)
    for offer in Int(table.tokens.offerStarts[row])..<Int(table.tokens.offerStarts[row + 1]) {
      appendOffer(offer, of: table)
    }
    offerStarts.append(Int32(offerItems.count))
    choices.append(table.choices[row])
    weights.append(Double(table.weights[row]))
    rowCategories.append(Int32(table.categories[row]))
  }

  private mutating func appendContext(_ row: Int, of table: OccasionTable) {
    for (index, column) in specification.contextColumns.enumerated() {
      let value = table.tokens.context[row * TokenFeatures.context.count + column]
      contexts.append(contextScale.standardised(value, index))
    }
    if !specification.hasItemConstants { contexts.append(1) }
  }

  private mutating func appendOffer(_ offer: Int, of table: OccasionTable) {
    if specification.readsPrices {
      offers.append(table.logRegular[offer] * Self.priceScale)
      offers.append(table.logExpected[offer] * Self.priceScale)
    }
    for (index, column) in specification.offerColumns.enumerated() {
      let value = table.tokens.offers[offer * TokenFeatures.offer.count + column]
      offers.append(offerScale.standardised(value, index))
    }
    offerItems.append(table.tokens.offerItems[offer].item)
  }

  /// Brings logarithms of price ratios, whose deviation is about 0.1, to the size of the others.
  static let priceScale: Float = 10
}
