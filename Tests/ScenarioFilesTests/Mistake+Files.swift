import ScenarioFiles

/// Files that can't be read, layers, tables and overrides.
extension Mistake {
  static let files: [Mistake] = [
    Mistake(
      "a missing file",
      text: nil),
    Mistake(
      "a folder in place of a table",
      text: Mistake.table("products").replacing("products.csv", with: "/")),
    Mistake(
      "an override without a value",
      edits: [],
      overrides: ["experiment.seed="]),
    Mistake(
      "a price that is no amount brings no other message",
      edits: [("focal: {firm: shop}\n", "focal: {firm: shop}\nrules: {ceiling: 120%}\n")],
      overrides: ["products.lungo.list_price=dear"]),
    Mistake(
      "an empty file",
      text: ""),
    Mistake(
      "a file of comments",
      text: "# nothing yet\n"),
    Mistake(
      "a file that is a list",
      text: "- marketeer\n"),
    Mistake(
      "a tab",
      text: "marketeer: 1\nmarket:\n\tcategory: coffee\n"),
    Mistake(
      "a bracket that is not closed",
      text: "marketeer: 1\nfocal: {firm: shop\nname: x\n"),
    Mistake(
      "a duplicate key",
      text: "marketeer: 1\nname: a\nname: b\n"),
    Mistake(
      "an unknown alias",
      text: "marketeer: 1\nname: *other\n"),
    Mistake(
      "a missing include",
      edits: [("marketeer: 1\n", "include: tax.yaml\nmarketeer: 1\n")]),
    Mistake(
      "files that include each other",
      edits: [("marketeer: 1\n", "include: a.yaml\nmarketeer: 1\n")],
      files: ["a.yaml": "include: shop.yaml\nname: a\n"]),
    Mistake(
      "a mistake in an included file",
      edits: [("marketeer: 1\n", "include: a.yaml\nmarketeer: 1\n")],
      files: ["a.yaml": "money:\n  taxes: 7%\n"]),
    Mistake(
      "a missing table",
      text: Mistake.table("products")),
    Mistake(
      "an empty table",
      text: Mistake.table("products"),
      files: ["products.csv": ""]),
    Mistake(
      "a missing column",
      text: Mistake.table("products"),
      files: ["products.csv": "id,list_price\nlungo,5.00\n"]),
    Mistake(
      "a misspelt column is a warning",
      text: Mistake.table("products"),
      files: [
        "products.csv":
          "id,list_price,unit_cost,brnd\nlungo,5.00,2.70,Altura\ndecaf,6.00,3.30,Altura\n"
      ]),
    Mistake(
      "a row that is too short",
      text: Mistake.table("products"),
      files: ["products.csv": "id,list_price,unit_cost\nlungo,5.00\ndecaf,6.00,3.30\n"]),
    Mistake(
      "a bad cell",
      text: Mistake.table("products"),
      files: ["products.csv": "id,list_price,unit_cost\nlungo,5.00,2.70\n\"decaf\",six,3.30\n"]),
    Mistake(
      "a quote that is not closed",
      text: Mistake.table("products"),
      files: ["products.csv": "id,list_price,unit_cost\n\"lungo,5.00,2.70\n"]),
    Mistake(
      "a bad date in a promotion table",
      text: Mistake.table("promotions"),
      files: [
        "promotions.csv":
          "id,product,from,to,percent_off,display\nspring,lungo,2026-03-16,2026-03-32,20,1\n"
      ]),
    Mistake(
      "an unknown product in a price table",
      edits: [("today: {fixed: {}}", "today: {replay: {from: prices.csv}}")],
      files: ["prices.csv": "sku,date,price\nlungo,2026-03-02,4.80\nmocha,2026-03-02,4.80\n"]),
    Mistake(
      "an override without value",
      edits: [],
      overrides: ["consumers.population"]),
    Mistake(
      "an override of a list entry that does not exist",
      edits: [],
      overrides: ["products.mocha.list_price=5"]),
    Mistake(
      "an override with an unknown key",
      edits: [],
      overrides: ["consumers.populations=5"]),
    Mistake(
      "an override with a bad value",
      edits: [],
      overrides: ["name=ok", "experiment.replications=one"]),
  ]
}
