import Foundation
import ShoppingData
import TransformerScorer

/// A temporary folder of data files; removed with its owner.
final class DataFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path = NSTemporaryDirectory() + "shopping-data-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(text, name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, _ name: String) throws { try write(bytes: Array(text.utf8), name) }

  func write(bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
  }

  func check(_ options: PreparationOptions) throws -> PreparedSummary {
    try DataPreparation(folder: path, options: options).check()
  }

  /// Prepares into `prepared` inside the folder and reads the shards back.
  func prepare(_ options: PreparationOptions) throws -> Prepared {
    let output = path + "/prepared"
    let summary = try DataPreparation(folder: path, options: options).prepare(to: output)
    return Prepared(summary: summary, folder: output, owner: self)
  }

  /// The text of the error that a check throws; empty when it throws none.
  func complaint(_ options: PreparationOptions = .small) -> String {
    do {
      _ = try check(options)
      return ""
    } catch {
      return "\(error)".replacing(path, with: "data")
    }
  }
}

/// A prepared folder.
struct Prepared {
  let summary: PreparedSummary
  let folder: String
  /// Keeps the files.
  let owner: DataFolder

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
  }

  func table(_ split: DataSplit) throws -> OccasionTable {
    try OccasionTable(SafeTensors(parsing: bytes("\(split.rawValue)-000.safetensors")))
  }
}

extension PreparationOptions {
  /// Three training periods, one to validate, one to test, nobody held out, everything kept.
  static var small: PreparationOptions {
    var options = PreparationOptions()
    options.train = 3...5
    options.validation = 6...6
    options.test = 7...7
    options.holdoutRemainder = options.holdoutModulus
    options.keptShare = 1
    return options
  }
}

extension OccasionTable {
  /// The rows of a consumer, category 0, in a period.
  func row(consumer: Int32, period: Int16) -> Int? {
    (0..<rows).first { consumers[$0] == consumer && periods[$0] == period }
  }

  /// The offers of a row.
  func offers(_ row: Int) -> Range<Int> {
    Int(tokens.offerStarts[row])..<Int(tokens.offerStarts[row + 1])
  }

  /// The events of a row.
  func events(_ row: Int) -> Range<Int> {
    Int(tokens.eventStarts[row])..<Int(tokens.eventStarts[row + 1])
  }

  /// A feature of an offer or event by name.
  func offer(_ place: Int, _ name: String) -> Float {
    tokens.offers[
      place * TokenFeatures.offer.count + (TokenFeatures.offer.firstIndex(of: name) ?? 0)]
  }

  func event(_ place: Int, _ name: String) -> Float {
    tokens.events[
      place * TokenFeatures.event.count + (TokenFeatures.event.firstIndex(of: name) ?? 0)]
  }

  func context(_ row: Int, _ name: String) -> Float {
    tokens.context[
      row * TokenFeatures.context.count + (TokenFeatures.context.firstIndex(of: name) ?? 0)]
  }
}

/// A tea shop small enough to compute by hand.
enum TeaShop {
  static let items = """
    item_id,category,brand_id,subtype,private_label
    t1,tea,own,green,1
    t2,tea,other,green,0
    t3,tea,other,black,0

    """
  static let header =
    "consumer_id,period,outlet_id,trip_id,item_id,quantity,unit_price,unit_regular_price,coupon_used\n"
  /// t3 is never bought up to period 5, so it is not listed.
  static let lines = [
    "1,1,o1,x1,t1,1,2.00,2.00,0", "2,1,o1,x2,t1,1,1.00,2.00,0", "1,2,o1,x3,t2,1,4.00,4.00,0",
    "1,3,o1,x4,t1,1,1.50,2.00,1", "2,3,o1,x5,t1,3,1.00,2.00,0", "1,4,o2,x6,t2,2,4.00,4.00,0",
    "1,4,o2,x6,t1,1,2.00,2.00,0", "2,5,o1,x7,t1,1,2.00,2.00,0", "1,6,o1,x8,t3,1,3.00,3.00,0",
    "2,7,o1,x9,t1,2,2.00,2.00,0", "1,7,o1,y1,t2,1,4.00,4.00,0", "1,7,o1,y1,t1,2,2.00,2.00,0",
  ]

  static var files: [String: String] {
    ["items.csv": items, "transactions.csv": header + lines.map { $0 + "\n" }.joined()]
  }

  static func folder(_ extra: [String: String] = [:]) throws -> DataFolder {
    try DataFolder(files.merging(extra) { $1 })
  }
}
