/// Floats at a multiple of 64 bytes that nobody changes once their owner is made.
// SAFETY: only an initialiser writes to it.
final class AlignedFloats: @unchecked Sendable {
  let first: UnsafeMutablePointer<Float>

  init(count: Int) {
    first = alignedZeros(count)
  }

  deinit {
    first.deallocate()
  }
}

/// Allocates zeros at a multiple of 64 bytes.
func alignedZeros(_ count: Int) -> UnsafeMutablePointer<Float> {
  let bytes = UnsafeMutableRawPointer.allocate(
    byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
  let floats = bytes.bindMemory(to: Float.self, capacity: count)
  floats.initialize(repeating: 0, count: count)
  return floats
}
