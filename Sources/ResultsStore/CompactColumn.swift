/// Packs a column of slowly moving integers into few bytes, in an order that no machine changes.
///
/// Each value is the difference to the value `stride` places before (the same offer a day earlier),
/// zigzag-coded and written as a little-endian base-128 number.
enum CompactColumn {
  /// Returns the packed bytes; `stride` is at least 1.
  static func pack(_ values: some Collection<some FixedWidthInteger>, stride: Int) -> [UInt8] {
    let wide = values.map { Int64($0) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(wide.count)
    for (index, value) in wide.enumerated() {
      let difference = value &- (index >= stride ? wide[index - stride] : 0)
      var code = UInt64(bitPattern: difference << 1 ^ difference >> 63)
      while code >= 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: code) | 0x80)
        code >>= 7
      }
      bytes.append(UInt8(code))
    }
    return bytes
  }

  /// Returns the values, or `nil` when the bytes are cut off or a value doesn't fit `Value`.
  static func unpack<Value: FixedWidthInteger>(
    _ bytes: some Sequence<UInt8>, stride: Int, as type: Value.Type
  ) -> [Value]? {
    var wide: [Int64] = []
    var code: UInt64 = 0
    var shift: UInt64 = 0
    for byte in bytes {
      code |= UInt64(byte & 0x7F) << shift
      shift += 7
      guard byte < 0x80 else { continue }
      let difference = Int64(bitPattern: code >> 1) ^ -Int64(bitPattern: code & 1)
      wide.append(difference &+ (wide.count >= stride ? wide[wide.count - stride] : 0))
      (code, shift) = (0, 0)
    }
    let values = wide.compactMap { Value(exactly: $0) }
    return shift == 0 && values.count == wide.count ? values : nil
  }
}
