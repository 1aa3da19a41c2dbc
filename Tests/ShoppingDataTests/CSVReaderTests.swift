import Foundation
import RandomStreams
import Testing

@testable import ShoppingData

@Suite("CSV rows and fields")
struct CSVReaderTests {
  static func rows(_ text: String, chunkSize: Int) throws -> [[String]] {
    let folder = try DataFolder(["rows.csv": text])
    var reader = CSVReader(
      try SystemFile(reading: folder.path + "/rows.csv"), chunkSize: chunkSize, digests: false)
    var rows: [[String]] = []
    while try reader.next() {
      rows.append(
        reader.ends.indices.map {
          FieldParser.text(reader.bytes[($0 == 0 ? 0 : reader.ends[$0 - 1])..<reader.ends[$0]])
        })
    }
    return rows
  }

  @Test(
    "a row is the same however the file is cut into chunks", arguments: [4, 5, 7, 64, 1 << 18])
  func chunks(chunkSize: Int) throws {
    let text = "\u{FEFF}a,b,c\r\n1,\"x, \"\"y\"\"\",\r\n\r\n\"two\nlines\",é,5\" tube\n,,"
    #expect(
      try Self.rows(text, chunkSize: chunkSize) == [
        ["a", "b", "c"], ["1", "x, \"y\"", ""], ["two\nlines", "é", "5\" tube"], ["", "", ""],
      ])
  }

  @Test("line numbers count line ends inside quotes and empty lines")
  func lineNumbers() throws {
    let folder = try DataFolder(["rows.csv": "a\n\n\"b\nb\"\nc\n"])
    var reader = CSVReader(
      try SystemFile(reading: folder.path + "/rows.csv"), digests: true)
    var lines: [Int] = []
    while try reader.next() { lines.append(reader.line) }
    #expect(lines == [1, 3, 5])
    // printf 'a\n\n"b\nb"\nc\n' | sha256sum
    #expect(
      reader.hexDigest == "8aff7a91f1079b74d5ce926b47773671130f19423e04987a375c8efae030df85")
  }

  @Test("decimals are those of the standard library")
  func decimals() {
    var stream = RandomStream(
      seed: 5, replication: ReplicationKey(.rank, number: 0), purpose: "decimals",
      entity: EntityKey("test"))
    for _ in 0..<2_000 {
      let value = (stream.nextUniform() - 0.5) * pow(10, stream.nextUniform() * 12 - 4)
      for text in ["\(value)", String(format: "%.4f", value), String(format: "%.9e", value)] {
        #expect(FieldParser.decimal(Array(text.utf8)[...]) == Double(text), "\(text)")
      }
    }
  }

  @Test(
    "text is no number",
    arguments: ["", "-", ".", "1.2.3", "nan", "NaN", "inf", "1e999", "0x10", "1,5", " 1", "1 "])
  func noNumbers(text: String) {
    #expect(FieldParser.decimal(Array(text.utf8)[...]) == nil)
    #expect(FieldParser.integer(Array(text.utf8)[...]) == nil)
  }
}
