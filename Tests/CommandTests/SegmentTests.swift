import Testing

/// Segments from a small panel, written as a layer and read by a scenario.
@Suite struct SegmentTests {
  static let scenario = Shelf.text
    .replacing("marketeer: 1\n", with: "marketeer: 1\ninclude: segments.yaml\n")
    .replacing(
      "  segments:\n    - {id: everyone, visits: {fixed: 1/week}}\n", with: "")

  /// Two kinds of consumers, made by rule: some come and buy often, on deal; the others seldom.
  static func folder(consumers: Int) throws -> Folder {
    var lines = [
      "consumer_id,period,outlet_id,trip_id,item_id,quantity,unit_price,unit_regular_price,coupon_used"
    ]
    var visits = ["consumer_id,outlet_id,period"]
    var buyers: Set<Int> = []
    for consumer in 0..<consumers {
      let isKeen = consumer % 3 == 0
      for week in 1...30 where (consumer * 7 + week * 5) % 11 < (isKeen ? 9 : 6) {
        visits.append("household-\(consumer),s,\(week)")
        let isFirst = (consumer + (isKeen ? 0 : week)) % 2 == 0
        let isDeal = week % 5 == (isFirst ? 0 : 2)
        let wants = (consumer * 5 + week * 3) % 13
        let limit = isKeen ? (isDeal ? 11 : 4) : (isDeal ? 3 : 2)
        guard wants < limit || !buyers.contains(consumer) else { continue }
        buyers.insert(consumer)
        let price = isDeal ? (week % 10 < 5 ? "1.50" : "1.20") : "2.00"
        let item = isFirst ? "a" : "b"
        let units = isKeen && isDeal ? 3 : 1
        lines.append("household-\(consumer),\(week),s,t,\(item),\(units),\(price),2.00,0")
      }
    }
    let folder = try Folder()
    let items = """
      item_id,category,brand_id,subtype,private_label
      a,tea,1,green,0
      b,tea,2,black,1

      """
    try folder.write(items, to: "items.csv")
    try folder.write(lines.joined(separator: "\n") + "\n", to: "transactions.csv")
    try folder.write(visits.joined(separator: "\n") + "\n", to: "visits.csv")
    return folder
  }

  @Test("written segments are a layer that a scenario includes", arguments: ["latent", "rfv"])
  func layer(method: String) throws {
    let folder = try Self.folder(consumers: 150)
    try folder.write(Self.scenario, to: Shelf.fileName)
    let arguments = ["segment", ".", "--category", "tea", "--method", method, "--classes", "2"]
    let outcome = try Program.run(arguments + ["--to", "segments.yaml"], in: folder)
    #expect(outcome.code == 0 && outcome.messages.isEmpty, "\(outcome.messages)")
    #expect(outcome.output.hasPrefix("tea: "))
    #expect(!outcome.output.contains("household"))
    let layer = try folder.text("segments.yaml")
    #expect(layer.contains("    - id: ") && !layer.contains("household"))
    let validation = try Program.run(["validate", Shelf.fileName], in: folder)
    #expect(validation.code == 0, "\(validation.messages)\n\(layer)")
    let again = try Program.run(arguments, in: folder)
    #expect(again == outcome)
  }

  @Test("json holds a persona per segment, csv a row")
  func formats() throws {
    let folder = try Self.folder(consumers: 150)
    let arguments = ["segment", ".", "--category", "tea", "--classes", "2", "--format"]
    let json = try Program.run(arguments + ["json"], in: folder).output
    #expect(json.contains("\"insight\" : \"They"))
    #expect(json.split(separator: "\"priceSensitivity\"").count == 3)
    let csv = try Program.run(arguments + ["csv"], in: folder).output
    #expect(csv.split(separator: "\n").count == 3 && csv.hasPrefix("segment,share,unit_share,"))
    let markdown = try Program.run(arguments + ["md"], in: folder).output
    #expect(markdown.contains("\n|---|---|"))
  }

  static let mistakes = [
    (
      ["--category", "tee"], 2 as Int32,
      """
      error: no category is called 'tee'
      hint: did you mean 'tea'?

      """
    ),
    (
      ["--category", "tea"], 2,
      """
      error: only 60 consumers buy 'tea', but segments need 100
      hint: choose more periods with --periods, or a category with more buyers

      """
    ),
    (
      ["--category", "tea", "--classes", "9"], 64,
      """
      error: --classes is '9'
      hint: write auto, or a number from 1 to 8

      """
    ),
    (
      ["--category", "tea", "--periods", "60-70"], 64,
      """
      error: --periods is '60-70'
      hint: write two or more of the data's periods, 1-30

      """
    ),
  ]

  @Test("a mistake is explained, with its exit code", arguments: mistakes)
  func mistake(_ arguments: [String], code: Int32, message: String) throws {
    let folder = try Self.folder(consumers: 60)
    let outcome = try Program.run(["segment", "."] + arguments, in: folder)
    #expect(outcome == Program.Outcome(code: code, output: "", messages: message))
  }

  @Test("more classes than the consumers allow are refused")
  func tooManyClasses() throws {
    let folder = try Self.folder(consumers: 105)
    let outcome = try Program.run(
      ["segment", ".", "--category", "tea", "--classes", "8"], in: folder)
    #expect(outcome.code == 2)
    #expect(
      outcome.messages == """
        error: 8 classes of 105 consumers leave some with fewer than 20
        hint: ask for fewer classes, or write --classes auto

        """)
  }
}
