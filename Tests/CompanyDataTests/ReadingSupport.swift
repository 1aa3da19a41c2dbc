import Foundation

@testable import CompanyData

/// A folder of company files for a test, called `data` in messages.
struct TestFolder {
  /// The files by name.
  var files: [(name: String, bytes: [UInt8])] = [
    (
      "products.csv",
      Array(
        """
        sku,category,brand,list_price,unit_cost,supplier
        tea,hot,Alpha,5.00,2.00,Acme
        coffee,hot,Beta,8.00,4.50,Acme

        """.utf8)
    ),
    (
      "sales.csv",
      Array(
        """
        sku,week,units,price,promo,list_price
        tea,2026-03-02,10,5.00,0,5.00
        coffee,2026-03-02,4,8.00,0,8.00

        """.utf8)
    ),
  ]

  /// Adds or replaces a file.
  func with(_ name: String, _ text: String) -> TestFolder { with(name, bytes: Array(text.utf8)) }

  /// Adds or replaces a file.
  func with(_ name: String, bytes: [UInt8]) -> TestFolder {
    var folder = without(name)
    folder.files.append((name, bytes))
    return folder
  }

  /// Leaves out a file.
  func without(_ name: String) -> TestFolder {
    var folder = self
    folder.files.removeAll { $0.name == name }
    return folder
  }

  /// Writes the files to a temporary folder, reads them, and removes the folder.
  func read(mapping: String? = nil) throws -> CompanyFolder {
    let path = FileManager.default.temporaryDirectory.path + "/reading-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    for file in files {
      try Data(file.bytes).write(to: URL(fileURLWithPath: path + "/" + file.name))
    }
    do {
      var company = try CompanyFolder.read(folder: path, mapping: mapping.map { path + "/" + $0 })
      for index in company.notes.indices {
        company.notes[index].file = company.notes[index].file.replacing(path, with: "data")
      }
      return company
    } catch {
      throw ReadingFailure(text: error.description.replacing(path, with: "data"))
    }
  }

  /// The text of the mistakes, or `none`.
  func mistakes(mapping: String? = nil) throws -> String {
    do {
      _ = try read(mapping: mapping)
      return "none"
    } catch let failure as ReadingFailure {
      return failure.text
    }
  }

  /// The notes of a folder without mistakes.
  func notes(mapping: String? = nil) throws -> [String] {
    try read(mapping: mapping).notes.map(\.description)
  }
}

/// The text of the mistakes, with the folder called `data`.
struct ReadingFailure: Error {
  var text: String
}
