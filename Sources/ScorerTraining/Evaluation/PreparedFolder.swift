import Foundation
public import TransformerScorer

/// A folder of prepared occasions: numbered shards of each split, and `prepared.json`.
public struct PreparedFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Names a folder.
  public init(path: String) {
    self.path = path
  }

  /// Returns the occasions of a split, its shards in the order of their names; an empty table when
  /// it has none.
  ///
  /// A shard's name is the split, a hyphen, digits and the file type.
  ///
  /// - Throws: `EvaluationError.unreadable` for a file or folder that can't be read or is damaged.
  public func occasions(of split: String) throws(EvaluationError) -> OccasionTable {
    var whole = OccasionTable()
    for name in try names() where Self.isShard(name, of: split) {
      whole.append(contentsOf: try table(name))
    }
    return whole
  }

  /// Returns the categories' names by index.
  ///
  /// - Throws: `EvaluationError.unreadable` when `prepared.json` can't be read.
  public func categoryNames() throws(EvaluationError) -> [String] {
    struct Summary: Decodable {
      struct Category: Decodable { var name: String }
      var categories: [Category]
    }
    let data = try contents("prepared.json")
    do {
      return try JSONDecoder().decode(Summary.self, from: data).categories.map(\.name)
    } catch {
      throw .unreadable(path: file("prepared.json"), detail: "it names no categories")
    }
  }

  private static func isShard(_ name: String, of split: String) -> Bool {
    guard name.hasPrefix("\(split)-"), name.hasSuffix(".safetensors") else { return false }
    let number = name.dropFirst(split.count + 1).dropLast(".safetensors".count)
    return !number.isEmpty && number.allSatisfy { ("0"..."9").contains($0) }
  }

  private func file(_ name: String) -> String { path + "/" + name }

  private func names() throws(EvaluationError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw .unreadable(path: path, detail: "there is no such folder")
    }
  }

  private func contents(_ name: String) throws(EvaluationError) -> Data {
    guard let data = FileManager.default.contents(atPath: file(name)) else {
      throw .unreadable(path: file(name), detail: "there is no such file")
    }
    return data
  }

  private func table(_ name: String) throws(EvaluationError) -> OccasionTable {
    let bytes = [UInt8](try contents(name))
    do {
      return try OccasionTable(SafeTensors(parsing: bytes))
    } catch {
      throw .unreadable(path: file(name), detail: error.description)
    }
  }
}
