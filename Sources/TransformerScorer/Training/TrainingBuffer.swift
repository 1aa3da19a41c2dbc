/// Memory of a training pass: grows when needed, keeps no contents when it grows.
///
/// A class, because several views of one pass write to it; it has one user at a time.
package final class TrainingBuffer<Element: BitwiseCopyable> {
  /// The first element, aligned to a cache line.
  package private(set) var pointer: UnsafeMutablePointer<Element>
  private var capacity: Int

  /// Allocates room for `count` elements.
  package init(_ count: Int = 0) {
    capacity = max(1, count)
    pointer = Self.allocate(capacity)
  }

  deinit { UnsafeMutableRawPointer(pointer).deallocate() }

  /// Makes room for `count` elements; what was held is lost when it grows.
  package func reserve(_ count: Int) {
    guard count > capacity else { return }
    UnsafeMutableRawPointer(pointer).deallocate()
    capacity = count + count / 4
    pointer = Self.allocate(capacity)
  }

  /// Makes room for `count` elements and sets them to `value`.
  package func fill(_ count: Int, with value: Element) {
    reserve(count)
    pointer.update(repeating: value, count: count)
  }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
    // SAFETY: the memory is aligned for any element and bound here, once; elements are bitwise
    // copyable, so they need no initialisation before they are written.
    UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Element>.stride, alignment: 64
    ).bindMemory(to: Element.self, capacity: count)
  }
}
