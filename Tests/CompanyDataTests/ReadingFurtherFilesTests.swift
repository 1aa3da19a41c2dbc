import MarketModel
import Testing

@testable import CompanyData

@Suite("Competitors' prices, promotions, elasticities and stock")
struct ReadingFurtherFilesTests {
  /// 2026-03-02.
  private let monday = CivilDate(dayNumber: 20_514)

  @Test("Competitors' prices are sorted, and of two for the same day the second counts")
  func competitorPrices() throws {
    let company = try TestFolder().with(
      "Competitor_Prices.csv",
      """
      Datum;Wettbewerber;Artikel;Preis;Verfügbar
      03.03.2026;webshop;coffee;7,50;ja
      02.03.2026;webshop;tea;4,90;ja
      02.03.2026;webshop;tea;4,80;ja
      02.03.2026;market;tea;;nein
      """
    ).read()
    let expected = [
      CompetitorPrice(
        date: monday, competitor: "market", sku: "tea", price: nil, isAvailable: false),
      CompetitorPrice(
        date: monday, competitor: "webshop", sku: "tea", price: 4.8, isAvailable: true),
      CompetitorPrice(
        date: monday.adding(days: 1), competitor: "webshop", sku: "coffee", price: 7.5,
        isAvailable: true),
    ]
    #expect(company.competitorPrices == expected)
    #expect(
      company.notes.map(\.description) == [
        "data/Competitor_Prices.csv:4: note: a second price of the same day, competitor and sku "
          + "replaces the first",
        "data/Competitor_Prices.csv:5: note: a competitor without the product counts with its last "
          + "price before",
      ])
  }

  @Test("Promotions are read with percentages, prices and overlaps")
  func promotions() throws {
    let company = try TestFolder().with(
      "promotions.csv",
      """
      id,sku,from,to,percent_off,price,display,feature
      spring,tea,2026-03-02,2026-03-08,20 %,,1,50 %
      ,tea,2026-03-08,2026-03-14,25,,,
      ,coffee,2026-03-02,2026-03-08,,6.5,,
      """
    ).read()
    let expected: [CompanyPromotion.Offer] = [.percentOff(0.2), .percentOff(0.25), .price(6.5)]
    #expect(company.promotions.map(\.offer) == expected)
    #expect(company.promotions.map(\.id) == ["spring", "promotion-2", "promotion-3"])
    #expect(company.promotions.map(\.feature) == [0.5, 0, 0])
    #expect(company.sales[0].sales.display == [1, 0])
    #expect(
      company.notes.map(\.description) == [
        "data/promotions.csv:3: note: a number of at least 1 in column 'percent_off' is read as a "
          + "percentage",
        "data/promotions.csv:3: note: a promotion overlaps another one of its sku; a week takes the one "
          + "that began first",
      ])
  }

  @Test("A promotion that ends before it begins, and a discount of 100 %, are mistakes")
  func promotionMistakes() throws {
    let folder = TestFolder().with(
      "promotions.csv",
      "sku,from,to,percent_off\ntea,2026-03-08,2026-03-02,20 %\ntea,2026-04-08,2026-04-09,100 %\n")
    #expect(
      try folder.mistakes() == """
        data/promotions.csv:2:5: error: the promotion begins on 2026-03-08, after its end on 2026-03-02
        hint: swap the dates
        data/promotions.csv:3:27: error: percent_off '100 %' is not a discount below 100 %
        hint: write 20 % for a fifth off
        """)
  }

  @Test("Elasticities are of skus or categories and never above zero")
  func elasticities() throws {
    let company = try TestFolder().with(
      "elasticities.csv",
      "sku,category,promotion,standard_error,long_run\ntea,,-3.1,0.4,-1.8\n,hot,2.5,,\n"
    ).read()
    #expect(
      company.elasticities == [
        KnownElasticity(
          subject: .product("tea"), promotion: -3.1, promotionStandardError: 0.4, longRun: -1.8),
        KnownElasticity(subject: .category("hot"), promotion: -2.5),
      ])
    #expect(
      company.notes.map(\.description) == [
        "data/elasticities.csv:3: note: an elasticity above zero is read as below zero"
      ])
  }

  @Test("A row of elasticities that says nothing is noted, and one that names both is the sku's")
  func idleElasticities() throws {
    let folder = TestFolder().with(
      "elasticities.csv", "sku,category,promotion\ntea,hot,-2\ncoffee,,\n")
    #expect(
      try folder.notes() == [
        "data/elasticities.csv:2: note: a row names a sku and a category; it counts for the sku",
        "data/elasticities.csv:3: note: a row without an elasticity says nothing",
      ])
    let zero = folder.with("elasticities.csv", "sku,promotion\ntea,0\n")
    #expect(
      try zero.mistakes() == """
        data/elasticities.csv:2:5: error: promotion '0' is zero
        hint: write the elasticity, as in -2.5, or leave the cell empty
        """)
  }

  @Test("An elasticity of an unknown category, of nothing, or a second one is a mistake")
  func elasticityMistakes() throws {
    let folder = TestFolder().with(
      "elasticities.csv", "sku,category,promotion\n,hott,-2\n,,-2\ntea,,-2\ntea,,-3\n")
    #expect(
      try folder.mistakes() == """
        data/elasticities.csv:2:2: error: category 'hott' is not in the product list
        hint: did you mean 'hot'?
        data/elasticities.csv:3:1: error: neither a sku nor a category is written
        hint: write one of them
        data/elasticities.csv:5:1: error: the sku or category stands twice with different elasticities
        hint: keep one row
        """)
  }

  @Test("Stock of the same sku and day is added up, and negative stock is a mistake")
  func stock() throws {
    let rows = "Artikel;Datum;Bestand\ncoffee;;3\ntea;02.03.2026;1.000\ntea;02.03.2026;0,5\n"
    let company = try TestFolder().with("stock.csv", rows).read()
    #expect(
      company.stock == [
        StockLevel(sku: "tea", date: monday, units: 1000.5),
        StockLevel(sku: "coffee", date: nil, units: 3),
      ])
    #expect(
      try TestFolder().with("stock.csv", rows + "tea;;-1\n").mistakes() == """
        data/stock.csv:5:6: error: units '-1' is below zero
        hint: write a number of at least 0
        """)
  }
}
