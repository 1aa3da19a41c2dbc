/// A four-ary implicit heap of event keys, the smallest first.
///
/// Four children share two cache lines and halve the depth of a binary heap. Not generic, so it is
/// compiled once, here, and calendars of every event type call it.
struct EventKeyHeap: Sendable {
  private var keys: [EventKey] = []

  var count: Int { keys.count }

  var first: EventKey? { keys.first }

  mutating func insert(_ key: EventKey) {
    keys.append(key)
    siftUp(key, from: keys.count - 1)
  }

  /// Removes and returns the smallest key of a heap that is not empty.
  mutating func removeFirst() -> EventKey {
    let last = keys.removeLast()
    guard let first = keys.first else { return last }
    siftDown(last, from: 0)
    return first
  }

  /// Removes every key that fails the test, in time linear in the count.
  mutating func keep(where isKept: (EventKey) -> Bool) {
    keys.removeAll { !isKept($0) }
    // The last parent is the parent of the last key; below two keys there is none.
    for index in stride(from: (keys.count + 2) / 4 - 1, through: 0, by: -1) {
      siftDown(keys[index], from: index)
    }
  }

  /// Moves the hole at `index` towards the root until `key` may fill it.
  private mutating func siftUp(_ key: EventKey, from index: Int) {
    var hole = index
    while hole > 0 {
      let parent = (hole - 1) / 4
      guard key < keys[parent] else { break }
      keys[hole] = keys[parent]
      hole = parent
    }
    keys[hole] = key
  }

  /// Moves the hole at `index` towards the leaves until `key` may fill it.
  private mutating func siftDown(_ key: EventKey, from index: Int) {
    var hole = index
    while true {
      let firstChild = 4 * hole + 1
      guard firstChild < keys.count else { break }
      let child = smallestChild(from: firstChild)
      guard keys[child] < key else { break }
      keys[hole] = keys[child]
      hole = child
    }
    keys[hole] = key
  }

  /// Returns the smallest of up to four siblings; a full family plays a tournament free of branches.
  @inline(__always)
  private func smallestChild(from firstChild: Int) -> Int {
    guard firstChild + 3 < keys.count else { return smallestOfLastFamily(from: firstChild) }
    let left = firstChild + (keys[firstChild + 1] < keys[firstChild] ? 1 : 0)
    let right = firstChild + 2 + (keys[firstChild + 3] < keys[firstChild + 2] ? 1 : 0)
    return keys[right] < keys[left] ? right : left
  }

  private func smallestOfLastFamily(from firstChild: Int) -> Int {
    var smallest = firstChild
    for child in firstChild..<keys.count where keys[child] < keys[smallest] {
      smallest = child
    }
    return smallest
  }
}
