/// A 128-bit FNV-1a hash: short, quick and the same on every machine.
///
/// It names recorded requests and spreads waits; it protects nothing against forgery.
///
/// - SeeAlso: G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, *The FNV Non-Cryptographic Hash
///   Algorithm*, draft-eastlake-fnv.
public struct StableDigest: Sendable, Hashable {
  private var state: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d

  /// Hashes bytes.
  public init(of bytes: some Sequence<UInt8>) {
    let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013b
    for byte in bytes { state = (state ^ UInt128(byte)) &* prime }
  }

  /// Hashes a text's UTF-8 bytes.
  public init(of text: String) {
    self.init(of: text.utf8)
  }

  /// The first 64 bits.
  public var leading: UInt64 { UInt64(truncatingIfNeeded: state >> 64) }

  /// 32 lower-case hexadecimal digits.
  public var hex: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}
