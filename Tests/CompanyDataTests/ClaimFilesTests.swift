import Foundation
import PriceClaims
import Testing

@testable import CompanyData

/// Price histories and announcements from CSV files.
@Suite("price claims from files")
struct ClaimFilesTests {
  static let prices = """
    date,sku,price
    2026-01-01,banana,1.69
    2026-05-11,banana,1.29
    2026-05-18,banana,1.69
    2026-06-01,banana,1.29

    """

  static func read(_ prices: String, claims: String? = nil) throws -> ClaimFiles {
    let folder = FileManager.default.temporaryDirectory.path + "/claims-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try prices.write(toFile: folder + "/prices.csv", atomically: true, encoding: .utf8)
    try claims?.write(toFile: folder + "/claims.csv", atomically: true, encoding: .utf8)
    do {
      return try ClaimFiles(
        prices: folder + "/prices.csv", claims: claims.map { _ in folder + "/claims.csv" })
    } catch {
      throw Mistakes(text: error.description.replacing(folder + "/", with: ""))
    }
  }

  struct Mistakes: Error, Equatable { var text: String }

  static func mistakes(_ prices: String, claims: String? = nil) -> String? {
    do {
      _ = try read(prices, claims: claims)
      return nil
    } catch {
      return (error as? Mistakes)?.text
    }
  }

  static func check(
    _ files: ClaimFiles, _ jurisdiction: Jurisdiction = .europeanUnion
  ) -> ClaimCheck {
    ClaimCheck(files, jurisdiction: jurisdiction, options: [], policy: ClaimPolicy())
  }

  @Test("C-330/23 from two files: the claim fails, with its prior price and what to do")
  func aldi() throws {
    let claims = """
      sku,start,end,now,was,prior,percent
      banana,2026-06-01,2026-06-06,1.29,1.69,1.29,23

      """
    let check = Self.check(try Self.read(Self.prices, claims: claims))
    #expect(check.hasFailures)
    #expect(check.summary == "1 claim under eu: 1 unlawful, 0 in need of evidence, 0 passed")
    let expected = """
      \(PriceLaw.banner)

      banana from 2026-06-01 to 2026-06-06: was 1.69, now 1.29, -23 %: fail
        pass            ANY-1        the announced numbers agree
        pass            EU-6a-1      the prior price 1.29 is printed
        pass            EU-6a-2      the lowest price of the 30 days before the start was 1.29
        fail            EU-6a-3      23 % is claimed, the saving from the prior price 1.29 is 0 %; \
      the comparison price 1.69 is not the prior price 1.29
                                     -> announce no reduction
        fail            EU-6a-4      the price 1.29 is not below the prior price 1.29
                                     -> announce no reduction, or ask less than 1.29

      1 claim under eu: 1 unlawful, 0 in need of evidence, 0 passed
      """
    #expect(check.table() == expected)
    let lines = check.csv().split(separator: "\n")
    #expect(lines.count == 1 + check.judged[0].verdicts.count)
    #expect(
      lines[3].hasPrefix("banana,,2026-06-01,2026-06-06,1.29,1.69,23,eu,EU-6a-2,pass,")
        && lines[3].hasSuffix("prior_price=1.29;window_start=2026-05-02;window_end=2026-06-01"))
    #expect(try check.json().contains("\"banner\" : \"Not legal advice"))
    #expect(check.markdown().contains("| EU-6a-4 | fail | the price 1.29 is not below"))
  }

  @Test("claims beside the prices begin where price or claim changes and end at the next")
  func derived() throws {
    let files = try Self.read(
      """
      sku,date,price,units,claimed_was,claimed_percent
      tea,2026-01-01,5.00,3,,
      tea,2026-03-01,4.00,9,5.00,20 %
      tea,2026-03-02,4.00,7,5.00,20 %
      tea,2026-03-08,5.00,2,,
      tea,2026-06-01,4.50,5,5.00,10 %

      """)
    #expect(files.claims.map { MomentText.text($0.start) } == ["2026-03-01", "2026-06-01"])
    #expect(files.claims.map { $0.end.map { end in MomentText.text(end) } } == ["2026-03-08", nil])
    #expect(files.claims[0].claim.percent == ShownPercent(20))
    #expect(files.series[0].transactions?.count == 5)
    #expect(MomentText.text(files.series[0].knownUntil) == "2026-06-02")
    #expect(!Self.check(files).hasFailures)
  }

  @Test("channels have prices of their own, and a claim names its channel")
  func channels() throws {
    let prices = """
      sku,channel,date,price
      tea,shop,2026-01-01,5.00
      tea,web,2026-01-01,4.00

      """
    let claims = "sku,channel,start,now,was\ntea,shop,2026-03-01,4.50,5.00\n"
    #expect(!Self.check(try Self.read(prices, claims: claims)).hasFailures)
    let web = claims.replacing("shop", with: "web")
    #expect(Self.check(try Self.read(prices, claims: web)).hasFailures)
    #expect(
      Self.mistakes(prices, claims: "sku,start,now,was\ntea,2026-03-01,4.50,5.00\n") == """
        claims.csv:2:1: error: 'tea' has prices in several channels: 'shop', 'web'
        hint: name the claim's channel in a column 'channel'
        """)
  }

  @Test("what is paid, not what is posted, is the base in China")
  func paid() throws {
    let prices = """
      sku,date,price,units,paid
      tea,2026-01-01,5.00,3,5.00
      tea,2026-02-27,5.00,1,4.60
      tea,2026-03-01,4.50,4,4.50

      """
    let claims = "sku,start,end,now,was,period_stated\ntea,2026-03-01,2026-03-07,4.50,5.00,yes\n"
    let check = Self.check(try Self.read(prices, claims: claims), .china)
    let base = try #require(check.judged[0].verdicts.first { $0.rule == "CN-3" })
    #expect(base.outcome == .fail && base.numbers.first?.plain == "4.60")
  }

  @Test("a cell that leaves open whether the period is stated needs evidence in China")
  func blankPeriod() throws {
    let prices = "sku,date,price,units\ntea,2026-01-01,5.00,3\ntea,2026-03-01,4.50,4\n"
    func outcome(_ cell: String) throws -> ClaimVerdict.Outcome? {
      let claims =
        "sku,start,end,now,was,period_stated\ntea,2026-03-01,2026-03-07,4.50,5.00,\(cell)\n"
      return Self.check(try Self.read(prices, claims: claims), .china).judged[0].verdicts
        .first { $0.rule == "CN-1" }?.outcome
    }
    #expect(try outcome("") == .needsEvidence)
    #expect(try outcome("no") == .fail)
    #expect(try outcome("yes") == .pass)
  }

  @Test("every mistake of both files comes with its place and a hint")
  func mistakes() {
    #expect(
      Self.mistakes("sku,date,price\ntea,01.03.2026,5.00\n,2026-03-02,-1\n", claims: nil) == """
        prices.csv:2:5: error: date '01.03.2026' is not an ISO date
        hint: write it as 2026-03-02 or 2026-03-02T14:30
        prices.csv:3:1: error: the sku is empty
        hint: write the product
        prices.csv:3:13: error: price '-1' is below zero
        hint: write a price above zero
        """)
    #expect(
      Self.mistakes("sku,when,price\ntea,2026-03-02,5.00\n") == """
        prices.csv:1:1: error: no column for 'date'; the columns are 'sku', 'when', 'price'
        hint: add a column 'date'
        """)
    #expect(
      Self.mistakes(Self.prices) == """
        prices.csv:1:1: error: nothing says what is announced
        hint: name a file with --claims, or add a column 'claimed_was' or 'claimed_percent'
        """)
    #expect(
      Self.mistakes("sku,date,price\ntea,2026-03-02,5.00\ntea,2026-03-02,4.00\n") == """
        prices.csv:3:16: error: 'tea' has two prices at 2026-03-02
        hint: add a time of day or a column 'channel', or write what was paid under 'paid'
        """)
  }

  @Test("claims with unknown names, an end before the start, or no share are mistakes")
  func wrongClaims() {
    let claims = """
      sku,start,end,now,percent,words,reference,products,products_at_maximum
      bananna,2026-06-01,,1.29,,,,,
      banana,2026-06-01,2026-05-01,1.29,,,,,
      banana,2026-06-01,,1.29,120,sael,own_prise,10,11

      """
    #expect(
      Self.mistakes(Self.prices, claims: claims) == """
        claims.csv:2:1: error: no price is known for sku 'bananna'
        hint: did you mean 'banana'?
        claims.csv:3:19: error: the end '2026-05-01' is not after the start '2026-06-01'
        hint: swap them, or leave the end empty when none is announced
        claims.csv:4:25: error: percent '120' is not a percentage between 0 and 100
        hint: write it as it is printed, such as 20 or 12.5 %
        claims.csv:4:29: error: unknown words 'sael'
        hint: did you mean 'sale'?
        claims.csv:4:34: error: unknown reference 'own_prise'
        hint: did you mean 'own_price'?
        claims.csv:4:47: error: 'products_at_maximum' and 'products' are no share of products
        hint: write how many products are at the largest saving, and how many there are
        """)
  }

  @Test(
    "moments are ISO days or times, and print as they are read",
    arguments: ["2026-03-02", "2026-03-02T14:30", "1969-12-31T23:59:59", "2024-02-29"])
  func moments(text: String) throws {
    let moment = try #require(MomentText(text))
    #expect(MomentText.text(moment.seconds) == text)
  }

  @Test("an end at midnight is printed as the last day, as it is read")
  func ends() throws {
    let day = try #require(MomentText("2026-03-08"))
    #expect(MomentText.text(ofEnd: day.seconds + MomentText.day) == "2026-03-08")
    #expect(MomentText.text(ofEnd: day.seconds + 3600) == "2026-03-08T01:00")
  }

  @Test(
    "anything else is no moment",
    arguments: ["", "2026-02-30", "2.3.2026", "2026-03-02T25:00", "2026-03-02T1:00", "2026-03"])
  func noMoments(text: String) {
    #expect(MomentText(text) == nil)
  }
}
