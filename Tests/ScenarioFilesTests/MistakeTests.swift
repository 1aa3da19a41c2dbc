import Foundation
import Testing

@testable import ScenarioFiles

@Suite("Every mistake is reported with its place, its value and what to do")
struct MistakeTests {
  private static let path = "Tests/ScenarioFilesTests/Golden/mistakes.txt"

  @Test("the whole text is as recorded", .disabled(if: Golden.isRecording), arguments: Mistake.all)
  func wholeText(mistake: Mistake) throws {
    let sections = try Golden.text(Self.path).components(separatedBy: "## ")
    let section = try #require(sections.first { $0.hasPrefix(mistake.name + "\n") })
    #expect(mistake.name + "\n" + mistake.report() + "\n\n" == section)
  }

  @Test("no recorded text is left over, and each says something")
  func sections() throws {
    let text = Mistake.all.map { "## \($0.name)\n\($0.report())\n\n" }.joined()
    try Golden.expect(text, equals: Self.path)
    #expect(Mistake.all.allSatisfy { !$0.report().isEmpty })
    #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count)
  }

  @Test("a correct scenario has nothing to report")
  func correct() throws {
    #expect(try Shop.load().scenario.warnings.isEmpty)
  }

  @Test("a file that is not UTF-8 is refused at the line in question")
  func encoding() {
    let bytes = Array("marketeer: 1\nname: caf".utf8) + [0xE9]
    let access = FileAccess { _ in bytes }
    let error = #expect(throws: ScenarioError.self) {
      try ScenarioLoader(physicalMemory: 1 << 30, files: access).load(path: "shop.yaml")
    }
    #expect(
      error?.description == """
        shop.yaml:2:1: error: the file is not UTF-8 text
        hint: save it with the encoding UTF-8
        """)
  }
}
