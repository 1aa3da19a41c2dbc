import ResultsStore

/// Reads a CSV file row by row in constant memory: a chunk of the file and the fields of one row.
///
/// Fields are separated by commas and may be quoted (RFC 4180); rows end with LF or CRLF; a byte
/// order mark is skipped, and so are empty lines.
struct CSVReader: ~Copyable {
  private let file: SystemFile
  private var chunk: [UInt8]
  private var position = 0
  private var filled = 0
  private var nextLine = 1
  private var hasEnded = false
  private var digest = SHA256Digest()
  private let digests: Bool

  /// The bytes of the row's fields, one after the other, without quotes.
  private(set) var bytes: [UInt8] = []
  /// End of each field in `bytes`.
  private(set) var ends: [Int] = []
  /// The line on which the row begins, from 1.
  private(set) var line = 0
  /// Whether the file ended inside quotes.
  private(set) var hasOpenQuote = false

  private static let (comma, quote, newline, carriageReturn): (UInt8, UInt8, UInt8, UInt8) = (
    0x2C, 0x22, 0x0A, 0x0D
  )

  /// Reads an open file; `digests` keeps a SHA-256 of its bytes.
  init(_ file: consuming SystemFile, chunkSize: Int = 1 << 18, digests: Bool) {
    self.file = file
    self.digests = digests
    chunk = Array(repeating: 0, count: max(4, chunkSize))
  }

  /// The hash of the file's bytes read so far.
  var hexDigest: String { digest.finalHex }

  /// Reads the next row that is not empty; returns whether there is one.
  mutating func next() throws(ShoppingDataError) -> Bool {
    repeat {
      guard position < filled || !hasEnded else { return false }
      line = nextLine
      try readRow()
    } while ends.count == 1 && bytes.isEmpty
    return true
  }

  private mutating func readRow() throws(ShoppingDataError) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    var (isQuoted, wasQuote, fieldStart) = (false, false, 0)
    while let byte = try nextByte() {
      if byte == Self.newline { nextLine += 1 }
      if isQuoted {
        if byte == Self.quote { (isQuoted, wasQuote) = (false, true) } else { bytes.append(byte) }
        continue
      }
      let followsQuote = wasQuote
      wasQuote = false
      switch byte {
      case Self.comma:
        ends.append(bytes.count)
        fieldStart = bytes.count
      case Self.newline:
        return endRow(fieldStart)
      case Self.quote where followsQuote:
        bytes.append(byte)
        isQuoted = true
      case Self.quote where bytes.count == fieldStart:
        isQuoted = true
      default: bytes.append(byte)
      }
    }
    hasOpenQuote = isQuoted
    endRow(fieldStart)
  }

  private mutating func endRow(_ fieldStart: Int) {
    if bytes.count > fieldStart, bytes.last == Self.carriageReturn { bytes.removeLast() }
    ends.append(bytes.count)
  }

  @inline(__always)
  private mutating func nextByte() throws(ShoppingDataError) -> UInt8? {
    if position == filled {
      try refill()
      if position == filled { return nil }
    }
    defer { position += 1 }
    return chunk[position]
  }

  private mutating func refill() throws(ShoppingDataError) {
    guard !hasEnded else { return }
    let isFirst = filled == 0
    var count = 0
    var failure: ShoppingDataError?
    chunk.withUnsafeMutableBytes { buffer in
      do throws(ShoppingDataError) { count = try file.read(into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    (position, filled, hasEnded) = (0, count, count == 0)
    if digests { digest.update(chunk[0..<count]) }
    if isFirst, count >= 3, chunk.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }
}
