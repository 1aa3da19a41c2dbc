import Foundation
import Testing

@testable import ScenarioFiles

@Suite("Generated files are up to date")
struct GeneratedFilesTests {
  @Test("the reference page is the table of keys")
  func reference() throws {
    try Golden.expect(ScenarioReference.markdown(), equals: "docs/reference/scenario-files.md")
  }

  @Test("the JSON Schema is the table of keys")
  func schema() throws {
    try Golden.expect(JSONSchema.text(), equals: "docs/reference/scenario.schema.json")
  }

  @Test("the templates are the committed scenarios")
  func templates() throws {
    let path = "Sources/ScenarioFiles/Generated/ScenarioTemplates+Texts.swift"
    try Golden.expect(try generatedTemplates(), equals: path)
    for name in ScenarioTemplates.names where !Golden.isRecording {
      #expect(try ScenarioTemplates.text(named: name) == Golden.text("scenarios/\(name).yaml"))
    }
  }

  private func generatedTemplates() throws -> String {
    let texts = try ScenarioTemplates.names.map { name in
      let lines = try Golden.text("scenarios/\(name).yaml").components(separatedBy: "\n")
      let body = lines.map { $0.isEmpty ? "" : "      " + $0 }.joined(separator: "\n")
      return "    \"\(name)\": #\"\"\"\n\(body)\n      \"\"\"#,\n"
    }
    return """
      // Generated from scenarios/*.yaml by `RECORD_GOLDEN=1 swift test --filter GeneratedFilesTests`.
      // swift-format-ignore-file

      extension ScenarioTemplates {
        static let texts: [String: String] = [
      \(texts.joined())  ]
      }

      """
  }

  @Test("the schema takes a file's path for a replay, and words for what follows it")
  func shortForms() throws {
    let object = try JSONSerialization.jsonObject(with: Data(JSONSchema.text().utf8))
    func inner(_ value: Any?, _ key: String) -> Any? { (value as? [String: Any])?[key] }
    func forms(_ value: Any?) -> [Any] { inner(value, "anyOf") as? [Any] ?? [] }
    let strategies = inner(inner(object, "properties"), "strategies")
    let kinds = inner(inner(strategies, "additionalProperties"), "properties")
    let replay = forms(inner(kinds, "replay"))
    let then = forms(inner(inner(replay.last, "properties"), "then"))
    for short in [replay.first, then.first] { #expect(inner(short, "type") as? String == "string") }
    #expect((replay.count, then.count) == (2, 2))
  }

  @Test("the schema is well-formed JSON of draft 7 and closes every map")
  func schemaIsJSON() throws {
    let object = try JSONSerialization.jsonObject(with: Data(JSONSchema.text().utf8))
    let schema = try #require(object as? [String: Any])
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    #expect(schema["additionalProperties"] as? Bool == false)
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(properties.count == ScenarioKeys.file.usable.count)
  }
}
