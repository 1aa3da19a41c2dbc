import Testing

@testable import ResultsStore

/// Expects a store to give a cell back as it was committed.
func expectKept(
  _ cell: CellRecord, in folder: TemporaryFolder, source: SourceLocation = #_sourceLocation
) throws {
  let store = try RunStore(folder: folder.path + "/kept", access: .write)
  try store.commit(cell)
  #expect(try store.cells(part: cell.part) == [cell], sourceLocation: source)
}

/// Expects every change of a cell to give its store a content digest of its own.
func expectDigestsDiffer(
  _ cell: CellRecord, in folder: TemporaryFolder, source: SourceLocation = #_sourceLocation,
  changes: [(inout CellRecord) -> Void]
) throws {
  let digests = try changes.enumerated().map { number, change in
    var changed = cell
    change(&changed)
    let store = try RunStore(folder: folder.path + "/\(number)", access: .write)
    try store.commit(changed)
    return try store.contentDigest()
  }
  #expect(Set(digests).count == changes.count, sourceLocation: source)
}
