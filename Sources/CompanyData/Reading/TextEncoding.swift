import ScenarioFiles

/// Turns the bytes of a text file into UTF-8.
///
/// A byte order mark decides between UTF-8 and UTF-16. Without one, valid UTF-8 is taken as it is;
/// anything else is Windows-1252, which spreadsheets of Western Europe write and which agrees with
/// Latin-1 on every printed character.
enum TextEncoding {
  /// Returns UTF-8 bytes without byte order mark, or `nil` after noting that the file is no text.
  static func utf8(_ bytes: [UInt8], file: String, log: ImportLog) -> [UInt8]? {
    let start = Place(file: file, line: 1, column: 1)
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      log.error(start, "the file is a workbook, not a text", hint: "save the sheet as CSV UTF-8")
      return nil
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return checked(Array(bytes.dropFirst(3)), file, log)
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes, lowFirst: true, file, log) }
    if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes, lowFirst: false, file, log) }
    if bytes.contains(0) {
      log.error(start, "the file is not a text that can be read", hint: "save it as CSV UTF-8")
      return nil
    }
    return checked(bytes, file, log)
  }

  private static func checked(_ bytes: [UInt8], _ file: String, _ log: ImportLog) -> [UInt8] {
    if bytes.allSatisfy({ $0 < 0x80 }) || String(validating: bytes, as: UTF8.self) != nil {
      return bytes
    }
    log.note(file, "the file is not UTF-8; it is read as Windows-1252")
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 16)
    for byte in bytes { append(byte, to: &text) }
    return text
  }

  private static func append(_ byte: UInt8, to text: inout [UInt8]) {
    guard byte >= 0x80 else { return text.append(byte) }
    let value = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : UInt16(byte)
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    text.append(contentsOf: String(scalar).utf8)
  }

  /// Code points of the bytes 0x80 to 0x9F (unicode.org, CP1252.TXT); 0xFFFD where there is none.
  private static let upperControls: [UInt16] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
  ]

  private static func utf16(
    _ bytes: [UInt8], lowFirst: Bool, _ file: String, _ log: ImportLog
  ) -> [UInt8] {
    log.note(file, "the file is read as UTF-16")
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return lowFirst ? second << 8 | first : first << 8 | second
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
