import ScenarioFiles

/// Finds products by the sku that other files write.
struct SkuBook {
  private let indices: [String: Int]
  private let skus: [String]

  /// Looking for the nearest sku costs a pass over all; further mistakes go without.
  private static let suggestionLimit = 20

  /// Knows the skus of the product list, in its order.
  init(_ skus: [String]) {
    self.skus = skus
    indices = Dictionary(zip(skus, skus.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Returns a product per row, -1 after noting a sku that is empty or not in the product list.
  ///
  /// Where `mayBeEmpty`, an empty cell is -1 without a mistake.
  func items(_ table: CompanyTable, mayBeEmpty: Bool = false) -> [Int32] {
    guard let cells = table.cells("sku") else { return Array(repeating: -1, count: table.count) }
    var suggestions = 0
    let items = cells.texts.indices.map { index -> Int32 in
      let text = cells.texts[index]
      if let item = indices[text] { return Int32(item) }
      if text.isEmpty, mayBeEmpty { return -1 }
      suggestions += 1
      let isSuggested = suggestions <= Self.suggestionLimit
      report(text, rows: cells.counts[index], cells.firstRows[index], isSuggested, table)
      return -1
    }
    return cells.codes.map { items[Int($0)] }
  }

  /// Returns the sku that was probably meant: one in other case or with leading zeros, or one nearby that
  /// is more alike than different.
  private func nearest(to text: String) -> String? {
    func bare(_ sku: String) -> String { String(sku.drop { $0 == "0" }).lowercased() }
    if let sku = skus.first(where: { bare($0) == bare(text) }) { return sku }
    guard let near = EditDistance.nearest(to: text, in: skus) else { return nil }
    return EditDistance.between(near, text) * 2 < text.utf8.count ? near : nil
  }

  private func report(
    _ text: String, rows: Int, _ row: Int, _ isSuggested: Bool, _ table: CompanyTable
  ) {
    let place = table.place(row, "sku")
    let more = rows > 1 ? " (in \(rows) rows)" : ""
    guard !text.isEmpty else {
      table.log.error(place, "the sku is empty" + more, hint: "write the sku, or leave out the row")
      return
    }
    let nearest = isSuggested ? nearest(to: text) : nil
    let isShortened = text.uppercased().contains("E+") && CellNumber(String(text.prefix(4))) != nil
    table.log.error(
      place, "sku '\(text)' is not in the product list" + more,
      hint: isShortened
        ? "a spreadsheet shortened a long number; format the column as text and export again"
        : nearest.map { "did you mean '\($0)'?" } ?? "add it to the product list")
  }
}
