import MarketModel
import ScenarioFiles
import Testing

@testable import CompanyData

@Suite("Texts of cells")
struct ReadingTextTests {
  @Test(
    "A number says which of its marks is decimal, or that it can't",
    arguments: [
      ("12", CellNumber.Evidence.none), ("1.234", .ambiguous(".")), ("1,234", .ambiguous(",")),
      ("0.125", .decimal(".")), ("1.23", .decimal(".")), ("1,5", .decimal(",")),
      ("1.234,56", .decimal(",")), ("1,234.56", .decimal(".")), ("1.234.567", .decimal(",")),
      ("1234.567", .decimal(".")), ("1 234,567", .decimal(",")), (".5", .decimal(".")),
    ])
  func evidence(text: String, expected: CellNumber.Evidence) {
    #expect(CellNumber(text)?.evidence == expected)
  }

  @Test(
    "Thousands, signs, currencies and percent signs are taken off",
    arguments: [
      ("1.234,56", ",", 1234.56), ("1,234.56", ".", 1234.56), ("1 234,5", ",", 1234.5),
      ("1\u{A0}234,5", ",", 1234.5), ("1'234.50", ".", 1234.5), ("-3", ".", -3),
      ("3,50-", ",", -3.5),
      ("€ 5,99", ",", 5.99), ("5,99 €", ",", 5.99), ("EUR 5.99", ".", 5.99),
      ("-5,99 EUR", ",", -5.99),
      ("20 %", ".", 20), (",5", ",", 0.5), ("7,", ",", 7),
    ] as [(String, Character, Double)])
  func values(text: String, mark: Character, expected: Double) {
    #expect(CellNumber(text)?.value(decimal: mark) == expected)
  }

  @Test(
    "What is no number is refused",
    arguments: [
      "NaN", "n/a", "1e3", "4,01E+12", "12 34", "1.23.456", "1,2,3", "--1", "inf", "5 apples", ".",
    ])
  func noNumbers(text: String) {
    #expect(CellNumber(text)?.value(decimal: ",") == nil)
    #expect(CellNumber(text)?.value(decimal: ".") == nil)
  }

  @Test(
    "Dates and weeks of every layout are read",
    arguments: [
      "2026-03-02", "02.03.2026", "2.3.2026", "02.03.26", "2026-W10", "2026W10", "KW 10/2026",
      "KW10 2026", "2026-03-02 00:00:00", "2026-03-02T00:00",
    ])
  func dates(text: String) {
    #expect(DateText(text) == CivilDate(year: 2026, month: 3, day: 2).map { .day($0) })
  }

  @Test("Week 53 exists in 2020 and not in 2021 (ISO 8601)")
  func week53() {
    #expect(DateText.monday(year: 2020, week: 53) == CivilDate(year: 2020, month: 12, day: 28))
    #expect(DateText.monday(year: 2021, week: 53) == nil)
    #expect(DateText.monday(year: 2021, week: 1) == CivilDate(year: 2021, month: 1, day: 4))
  }

  @Test(
    "What is no date is refused",
    arguments: ["", "31.02.2026", "2026-13-01", "March", "2026-W54", "10"])
  func noDates(text: String) {
    #expect(DateText(text) == .unknown)
  }

  @Test("The Monday of a day's week is found before and after 1970", arguments: -20...20)
  func mondays(day: Int) {
    let monday = SoldWeek.monday(ofWeek: SoldWeek.week(ofDay: day))
    #expect(monday.weekday == 0)
    #expect((0...6).contains(day - monday.dayNumber))
  }

  @Test("Unsafe skus become identifiers, and collisions get a suffix")
  func identifiers() {
    let names = ["Tee Grün", "tee-gruen", "Tee/Grün", "A.1_b", "Übergröße", "§§", "-x"]
    #expect(
      SafeIdentifier.identifiers(for: names)
        == ["tee-gruen-2", "tee-gruen", "tee-gruen-3", "A.1_b", "uebergroesse", "item", "x"])
  }

  @Test("Bytes of Windows-1252 and UTF-16 become the same text as UTF-8")
  func encodings() {
    let text = "Käse €"
    let log = ImportLog()
    let western: [UInt8] = [0x4B, 0xE4, 0x73, 0x65, 0x20, 0x80]
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let swapped = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [
      western, [0xFF, 0xFE] + wide, [0xFE, 0xFF] + swapped, [0xEF, 0xBB, 0xBF] + text.utf8,
    ] {
      #expect(TextEncoding.utf8(bytes, file: "a.csv", log: log) == Array(text.utf8))
    }
    #expect(
      log.notes.map(\.description) == [
        "a.csv: note: the file is not UTF-8; it is read as Windows-1252",
        "a.csv: note: the file is read as UTF-16 (2 times)",
      ])
  }

  @Test("Quoted cells keep separators, quotes and line breaks, and places count them")
  func quotedCells() throws {
    let log = ImportLog()
    let source = "a;b\r\n\r\n\"x;\"\"y\"\"\";2\r\n\"ä\nö\";3\r\n"
    let text = try #require(DelimitedText(Array(source.utf8), file: "a.csv", log: log))
    #expect(text.count == 2)
    #expect(CellText.trimmed(text.cell(0, 0)) == "x;\"y\"")
    #expect(CellText.trimmed(text.cell(1, 0)) == "ä\nö")
    #expect(text.place(0, 1) == Place(file: "a.csv", line: 3, column: 11))
    #expect(text.place(1, 1) == Place(file: "a.csv", line: 5, column: 4))
  }

  @Test(
    "The separator is found in the header or named by its first line",
    arguments: [
      "a,b\n1,2\n", "a;b\n1;2\n", "a\tb\n1\t2\n", "sep=;\r\na;b\r\n1;2\r\n", "sep=|\na|b\n1|2",
    ])
  func separators(source: String) throws {
    let text = try #require(DelimitedText(Array(source.utf8), file: "a.csv", log: ImportLog()))
    #expect(text.header == ["a", "b"])
    #expect(CellText.trimmed(text.cell(0, 1)) == "2")
  }
}
