import Foundation
import Testing

/// `docs/gallery/`, which `Scripts/gallery.sh` writes.
@Suite("The gallery")
struct GalleryTests {
  private static let folder = CommittedScenarioTests.folder.deletingLastPathComponent()
    .appending(path: "docs/gallery")
  private static let largestPicture = 150_000

  @Test("has a section and a picture of every committed scenario")
  func everyScenarioHasASection() throws {
    let page = try page()
    let headings = page.split(separator: "\n").filter { $0.hasPrefix("### ") }
      .map { String($0.dropFirst(4)) }
    #expect(headings.sorted() == CommittedScenarioTests.names)
    #expect(Set(pictures(in: page)) == Set(headings.map { $0 + ".svg" }))
  }

  @Test("shows every picture that lies beside it, and no other")
  func picturesAreThoseShown() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    let shown = pictures(in: try page())
    #expect(files.sorted() == (shown + ["README.md"]).sorted())
  }

  @Test("has pictures that need no page around them", arguments: CommittedScenarioTests.names)
  func picturesStandAlone(name: String) throws {
    let picture = try String(
      contentsOf: Self.folder.appending(path: name + ".svg"), encoding: .utf8)
    #expect(picture.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "))
    #expect(!picture.contains("var(--") && !picture.contains("<script"))
    #expect(picture.utf8.count < Self.largestPicture)
  }

  private func page() throws -> String {
    try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
  }

  /// The files of a page's images, in its order.
  private func pictures(in page: String) -> [String] {
    page.split(separator: "\n").filter { $0.hasPrefix("![") && $0.hasSuffix(")") }
      .compactMap { line in line.split(separator: "(").last.map { String($0.dropLast()) } }
  }
}
