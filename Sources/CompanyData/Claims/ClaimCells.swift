import PriceClaims
import ScenarioFiles

/// The cells of a table of announcements, as checked values.
struct ClaimCells {
  private let was: [Int64?]
  private let prior: [Int64?]
  private let amount: [Int64?]
  private let percent: [ShownPercent?]
  private let reference: [ReferencePrice?]
  private let words: [ClaimWording]
  private let conditions: [ClaimConditions?]
  private let audience: [ClaimAudience?]
  private let upTo: [UpToShare?]
  private let periods: [Bool?]
  private let texts: [String]
  private let evidence: [String]

  /// Reads all columns; mistakes are noted.
  init(_ table: CompanyTable) {
    was = table.millionths("was", .price)
    prior = table.millionths("prior", .price)
    amount = table.millionths("amount", .cost)
    percent = table.percents("percent")
    reference = table.choices("reference")
    words = table.wordings("words")
    conditions = table.choices("conditions")
    audience = table.choices("audience")
    upTo = table.shares("products_at_maximum", of: "products")
    periods = table.flags("period_stated")
    texts = table.texts("text")
    evidence = table.texts("evidence")
  }

  /// Returns what a row announces.
  func claim(_ row: Int) -> PriceClaim {
    PriceClaim(
      was: was[row], reference: reference[row] ?? .ownPrice, printedPrior: prior[row],
      percent: percent[row], amount: amount[row], wording: words[row], text: texts[row],
      statesPeriod: periods[row], conditions: conditions[row] ?? .none,
      audience: audience[row] ?? .everyone, upTo: upTo[row],
      evidence: evidence[row].isEmpty ? nil : evidence[row])
  }
}

extension CompanyTable {
  /// Returns a printed percentage per row: 20, 20 %, 12.5 or 12,5.
  func percents(_ key: String) -> [ShownPercent?] {
    texts(key).enumerated().map { row, text in
      guard !text.isEmpty else { return nil }
      if let percent = ShownPercent(printed: text) { return percent }
      log.error(
        place(row, key), "\(key) '\(text)' is not a percentage between 0 and 100",
        hint: "write it as it is printed, such as 20 or 12.5 %")
      return nil
    }
  }

  /// Returns one of an enumeration's names per row.
  fileprivate func choices<Choice: RawRepresentable & CaseIterable>(_ key: String) -> [Choice?]
  where Choice.RawValue == String {
    let names = Choice.allCases.map(\.rawValue)
    return texts(key).enumerated().map { row, text in
      guard !text.isEmpty else { return nil }
      if let choice = Choice(rawValue: text.lowercased()) { return choice }
      report(row, key, text, names: names)
      return nil
    }
  }

  /// Returns what the words of each row promise.
  fileprivate func wordings(_ key: String) -> [ClaimWording] {
    texts(key).enumerated().map { row, text in
      text.lowercased().split { " ,;|".contains($0) }.reduce(into: ClaimWording()) { all, word in
        if let wording = ClaimWording.named.first(where: { $0.name == word }) {
          all.formUnion(wording.value)
        } else {
          report(row, key, String(word), names: ClaimWording.named.map(\.name))
        }
      }
    }
  }

  /// Returns how many of a promotion's products are at its largest saving.
  fileprivate func shares(_ most: String, of all: String) -> [UpToShare?] {
    let (numbers, totals) = (numbers(most, .notNegative), numbers(all, .notNegative))
    return numbers.indices.map { row in
      guard !numbers[row].isNaN || !totals[row].isNaN else { return nil }
      guard totals[row] >= 1, numbers[row] <= totals[row] else {
        log.error(
          place(row, most), "'\(most)' and '\(all)' are no share of products",
          hint: "write how many products are at the largest saving, and how many there are")
        return nil
      }
      return UpToShare(
        productsAtMaximum: Int64(numbers[row].rounded()), products: Int64(totals[row].rounded()))
    }
  }

  private func report(_ row: Int, _ key: String, _ text: String, names: [String]) {
    let hint =
      EditDistance.nearest(to: text, in: names).map { "did you mean '\($0)'?" }
      ?? "write one of " + CellText.list(names)
    log.error(place(row, key), "unknown \(key) '\(text)'", hint: hint)
  }
}

extension ClaimWording {
  /// What each word in a table stands for.
  static let named: [(name: String, value: ClaimWording)] = [
    ("sale", .sale), ("save", .save), ("deal", .deal), ("highlight", .highlight), ("free", .free),
    ("limited", .limited), ("ends_soon", .endsSoon),
  ]
}

extension ShownPercent {
  /// Reads a percentage as printed, 0 to 100 with at most four decimals.
  init?(printed text: String) {
    let bare = CellText.trimmed(text.hasSuffix("%") ? String(text.dropLast()) : text)
    let parts = (bare.hasPrefix("-") ? bare.dropFirst() : bare[...]).split(
      omittingEmptySubsequences: false
    ) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }), parts[0].count <= 3,
      parts.count == 1 || parts[1].count <= 4, let digits = Int64(parts.joined()),
      let whole = Int64(parts[0]), whole <= 100
    else { return nil }
    self.init(digits: digits, decimals: parts.count == 2 ? parts[1].count : 0)
  }
}
