import RandomStreams
import Testing

@Suite("Philox4x32-10")
struct PhiloxTests {
  @Test("the block is the authors' published answer", arguments: knownAnswers)
  func knownAnswer(counter: Philox.Block, key: SIMD2<UInt32>, block: Philox.Block) {
    #expect(Philox.block(counter: counter, key: key) == block)
  }

  @Test("the 64-bit form is the block's first two words, low word first", arguments: knownAnswers)
  func lowWords(counter: Philox.Block, key: SIMD2<UInt32>, block: Philox.Block) {
    let bits = Philox.bits(
      low: UInt64(counter.x) | UInt64(counter.y) << 32,
      high: UInt64(counter.z) | UInt64(counter.w) << 32, key: UInt64(key.x) | UInt64(key.y) << 32)
    #expect(bits == UInt64(block.x) | UInt64(block.y) << 32)
  }
}

/// The ten-round vectors in `kat_vectors` of Random123 (Salmon, Moraes, Dror and Shaw, 2011).
private let knownAnswers: [(Philox.Block, SIMD2<UInt32>, Philox.Block)] = [
  ([0, 0, 0, 0], [0, 0], [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]),
  (
    Philox.Block(repeating: .max), SIMD2(repeating: .max),
    [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]
  ),
  (
    [0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344], [0xA409_3822, 0x299F_31D0],
    [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]
  ),
]
