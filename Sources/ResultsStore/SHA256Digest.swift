/// The SHA-256 hash of a stream of bytes.
///
/// - SeeAlso: NIST, *FIPS 180-4: Secure Hash Standard*, 2015, sections 5 and 6.2.
public struct SHA256Digest: Sendable {
  private typealias Words = InlineArray<8, UInt32>

  private var state: Words = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Creates the hash of nothing.
  public init() {
    pending.reserveCapacity(64)
  }

  /// Appends bytes; fastest where they lie side by side in memory, as in arrays, slices and data.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { append($0.span) }
    if isDone == nil { append(Array(bytes).span) }
  }

  /// Completes the pending block, absorbs whole blocks where they lie, and keeps the rest.
  private mutating func append(_ bytes: Span<UInt8>) {
    byteCount += UInt64(bytes.count)
    var next = 0
    if !pending.isEmpty {
      next = min(64 - pending.count, bytes.count)
      keep(bytes.extracting(0..<next))
      guard pending.count == 64 else { return }
      state = Self.absorbing(pending.span, into: state)
      pending.removeAll(keepingCapacity: true)
    }
    while bytes.count - next >= 64 {
      state = Self.absorbing(bytes.extracting(next..<next + 64), into: state)
      next += 64
    }
    keep(bytes.extracting(next..<bytes.count))
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    for index in bytes.indices { pending.append(bytes[index]) }
  }

  /// The hash of everything appended so far, as 64 lower-case hexadecimal digits.
  public var finalHex: String {
    var padded = self
    let bitCount = byteCount &* 8
    padded.update([0x80])
    padded.update(repeatElement(0, count: (120 - padded.pending.count) % 64))
    padded.update((0..<8).map { UInt8(truncatingIfNeeded: bitCount >> UInt64(56 - 8 * $0)) })
    return padded.state.indices.map { Self.hex(padded.state[$0]) }.joined()
  }

  /// Returns the hash of a text's UTF-8 bytes.
  public static func hex(of text: String) -> String {
    hex(ofBytes: text.utf8)
  }

  /// Returns the hash of some bytes.
  public static func hex(ofBytes bytes: some Sequence<UInt8>) -> String {
    var digest = SHA256Digest()
    digest.update(bytes)
    return digest.finalHex
  }

  private static func hex(_ word: UInt32) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }

  // Additions are modulo 2^32 by the standard's definition.
  private static func absorbing(_ block: Span<UInt8>, into state: Words) -> Words {
    let words = schedule(block)
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in 0..<64 {
      let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ sum1 &+ choice &+ constants[round] &+ words[round]
      let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
    }
    return [
      state[0] &+ a, state[1] &+ b, state[2] &+ c, state[3] &+ d, state[4] &+ e, state[5] &+ f,
      state[6] &+ g, state[7] &+ h,
    ]
  }

  private static func schedule(_ block: Span<UInt8>) -> InlineArray<64, UInt32> {
    var words = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<64 { words[index / 4] = words[index / 4] << 8 | UInt32(block[index]) }
    for index in 16..<64 {
      let (old, new) = (words[index - 15], words[index - 2])
      let sigma0 = rotate(old, 7) ^ rotate(old, 18) ^ (old >> 3)
      let sigma1 = rotate(new, 17) ^ rotate(new, 19) ^ (new >> 10)
      words[index] = words[index - 16] &+ sigma0 &+ words[index - 7] &+ sigma1
    }
    return words
  }

  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 - count)
  }

  // The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
