import Foundation
import RandomStreams

/// Lines partitioned by consumer into temporary files, so that one part fits into memory.
///
/// All lines of a consumer are in one bucket, which a hash of the consumer's name selects.
struct BucketStore: ~Copyable {
  /// Buckets.
  let count: Int
  private let folder: String
  private var buffers: [[LineRecord]]
  private static let bufferSize = 1_024

  /// Creates the files' folder.
  init(folder: String, count: Int) throws(ShoppingDataError) {
    self.folder = folder
    self.count = count
    buffers = Array(repeating: [], count: count)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .file(path: folder, action: "create the folder", code: errno)
    }
  }

  deinit {
    // A folder of temporary files that can't be removed is no failure of the work done.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Returns the number of buckets for a file of so many bytes: about 8 MB of text each.
  static func count(forBytes bytes: Int) -> Int { min(1_024, max(1, bytes / 8_000_000)) }

  /// Returns the bucket of a consumer.
  func bucket(ofConsumer name: String) -> Int {
    Int(EntityKey("bucket").child(name).bits % UInt64(count))
  }

  /// Adds a line.
  mutating func append(_ record: LineRecord, to bucket: Int) throws(ShoppingDataError) {
    buffers[bucket].append(record)
    if buffers[bucket].count >= Self.bufferSize { try flush(bucket) }
  }

  /// Writes what is still in memory.
  mutating func flush() throws(ShoppingDataError) {
    for bucket in 0..<count { try flush(bucket) }
  }

  private mutating func flush(_ bucket: Int) throws(ShoppingDataError) {
    guard !buffers[bucket].isEmpty else { return }
    let file = try SystemFile(appendingTo: path(bucket))
    var failure: ShoppingDataError?
    buffers[bucket].withUnsafeBytes { bytes in
      do throws(ShoppingDataError) { try file.write(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    buffers[bucket].removeAll(keepingCapacity: true)
  }

  /// Returns the lines of a bucket in the order in which they were added.
  func records(of bucket: Int) throws(ShoppingDataError) -> [LineRecord] {
    let size = SystemFile.size(path(bucket))
    guard size > 0 else { return [] }
    let file = try SystemFile(reading: path(bucket))
    var failure: ShoppingDataError?
    let capacity = size / MemoryLayout<LineRecord>.stride
    // SAFETY: the file holds records written by this process; `LineRecord` is bitwise copyable.
    let records = [LineRecord](unsafeUninitializedCapacity: capacity) { buffer, count in
      do throws(ShoppingDataError) {
        let bytes = UnsafeMutableRawBufferPointer(buffer)
        var filled = 0
        while filled < bytes.count {
          let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[filled...])
          let read = try file.read(into: rest)
          if read == 0 { break }
          filled += read
        }
        count = filled / MemoryLayout<LineRecord>.stride
      } catch { failure = error }
    }
    if let failure { throw failure }
    return records
  }

  private func path(_ bucket: Int) -> String { "\(folder)/bucket-\(bucket)" }
}
