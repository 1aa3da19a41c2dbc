import Foundation
import Testing

/// Expects files of these names to have the same bytes in two runs' folders.
func expectSameFiles(
  _ names: [String], in first: String, and second: String,
  source: SourceLocation = #_sourceLocation
) throws {
  for name in names {
    let files = try [first, second].map {
      try Data(contentsOf: URL(fileURLWithPath: $0 + "/" + name))
    }
    #expect(files[0] == files[1], "\(name)", sourceLocation: source)
  }
}
