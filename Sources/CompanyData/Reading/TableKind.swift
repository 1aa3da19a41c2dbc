/// A column that a table may have.
struct ColumnKey {
  /// Its name in mapping files and messages.
  let name: String
  /// Further names, folded: lower case, letters and digits only.
  let synonyms: [String]
  /// Whether the table needs it.
  let isRequired: Bool

  /// Gathers the parts.
  init(_ name: String, isRequired: Bool = false, _ synonyms: String) {
    self.name = name
    self.isRequired = isRequired
    self.synonyms = synonyms.split(separator: " ").map(String.init)
  }

  /// Whether a header means this column; case, spaces, punctuation and text in brackets don't count.
  func matches(_ header: String) -> Bool {
    let folded = CellText.folded(header)
    return folded == CellText.folded(name) || synonyms.contains(folded)
  }
}

/// A table that a company's folder may have.
struct TableKind {
  /// Its name in mapping files; the file is called `<name>.csv`.
  let name: String
  /// Its columns.
  let keys: [ColumnKey]

  private static let sku =
    "artikel artikelnummer artikelnr artnr artikelid item itemid itemnumber product productid produkt "
    + "produktnummer ean gtin upc"
  private static let listPrice =
    "listenpreis uvp regularprice normalpreis regulärerpreis baseprice rrp msrp"
  private static let display = "zweitplatzierung zweitplatz"
  private static let feature = "handzettel mailer prospekt flyer werbung beilage"

  /// What is sold.
  static let products = TableKind(
    name: "products",
    keys: [
      ColumnKey("sku", isRequired: true, sku),
      ColumnKey("name", "bezeichnung artikelbezeichnung artikelname description title titel"),
      ColumnKey("category", "kategorie warengruppe sortiment"),
      ColumnKey("brand", "marke hersteller"),
      ColumnKey("list_price", listPrice + " price preis vk verkaufspreis"),
      ColumnKey("unit_cost", "cost ek einkaufspreis einstandspreis kosten stückkosten cogs"),
      ColumnKey("supplier", "lieferant vendor"),
    ])

  /// What was sold, per week or day.
  static let sales = TableKind(
    name: "sales",
    keys: [
      ColumnKey("sku", isRequired: true, sku),
      ColumnKey("week", isRequired: true, "woche kw kalenderwoche wochenbeginn date datum day tag"),
      ColumnKey("channel", "kanal vertriebskanal store filiale shop"),
      ColumnKey(
        "units", isRequired: true,
        "menge absatz qty quantity stück stueck stückzahl anzahl unitssold absatzmenge"),
      ColumnKey(
        "net_sales",
        "umsatz nettoumsatz umsatznetto revenue netrevenue erlös erloes turnover salesvalue"),
      ColumnKey("price", "preis vk verkaufspreis unitprice stückpreis durchschnittspreis"),
      ColumnKey("list_price", listPrice),
      ColumnKey("promo", "aktion promotion onpromotion inaktion aktionskennzeichen"),
      ColumnKey("display", display),
      ColumnKey("feature", feature),
      ColumnKey("stock_days", "verfügbaretage tageverfügbar bestandstage daysinstock lagertage"),
    ])

  /// What competitors ask.
  static let competitorPrices = TableKind(
    name: "competitor_prices",
    keys: [
      ColumnKey("date", isRequired: true, "datum day tag week woche kw"),
      ColumnKey(
        "competitor", isRequired: true, "wettbewerber konkurrent mitbewerber händler retailer"),
      ColumnKey("sku", isRequired: true, sku),
      ColumnKey("price", isRequired: true, "preis vk verkaufspreis"),
      ColumnKey("available", "verfügbar lieferbar isavailable availability instock"),
    ])

  /// What was promoted.
  static let promotions = TableKind(
    name: "promotions",
    keys: [
      ColumnKey("id", "promo promotion aktion aktionsnummer promotionid"),
      ColumnKey("sku", isRequired: true, sku),
      ColumnKey("from", isRequired: true, "von start startdate beginn begin"),
      ColumnKey("to", isRequired: true, "bis end enddate ende until"),
      ColumnKey("percent_off", "rabatt nachlass discount percent prozent discountpercent"),
      ColumnKey("price", "preis aktionspreis promoprice promotionprice"),
      ColumnKey("display", display),
      ColumnKey("feature", feature),
    ])

  /// What is known about how demand answers prices.
  static let elasticities = TableKind(
    name: "elasticities",
    keys: [
      ColumnKey("sku", sku),
      ColumnKey("category", "kategorie warengruppe"),
      ColumnKey("promotion", "promo aktion shortrun promotionelasticity"),
      ColumnKey("promotion_se", "standarderror standardfehler se promotionstandarderror"),
      ColumnKey("long_run", "longrunelasticity langfristig base regular"),
      ColumnKey("long_run_se", "longrunstandarderror"),
    ])

  /// What is in stock.
  static let stock = TableKind(
    name: "stock",
    keys: [
      ColumnKey("sku", isRequired: true, sku),
      ColumnKey("date", "datum day tag stand"),
      ColumnKey("units", isRequired: true, "bestand lagerbestand stock menge qty quantity onhand"),
    ])

  /// Every table.
  static let all = [products, sales, competitorPrices, promotions, elasticities, stock]
}
