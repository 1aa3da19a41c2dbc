import GRDB

extension RunStore {
  /// Stores what one season's promotions changed; storing the same digest again changes nothing.
  ///
  /// - Throws: `ResultsError`; the store then holds what it held before.
  public func commit(_ record: IncrementalityRecord) throws {
    try writing { try IncrementalityTables.insert(record, into: $0) }
  }

  /// Returns the stored records, ordered by strategy, family and number.
  public func incrementality() throws -> [IncrementalityRecord] {
    try reading {
      try IncrementalityTables.fetch(
        $0, where: "true ORDER BY strategy, family, number", [], path: path)
    }
  }

  /// Copies those of the named records that another run has finished and this one lacks; returns
  /// their number.
  ///
  /// - Throws: `ResultsError`; then nothing is copied.
  @discardableResult
  public func adoptIncrementality(from otherFolder: String, digests: Set<String>) throws -> Int {
    let other = try RunStore(folder: otherFolder, access: .read)
    let wanted = try digests.subtracting(finishedDigests())
    guard try !wanted.isDisjoint(with: other.finishedDigests()) else { return 0 }
    let found = try other.incrementality().filter { wanted.contains($0.digest) }
    try writing { database in
      for record in found { try IncrementalityTables.insert(record, into: database) }
    }
    return found.count
  }
}
