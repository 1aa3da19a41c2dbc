import PriceClaims
import ScenarioFiles

/// Reads announcements, one a row.
struct ClaimReader {
  private let table: CompanyTable
  private let cells: ClaimCells
  private var log: ImportLog { table.log }

  /// Takes the table.
  init(_ table: CompanyTable) {
    self.table = table
    cells = ClaimCells(table)
  }

  /// Returns the claims in the file's order; mistakes are noted.
  func read(_ series: [PriceSeries]) -> [ClaimRecord] {
    guard table.hasAll(["sku", "start", "now"]) else { return [] }
    let (skus, channels) = (table.texts("sku"), table.texts("channel"))
    let (starts, ends) = (table.moments("start"), table.moments("end"))
    let (since, first) = (table.moments("on_market_since"), table.moments("first_reduction"))
    let (now, perishable) = (table.millionths("now", .cost), table.flags("perishable"))
    return (0..<table.count).compactMap { row in
      check(row)
      let end = ends[row].map { $0.isDay ? $0.seconds + MomentText.day : $0.seconds }
      guard let start = starts[row]?.seconds, let price = now[row],
        let channel = channel(row, sku: skus[row], channels[row], series),
        checkEnd(row, start: start, end: end)
      else { return nil }
      return ClaimRecord(
        sku: skus[row], channel: channel, claim: cells.claim(row), now: price, start: start,
        end: end, onMarketSince: since[row]?.seconds, firstReduction: first[row]?.seconds,
        isPerishable: perishable[row] ?? false)
    }
  }

  private func check(_ row: Int) {
    table.checkFilled(row, "sku", hint: "write the product")
    table.checkFilled(row, "start", hint: "write when the reduction starts")
    table.checkFilled(row, "now", hint: "write the announced price")
  }

  private func checkEnd(_ row: Int, start: Int64, end: Int64?) -> Bool {
    guard let end, end <= start else { return true }
    log.error(
      table.place(row, "end"),
      "the end '\(table.texts("end")[row])' is not after the start '\(table.texts("start")[row])'",
      hint: "swap them, or leave the end empty when none is announced")
    return false
  }

  /// Finds the channel whose prices count; `nil` after noting why there is none.
  private func channel(
    _ row: Int, sku: String, _ named: String, _ series: [PriceSeries]
  ) -> String? {
    guard !sku.isEmpty else { return nil }
    let channels = series.filter { $0.sku == sku }.map(\.channel)
    if channels.isEmpty { return unknown(row, "sku", sku, among: series.map(\.sku)) }
    if table.has("channel"), !named.isEmpty {
      return channels.contains(named) ? named : unknown(row, "channel", named, among: channels)
    }
    guard channels.count > 1 else { return channels.first }
    log.error(
      table.place(row, "sku"),
      "'\(sku)' has prices in several channels: \(CellText.list(channels))",
      hint: "name the claim's channel in a column 'channel'")
    return nil
  }

  private func unknown(_ row: Int, _ key: String, _ name: String, among names: [String]) -> String?
  {
    let near = EditDistance.nearest(to: name, in: names)
    log.error(
      table.place(row, key), "no price is known for \(key) '\(name)'",
      hint: near.map { "did you mean '\($0)'?" } ?? "add its prices to the price history")
    return nil
  }
}
