public import Foundation
public import TransformerScorer

/// Occasions of prepared data, in files of limited size.
public enum OccasionShards {
  /// Reads the occasions of one split: every file `<split>-*.safetensors` of the folder, in the order
  /// of their names.
  ///
  /// - Throws: `TrainingError` if there is none, or one can't be read.
  public static func load(_ folder: URL, split: String) throws(TrainingError) -> OccasionTable {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    } catch {
      throw .file(path: folder.path, action: "read", reason: error.localizedDescription)
    }
    var table = OccasionTable()
    for name in names.filter({ isShard($0, of: split) }).sorted() {
      table.append(contentsOf: try read(folder.appending(path: name)))
    }
    guard table.rows > 0 else { throw .noOccasions(split: split) }
    return table
  }

  /// Whether the name is the split, a hyphen, digits and the file type.
  private static func isShard(_ name: String, of split: String) -> Bool {
    guard name.hasPrefix("\(split)-"), name.hasSuffix(".safetensors") else { return false }
    let number = name.dropFirst(split.count + 1).dropLast(".safetensors".count)
    return !number.isEmpty && number.allSatisfy { ("0"..."9").contains($0) }
  }

  private static func read(_ file: URL) throws(TrainingError) -> OccasionTable {
    let contents = try TensorFile.read(file)
    do throws(SafeTensorsError) {
      return try OccasionTable(contents)
    } catch {
      throw .contents(path: file.path, error)
    }
  }
}

/// Tensor files on the disk.
public enum TensorFile {
  /// Reads a tensor file.
  ///
  /// - Throws: `TrainingError` with the file's path.
  public static func read(_ file: URL) throws(TrainingError) -> SafeTensors {
    let bytes: [UInt8]
    do {
      bytes = Array(try Data(contentsOf: file, options: .mappedIfSafe))
    } catch {
      throw .file(path: file.path, action: "read", reason: error.localizedDescription)
    }
    do throws(SafeTensorsError) {
      return try SafeTensors(parsing: bytes)
    } catch {
      throw .contents(path: file.path, error)
    }
  }
}
