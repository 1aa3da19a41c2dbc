/// Bytes of one field.
typealias FieldText = ArraySlice<UInt8>

/// Numbers and texts from the bytes of a field.
enum FieldParser {
  /// Returns a whole number, or `nil`.
  static func integer(_ field: FieldText) -> Int? {
    guard let first = field.first, field.count <= 18 else { return nil }
    let isNegative = first == 0x2D
    let digits = isNegative ? field.dropFirst() : field
    guard !digits.isEmpty else { return nil }
    var value = 0
    for byte in digits {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    return isNegative ? -value : value
  }

  /// Returns a finite decimal number, or `nil`.
  ///
  /// Up to 15 digits without exponent take an exact short cut: both parts of the quotient are exact,
  /// so the result is correctly rounded.
  static func decimal(_ field: FieldText) -> Double? {
    var (mantissa, decimals, digits, hasPoint) = (0, 0, 0, false)
    let isNegative = field.first == 0x2D
    for byte in isNegative ? field.dropFirst() : field {
      if byte == 0x2E, !hasPoint {
        hasPoint = true
      } else if byte >= 0x30, byte <= 0x39, digits < 15 {
        mantissa = mantissa * 10 + Int(byte - 0x30)
        digits += 1
        if hasPoint { decimals += 1 }
      } else {
        return unusualDecimal(field)
      }
    }
    guard digits > 0 else { return nil }
    let value = Double(mantissa) / powersOfTen[decimals]
    return isNegative ? -value : value
  }

  private static let powersOfTen: [Double] = (0...15).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  /// A number with an exponent or many digits.
  private static func unusualDecimal(_ field: FieldText) -> Double? {
    let allowed = Array("+-.0123456789eE".utf8)
    guard field.allSatisfy(allowed.contains), let value = Double(text(field)), value.isFinite else {
      return nil
    }
    return value
  }

  /// Returns the field as text.
  static func text(_ field: FieldText) -> String {
    String(decoding: field, as: UTF8.self)
  }

  /// Whether the bytes are UTF-8.
  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) { return true }
    return String(validating: bytes, as: UTF8.self) != nil
  }
}
