/// A text message's alphabet and length.
///
/// - SeeAlso: 3GPP TS 23.038, section 6.2.1 (GSM 7 bit default alphabet and its extension table); 3GPP TS
///   23.040, section 9.2.3.24.1 (concatenated messages lose 7 or 3 characters per part).
public struct ShortMessage: Sendable, Hashable {
  /// How characters are coded.
  public enum Alphabet: String, Sendable, Hashable, Codable {
    /// 7 bits per character: 160 in one message.
    case gsm7 = "GSM-7"
    /// 16 bits per character: 70 in one message.
    case ucs2 = "UCS-2"

    /// Most units of a message that is sent alone.
    public var singleLimit: Int { self == .gsm7 ? 160 : 70 }
    /// Most units of each part of a longer message.
    public var partLimit: Int { self == .gsm7 ? 153 : 67 }
  }

  /// The smallest alphabet that holds the text.
  public let alphabet: Alphabet
  /// Its length in the alphabet's units: septets or 16-bit units.
  public let length: Int

  /// Measures a text.
  public init(_ text: String) {
    let septets = text.unicodeScalars.map(Self.septets)
    if septets.contains(0) {
      alphabet = .ucs2
      length = text.utf16.count
    } else {
      alphabet = .gsm7
      length = septets.reduce(0, +)
    }
  }

  /// Whether one message holds it.
  public var fitsOneMessage: Bool { length <= alphabet.singleLimit }

  /// Number of messages it takes; a character that would straddle two parts may cost one more.
  public var parts: Int {
    guard !fitsOneMessage else { return 1 }
    return (length + alphabet.partLimit - 1) / alphabet.partLimit
  }

  /// Returns each character of a text that takes 16 bits, once, in the text's order.
  static func charactersOutsideGSM7(_ text: String) -> [Character] {
    text.filter { $0.unicodeScalars.contains { septets($0) == 0 } }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Returns 1 for the default alphabet, 2 for its extension, 0 for neither.
  private static func septets(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0A, 0x0D, 0x20...0x5A, 0x5F, 0x61...0x7A: 1
    case 0x5B...0x5E, 0x7B...0x7E, 0x0C, 0x20AC: 2
    default: nationalLetters.contains(scalar) ? 1 : 0
    }
  }

  private static let nationalLetters = Set("£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà".unicodeScalars)
}
