/// Decoding of RFC 4648 base64, for bytes that are compiled in.
enum Base64 {
  /// Returns the bytes that `text` stands for, or `nil` for text that is not base64.
  static func decoded(_ text: StaticString) -> [UInt8]? {
    text.withUTF8Buffer { characters in
      guard characters.count % 4 == 0 else { return nil }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(characters.count / 4 * 3)
      for start in stride(from: 0, to: characters.count, by: 4) {
        let group = characters[start..<start + 4]
        let padding = group.reversed().prefix { $0 == 61 }.count
        guard padding <= 2, padding == 0 || start + 4 == characters.count else { return nil }
        var bits: UInt32 = 0
        for character in group.dropLast(padding) {
          guard let value = value(of: character) else { return nil }
          bits = bits << 6 | value
        }
        bits <<= UInt32(6 * padding)
        for shift in [16, 8, 0].dropLast(padding) {
          bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
        }
      }
      return bytes
    }
  }

  private static func value(of character: UInt8) -> UInt32? {
    switch character {
    case 65...90: UInt32(character) - 65
    case 97...122: UInt32(character) - 71
    case 48...57: UInt32(character) + 4
    case 43: 62
    case 47: 63
    default: nil
    }
  }
}
