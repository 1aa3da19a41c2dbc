public import Foundation
public import TransformerScorer

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
