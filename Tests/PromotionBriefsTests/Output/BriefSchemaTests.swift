import Foundation
import PromotionBriefs
import Testing

@Suite struct BriefSchemaTests {
  @Test("the schema is JSON and every reference has its definition")
  func references() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(BriefSchema.text().utf8)) as? [String: Any])
    let definitions = try #require(schema["definitions"] as? [String: Any])
    let names = BriefSchema.text().split(separator: "#/definitions/").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(names.allSatisfy { definitions[$0] != nil })
    #expect(Set(names) == Set(definitions.keys))
  }

  @Test("the committed schema is the one that the program prints")
  func committed() throws {
    let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let path = root.appending(path: "docs/reference/brief.schema.json")
    #expect(try String(contentsOf: path, encoding: .utf8) == BriefSchema.text())
  }

  @Test("a brief has exactly the keys that the schema lists")
  func keysAgree() throws {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(BriefSchema.text().utf8)) as? [String: Any])
    let definitions = try #require(schema["definitions"] as? [String: [String: Any]])
    let brief = try JSONSerialization.jsonObject(
      with: JSONEncoder().encode(BriefFixtures.brief()))
    #expect(violations(brief, "brief", definitions) == [])
  }

  /// Keys that are missing or too many, with their structure.
  private func violations(
    _ value: Any, _ name: String, _ definitions: [String: [String: Any]]
  ) -> [String] {
    guard let object = value as? [String: Any],
      let properties = definitions[name]?["properties"] as? [String: [String: Any]]
    else { return [] }
    let required = definitions[name]?["required"] as? [String] ?? []
    let missing = required.filter { object[$0] == nil }.map { "\(name) lacks \($0)" }
    let unknown = object.keys.filter { properties[$0] == nil }.map { "\(name) has \($0)" }
    let inner = properties.keys.sorted().flatMap { key -> [String] in
      guard let child = object[key], let kind = properties[key] else { return [] }
      let items = (kind["items"] as? [String: Any]) ?? kind
      guard let reference = items["$ref"] as? String else { return [] }
      let target = String(reference.dropFirst("#/definitions/".count))
      return ((child as? [Any]) ?? [child]).flatMap { violations($0, target, definitions) }
    }
    return missing + unknown.sorted() + inner
  }
}
