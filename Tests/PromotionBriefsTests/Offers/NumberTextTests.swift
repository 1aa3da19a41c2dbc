import MarketModel
import PromotionBriefs
import Testing

@Suite struct NumberTextTests {
  @Test(
    "amounts are exact, with the currency where each language puts it",
    arguments: [
      (4.39, "EUR", "€4.39", "4.39欧元"), (1234.5, "USD", "$1,234.50", "1,234.50美元"),
      (39.9, "CNY", "CN¥39.90", "39.90元"), (1235, "JPY", "¥1,235", "1,235日元"),
      (0.005, "EUR", "€0.005", "0.005欧元"), (-2, "GBP", "-£2.00", "-2.00英镑"),
      (12.5, "SEK", "SEK 12.50", "12.50 SEK"),
      (1_000_000, "CHF", "CHF 1,000,000.00", "1,000,000.00瑞士法郎"),
    ])
  func money(_ amount: Double, _ currency: String, _ english: String, _ chinese: String) {
    #expect(MoneyText.of(Money(amount), currency: currency, language: .english) == english)
    #expect(MoneyText.of(Money(amount), currency: currency, language: .chinese) == chinese)
  }

  @Test(
    "a share off is what is left to pay in Chinese",
    arguments: [
      (200_000, "20%", "8折"), (250_000, "25%", "7.5折"), (500_000, "50%", "5折"),
      (125_000, "12.5%", "8.75折"), (50_000, "5%", "9.5折"), (900_000, "90%", "1折"),
    ] as [(Int64, String, String)])
  func shares(_ share: Int64, _ english: String, _ chinese: String) {
    #expect(PercentText.off(share, language: .english) == english)
    #expect(PercentText.off(share, language: .chinese) == chinese)
  }

  @Test(
    "periods leave out what repeats",
    arguments: [
      ("2026-03-16", "2026-03-29", "16–29 March 2026", "2026年3月16日至3月29日"),
      ("2026-03-30", "2026-04-02", "30 March – 2 April 2026", "2026年3月30日至4月2日"),
      ("2026-12-28", "2027-01-03", "28 December 2026 – 3 January 2027", "2026年12月28日至2027年1月3日"),
      ("2026-03-16", "2026-03-16", "16 March 2026", "2026年3月16日"),
    ])
  func periods(_ first: String, _ last: String, _ english: String, _ chinese: String) {
    let period = OfferFacts.Period(firstDay: first, lastDay: last)
    #expect(DateText.period(period, language: .english) == english)
    #expect(DateText.period(period, language: .chinese) == chinese)
  }

  @Test("statistics are rounded half away from zero and zero has no sign")
  func rounding() {
    #expect(MoneyText.rounded(-4_690_000, currency: "EUR") == "-€4.69")
    #expect(MoneyText.rounded(2_233_499_999, currency: "EUR") == "€2,233")
    #expect(MoneyText.rounded(-1_000, currency: "EUR") == "€0.00")
    #expect(PercentText.rounded(443_645) == "44.4%")
    #expect(FactEstimate.millionths(.infinity) == 9_000_000_000_000_000_000)
  }

  @Test(
    "number tokens are runs of digits with single separators between digits",
    arguments: [
      ("€1,234.50 off 3.", ["1,234.50", "3"]), ("18:00, 2–3", ["18", "00", "2", "3"]),
      ("8折，3件", ["8", "3"]), ("１２ and ٣", ["１２", "٣"]), ("none", []),
    ] as [(String, [String])])
  func tokens(_ text: String, _ expected: [String]) {
    #expect(LockedTokens.all(in: text) == expected)
  }
}
