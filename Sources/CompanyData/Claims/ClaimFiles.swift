import Foundation
import PriceClaims
import ScenarioFiles

/// Price histories and announcements from CSV files.
public struct ClaimFiles: Sendable {
  /// Prices by sku and channel.
  public let series: [PriceSeries]
  /// What is announced.
  public let claims: [ClaimRecord]
  /// What was ignored or reinterpreted.
  public let notes: [ImportNote]

  /// Reads both files; messages name them as given here.
  ///
  /// Without `claims`, the announcements stand in the columns `claimed_was`, `claimed_percent` and
  /// `claimed_amount` of the prices: rows in a row with the same price and claim are one announcement.
  ///
  /// - Throws: `CompanyDataError` with every mistake of the files.
  public init(prices: String, claims: String?) throws(CompanyDataError) {
    let log = ImportLog()
    guard let table = Self.table(prices, kind: .priceHistory, log: log) else { throw log.failure }
    let reader = PriceSeriesReader(table)
    let rows = reader.rows()
    let series = reader.series(rows)
    try log.throwErrors()
    self.series = series
    if let claims {
      let stated = Self.table(claims, kind: .priceClaims, log: log)
      self.claims = stated.map { ClaimReader($0).read(series) } ?? []
    } else {
      self.claims = DerivedClaims(table).claims(rows)
    }
    try log.throwErrors()
    notes = log.notes
  }

  private static func table(_ path: String, kind: TableKind, log: ImportLog) -> CompanyTable? {
    guard let data = FileManager.default.contents(atPath: path) else {
      log.error(
        .init(file: path, line: 1, column: 1), "the file can't be read",
        hint: "check the path, and that this user may read it")
      return nil
    }
    guard let text = TextEncoding.utf8(Array(data), file: path, log: log),
      let table = DelimitedText(text, file: path, log: log)
    else { return nil }
    return CompanyTable(table, kind: kind, mapping: TableMapping(), log: log)
  }
}

/// Announcements that stand beside the prices.
struct DerivedClaims {
  private let table: CompanyTable

  /// Takes the table of prices.
  init(_ table: CompanyTable) {
    self.table = table
  }

  private struct Claim: Equatable {
    var was: Int64?
    var percent: ShownPercent?
    var amount: Int64?
    var isMade: Bool { was != nil || percent != nil || amount != nil }
  }

  /// Returns one claim per unbroken stretch of the same price and claim; rows come sorted.
  func claims(_ rows: [PriceSeriesReader.Row]) -> [ClaimRecord] {
    guard ["claimed_was", "claimed_percent", "claimed_amount"].contains(where: table.has) else {
      table.log.error(
        table.text.headerPlace(0), "nothing says what is announced",
        hint: "name a file with --claims, or add a column 'claimed_was' or 'claimed_percent'")
      return []
    }
    let (was, amount) = (
      table.millionths("claimed_was", .price), table.millionths("claimed_amount", .cost)
    )
    let percent = table.percents("claimed_percent")
    let claims = rows.map {
      Claim(was: was[$0.index], percent: percent[$0.index], amount: amount[$0.index])
    }
    return rows.indices.compactMap { index in
      guard claims[index].isMade, !continues(rows, claims, index) else { return nil }
      return record(claims[index], rows, from: index, claims)
    }
  }

  /// Whether a row says what the row before it said.
  private func continues(_ rows: [PriceSeriesReader.Row], _ claims: [Claim], _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (before, row) = (rows[index - 1], rows[index])
    return before.sku == row.sku && before.channel == row.channel && before.price == row.price
      && claims[index - 1] == claims[index]
  }

  private func record(
    _ claim: Claim, _ rows: [PriceSeriesReader.Row], from first: Int, _ claims: [Claim]
  ) -> ClaimRecord {
    let row = rows[first]
    var next = first + 1
    while next < rows.count, continues(rows, claims, next) { next += 1 }
    let isFollowed =
      next < rows.count && rows[next].sku == row.sku
      && rows[next].channel == row.channel
    return ClaimRecord(
      sku: row.sku, channel: row.channel,
      claim: PriceClaim(was: claim.was, percent: claim.percent, amount: claim.amount),
      now: row.price, start: row.time, end: isFollowed ? rows[next].time : nil,
      onMarketSince: nil, firstReduction: nil, isPerishable: false)
  }
}
