import MarketModel
import Testing

@testable import CompanyData

@Suite("An export from a German spreadsheet")
struct ReadingGermanExportTests {
  /// Returns a text as Windows-1252 with CRLF.
  private static func western(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      if scalar == "\n" { return [0x0D, 0x0A] }
      return [scalar == "€" ? 0x80 : UInt8(truncatingIfNeeded: scalar.value)]
    }
  }

  private static let folder = TestFolder(files: [])
    .with(
      "Products.CSV",
      bytes: western(
        """
        sep=;
        Artikel-Nr.;Bezeichnung;Warengruppe;Marke;UVP;Einkaufspreis;Lieferant
        Käse 200g;Bergkäse;Käse;Älpler;1.299,00 €;2,10;Müller
        4711;"Quark; mager";Quark;Älpler;0,99;0,40;Müller

        """)
    )
    .with(
      "Sales.csv",
      bytes: western(
        """
        Artikel-Nr.;Woche;Menge;Umsatz;Aktion;Handzettel
        Käse 200g;02.03.2026;10;12.990,00;nein;0
        Käse 200g;09.03.2026;20;20.784,00;ja;50 %
        4711;KW 10/2026;1.000;990,00;;
        4711;2026-W11;1.250,5;990,40;x;1

        """))

  @Test("All of its values are read")
  func values() throws {
    let company = try Self.folder.read()
    #expect(company.products.map(\.sku) == ["kaese-200g", "4711"])
    #expect(company.products.map(\.name) == ["Bergkäse", "Quark; mager"])
    #expect(company.products.map(\.listPrice) == [1299, 0.99])
    #expect(company.products.map(\.unitCost) == [2.1, 0.4])
    #expect(company.products.map(\.supplier) == ["Müller", "Müller"])
    #expect(company.sales.map(\.category) == ["Käse", "Quark"])
    let cheese = company.sales[0].sales
    #expect(cheese.firstDay == CivilDate(year: 2026, month: 3, day: 2))
    #expect(cheese.units == [10, 20])
    #expect(cheese.price == [1299, 1039.2])
    #expect(cheese.isPromoted == [false, true])
    #expect(cheese.feature == [0, 0.5])
    let quark = company.sales[1].sales
    #expect(quark.units == [1000, 1250.5])
    #expect(quark.price == [0.99, 990.4 / 1250.5])
    #expect(quark.isPromoted == [false, true])
    #expect(quark.feature == [0, 1])
    #expect(quark.week == [0, 1])
  }

  @Test("All that was reinterpreted is noted")
  func notes() throws {
    #expect(
      try Self.folder.notes() == [
        "data/Products.CSV: note: the file is not UTF-8; it is read as Windows-1252",
        "data/Products.CSV:3: note: '€' in column 'list_price' is ignored; amounts are not converted",
        "data/Products.CSV:3: note: sku 'Käse 200g' is called 'kaese-200g' in scenarios",
        "data/Sales.csv: note: prices are net sales by units; list prices must include the same taxes",
        "data/Sales.csv: note: the file is not UTF-8; it is read as Windows-1252",
        "data/Sales.csv:2: note: a week without list price has the product list's (4 times)",
        "data/Sales.csv:4: note: '1.000' in column 'Menge' is read as 1000: other cells of the column "
          + "have a decimal comma",
      ])
  }

  @Test("Reading it twice gives the same values and notes")
  func determinism() throws {
    let (first, second) = (try Self.folder.read(), try Self.folder.read())
    #expect(first.products == second.products)
    #expect(first.sales == second.sales)
    #expect(first.notes == second.notes)
  }

  @Test(
    "A change of one byte gives finite values or mistakes",
    arguments: ["\"", ";", "\n", "-", "E", "9"])
  func changedBytes(byte: String) throws {
    let original = try #require(Self.folder.files.last?.bytes)
    for position in stride(from: 0, to: original.count, by: 7) {
      var bytes = original
      bytes.replaceSubrange(position...position, with: Array(byte.utf8))
      do {
        let company = try Self.folder.with("Sales.csv", bytes: bytes).read()
        for sales in company.sales.map(\.sales) {
          #expect(sales.units.allSatisfy { $0 >= 0 && $0.isFinite })
          #expect(zip(sales.price, sales.listPrice).allSatisfy { $0 > 0 && $0 <= $1 * 1.01 })
        }
      } catch let failure as ReadingFailure {
        #expect(failure.text.contains(": error: "))
      }
    }
  }
}
