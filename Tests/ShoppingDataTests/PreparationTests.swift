import Foundation
import RandomStreams
import ShoppingData
import Testing
import TransformerScorer

@Suite("prepared folders")
struct PreparationTests {
  /// A shop of random lines: 250 consumers, two categories of 14 items, 12 periods.
  static let lines: [String] = {
    var stream = RandomStream(
      seed: 3, replication: ReplicationKey(.rank, number: 0), purpose: "lines",
      entity: EntityKey("test"))
    var lines: [String] = []
    for consumer in 1...250 {
      for period in 1...12 where stream.nextUniform() < 0.8 {
        let outlet = "o\(Int(stream.nextUniform() * 3))"
        for item in 0..<28 where stream.nextUniform() < 0.06 {
          let regular = 1 + Double(item % 14) * 0.25
          let price = stream.nextUniform() < 0.3 ? regular * 0.8 : regular
          let text = String(format: "%.4f,%.4f", price, regular)
          lines.append("\(consumer),\(period),\(outlet),\(period),i\(item),1,\(text),0")
        }
      }
    }
    return lines
  }()

  static var items: String {
    (0..<28).reduce("item_id,category,brand_id,subtype,private_label\n") {
      $0 + "i\($1),\($1 < 14 ? "tea" : "jam"),b\($1 % 4),s\($1 % 3),\($1 % 5 == 0 ? 1 : 0)\n"
    }
  }

  static func folder(_ lines: [String]) throws -> DataFolder {
    try DataFolder([
      "items.csv": items,
      "transactions.csv": TeaShop.header + lines.map { $0 + "\n" }.joined(),
    ])
  }

  static var options: PreparationOptions {
    var options = PreparationOptions()
    (options.train, options.validation, options.test) = (4...8, 9...9, 10...12)
    options.heldOutCategories = ["jam"]
    return options
  }

  @Test("the order of lines moves no byte")
  func lineOrder() throws {
    let first = try Self.folder(Self.lines)
    let second = try Self.folder(Self.lines.reversed())
    let (a, b) = (try first.prepare(Self.options), try second.prepare(Self.options))
    #expect(try a.names == b.names)
    for name in try a.names where name.hasSuffix(".safetensors") {
      #expect(try a.bytes(name) == b.bytes(name), "\(name)")
    }
  }

  @Test("without the column trip_id, which may be left out, no byte differs")
  func noTrips() throws {
    let lines = (TeaShop.header + Self.lines.map { $0 + "\n" }.joined()).split(separator: "\n")
    let withoutTrips = lines.map { line in
      var fields = line.split(separator: ",")
      fields.remove(at: 3)
      return fields.joined(separator: ",") + "\n"
    }
    let folder = try DataFolder([
      "items.csv": Self.items, "transactions.csv": withoutTrips.joined(),
    ])
    #expect(withoutTrips.first?.contains("trip_id") == false)
    let (a, b) = (
      try Self.folder(Self.lines).prepare(Self.options), try folder.prepare(Self.options)
    )
    #expect(try a.names == b.names)
    for name in try a.names where name.hasSuffix(".safetensors") {
      #expect(try a.bytes(name) == b.bytes(name), "\(name)")
    }
  }

  @Test("kept occasions without purchase stand for all of them, and purchases are all kept")
  func sampling() throws {
    let folder = try Self.folder(Self.lines)
    var all = Self.options
    all.keptShare = 1
    let (sampled, complete) = (try folder.check(Self.options), try folder.check(all))
    #expect(sampled.splits.map(\.purchases) == complete.splits.map(\.purchases))
    #expect(Array(sampled.splits.dropFirst(2)) == Array(complete.splits.dropFirst(2)))
    let others = complete.splits[0].occasions - complete.splits[0].purchases
    let kept = sampled.splits[0].occasions - sampled.splits[0].purchases
    // Hoeffding's bound with a false alarm below 1e-9; keeping half or an eighth is caught.
    let tolerance = (log(2e9) / (2 * Double(others))).squareRoot()
    #expect(tolerance < 0.25 && others > 0)
    #expect(abs(Double(kept) / Double(others) - 0.25) < tolerance)
    #expect(sampled.splits[0].weighted == Double(sampled.splits[0].purchases + 4 * kept))
  }

  @Test("held-out consumers and categories never train, and meet in the last part")
  func holdouts() throws {
    let prepared = try Self.folder(Self.lines).prepare(Self.options)
    // Ids of consumers are ranks of 1...250, categories are jam (0) and tea (1).
    for split in DataSplit.allCases {
      let table = try prepared.table(split)
      let isNew = split == .testNewConsumers || split == .testNewBoth
      #expect(table.consumers.allSatisfy { (($0 + 1) % 8 == 5) == isNew })
      let category: Int16 = split == .testNewCategories || split == .testNewBoth ? 0 : 1
      #expect(table.categories.allSatisfy { $0 == category })
    }
  }

  @Test("a category lists at most twelve items, those with most lines")
  func listing() throws {
    let summary = try Self.folder(Self.lines).check(Self.options)
    let counts = (0..<14).map { item in
      Self.lines.count {
        let fields = $0.split(separator: ",")
        return fields[4] == "i\(item)" && (Int(fields[1]) ?? 99) <= 8
      }
    }
    let worst = counts.sorted()[2]
    let listed = try #require(summary.categories.first { $0.name == "tea" }).listed
    #expect(listed.count == 12)
    #expect(listed.allSatisfy { counts[Int($0.dropFirst()) ?? 0] >= worst })
  }

  @Test("a failure leaves no folder, and a foreign folder is left alone")
  func atomicity() throws {
    let folder = try Self.folder(Self.lines + ["1,1,o,x,i99,1,1,1,0"])
    #expect(throws: ShoppingDataError.self) { try folder.prepare(Self.options) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["items.csv", "transactions.csv"])
    #expect(throws: ShoppingDataError.foreignFolder(path: folder.path)) {
      try DataPreparation(folder: folder.path, options: Self.options).prepare(to: folder.path)
    }
  }

  @Test("preparing again replaces the folder as a whole")
  func replacing() throws {
    let folder = try Self.folder(Self.lines)
    let first = try folder.prepare(Self.options)
    try folder.write("left over", "prepared/old.txt")
    let second = try folder.prepare(Self.options)
    #expect(try !second.names.contains("old.txt"))
    #expect(first.summary == second.summary)
    let json = String(decoding: try second.bytes("prepared.json"), as: UTF8.self)
    #expect(json == second.summary.json)
  }
}
