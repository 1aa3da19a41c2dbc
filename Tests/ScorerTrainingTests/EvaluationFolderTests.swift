import Foundation
import Testing
import TransformerScorer

@testable import ScorerTraining

@Suite("Prepared folders")
struct EvaluationFolderTests {
  @Test("shards of a split are joined in the order of their names")
  func join() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let whole = Fixture.drawn(rows: 30, items: 3, seed: 8)
    for (number, rows) in [(1, 20..<30), (0, 0..<20)] {
      var part = OccasionTable()
      for row in rows { part.append(row, of: whole) }
      try Self.write(part.safeTensors.serialised(), to: "\(folder)/test-00\(number).safetensors")
    }
    try Self.write(Array("{}".utf8), to: folder + "/test_newhh-000.safetensors.partial")
    let prepared = PreparedFolder(path: folder)
    #expect(try prepared.occasions(of: "test") == whole)
    #expect(try prepared.occasions(of: "validation").rows == 0)
  }

  @Test("a split's name does not take the shards of a longer name")
  func prefix() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let table = Fixture.drawn(rows: 10, items: 2, seed: 8)
    try Self.write(
      table.safeTensors.serialised(), to: folder + "/test_newhh-000.safetensors")
    let prepared = PreparedFolder(path: folder)
    #expect(try prepared.occasions(of: "test").rows == 0)
    #expect(try prepared.occasions(of: "test_newhh") == table)
  }

  @Test("only numbers name shards")
  func digits() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bytes = Fixture.drawn(rows: 10, items: 2, seed: 8).safeTensors.serialised()
    for name in ["test-", "test-old", "test-00a", "test-000 copy"] {
      try Self.write(bytes, to: "\(folder)/\(name).safetensors")
    }
    #expect(try PreparedFolder(path: folder).occasions(of: "test").rows == 0)
  }

  @Test("a training without occasions says which split lacks them")
  func emptySplit() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = TrainingRun(
      prepared: PreparedFolder(path: folder), target: folder + "/weights.safetensors",
      options: TrainingOptions(seed: 1), threads: 1)
    #expect(throws: TrainingError.noOccasions(split: "train")) {
      try run.run(note: { _ in }, progress: { _ in }, isCancelled: { false })
    }
  }

  @Test("categories are named by prepared.json")
  func names() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Self.write(
      Array(#"{"categories": [{"name": "tea", "items": 3}, {"name": "jam"}]}"#.utf8),
      to: folder + "/prepared.json")
    #expect(try PreparedFolder(path: folder).categoryNames() == ["tea", "jam"])
  }

  @Test("what can't be read is named")
  func errors() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let prepared = PreparedFolder(path: folder)
    #expect(
      throws: EvaluationError.unreadable(
        path: folder + "/prepared.json", detail: "there is no such file")
    ) { try prepared.categoryNames() }
    let missing = PreparedFolder(path: "no-such-folder")
    #expect(
      throws: EvaluationError.unreadable(
        path: "no-such-folder", detail: "there is no such folder")
    ) { try missing.occasions(of: "test") }
    #expect(
      EvaluationError.unreadable(path: "a/prepared.json", detail: "it names no categories")
        .description == "a/prepared.json: error: it names no categories")
    try Self.write([1, 2, 3], to: folder + "/test-000.safetensors")
    #expect(throws: EvaluationError.self) { try prepared.occasions(of: "test") }
    #expect(throws: EvaluationError.self) {
      try ScorerModel(file: folder + "/test-000.safetensors")
    }
  }

  private static func folder() throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/prepared-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  private static func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }
}
