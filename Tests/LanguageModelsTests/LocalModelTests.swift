import Foundation
import Testing

@testable import LanguageModels

/// The small model and the environment that serves it, where both are installed.
private let installed: (options: ChatModelOptions, reason: Comment) = {
  var options = ChatModelOptions(model: "smollm2-135m")
  options.local.threads = 1
  return (options, "install it with `marketeer model install smollm2-135m`")
}()

private var isInstalled: Bool {
  let environment = ProcessInfo.processInfo.environment
  guard let model = ModelCatalogue.model(named: "smollm2-135m"),
    let runtime = try? LocalRuntime(environment: environment)
  else { return false }
  return runtime.isReady && ModelFolder(environment: environment).holds(model)
}

@Test(
  "a small model on this machine keeps to a grammar and a schema and answers alike twice",
  .enabled(if: isInstalled, installed.reason))
func smallModel() async throws {
  let model = try await ChatModelSource.open(installed.options)
  var request = ChatRequest(messages: [ChatMessage(role: .user, content: "Name a drink.")])
  request.temperature = 1
  request.seed = 3
  request.maxTokens = 12
  request.logProbabilities = true
  let first = try await model.reply(to: request)
  #expect(try await model.reply(to: request) == first)
  #expect(first.choices.first?.logProbabilities?.isEmpty == false)
  request.shape = .grammar(#"root ::= "tea" | "coffee""#)
  let drink = try await model.reply(to: request).choices.first?.text ?? ""
  #expect(["tea", "coffee"].contains(drink))
  request.shape = .jsonSchema(#"{"enum": ["tea", "coffee"]}"#)
  let quoted = try await model.reply(to: request).choices.first?.text ?? ""
  #expect(["\"tea\"", "\"coffee\""].contains(quoted))
}

// Shorter prompts give the same bits in any batches.
private let shop = """
  The shop sells green tea at 4.90 EUR, black tea at 3.90 EUR, oolong at 6.50 EUR, ground coffee at
  7.20 EUR, whole beans at 8.40 EUR, and cocoa at 5.10 EUR. Standing customers pay a tenth less.
  """

private func copy(_ product: String, seed: UInt64) -> ChatRequest {
  let question = "\(shop) Write one sentence on \(product)."
  var request = ChatRequest(messages: [ChatMessage(role: .user, content: question)])
  request.temperature = 1
  request.seed = seed
  request.maxTokens = 12
  request.logProbabilities = true
  return request
}

@Test(
  "an answer of a model on this machine follows from its request, whatever was asked before",
  .enabled(if: isInstalled, installed.reason))
func answersFollowFromRequests() async throws {
  let (tea, again) = (copy("the green tea", seed: 1), copy("the green tea", seed: 2))
  let cocoa = copy("cocoa and its friends", seed: 1)
  let alone = try await ChatModelSource.open(installed.options).reply(to: again)
  let model = try await ChatModelSource.open(installed.options)
  for before in [tea, cocoa] {
    _ = try await model.reply(to: before)
    // Log-probabilities are compared to the last bit.
    #expect(try await model.reply(to: again) == alone)
  }
}

@Test("a model that is broken ends with llama.cpp's own words", .enabled(if: isInstalled))
func brokenModel() async throws {
  let path = FileManager.default.temporaryDirectory.appending(path: "broken-\(UUID()).gguf").path
  try Data("GGUF and nothing else".utf8).write(to: URL(filePath: path))
  defer { try? FileManager.default.removeItem(atPath: path) }
  let error = await #expect(throws: LanguageModelError.self) {
    _ = try await ChatModelSource.open(ChatModelOptions(model: path))
  }
  guard case .serverFailed(_, let reason) = error else {
    Issue.record("\(String(describing: error))")
    return
  }
  #expect(!reason.isEmpty)
}

@Test("a child and what it started end when its owner goes")
func childEnds() async throws {
  var child: ChildProcess? = try ChildProcess(
    arguments: ["/bin/sh", "-c", "sleep 100 & echo $!; echo last >&2; sleep 100"])
  let line = try await child?.firstLine()
  let grandchild = try #require(line.flatMap { pid_t($0) })
  #expect(kill(grandchild, 0) == 0)
  while child?.lastMessage.isEmpty == true { try await Task.sleep(for: .milliseconds(5)) }
  #expect(child?.lastMessage == "last")
  child = nil
  while kill(grandchild, 0) == 0 && !isZombie(grandchild) {
    try await Task.sleep(for: .milliseconds(5))
  }
}

/// Whether a process has ended and only waits for its parent to notice.
private func isZombie(_ process: pid_t) -> Bool {
  let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
  return text?.contains(") Z ") ?? true
}

@Test("a program that prints nothing and leaves has no first line")
func silentChild() async throws {
  let child = try ChildProcess(arguments: ["/bin/true"])
  #expect(try await child.firstLine() == nil)
}

@Test("the installer runs the environment's Python with the model's description")
func installerCommand() throws {
  let installer = ModelInstaller(
    runtime: try LocalRuntime(environment: ["MARKETEER_HOME": #filePath]),
    folder: ModelFolder(environment: ["MARKETEER_MODELS": "/m"]))
  let words = try installer.command(.check, ModelCatalogue.standard)
  #expect(words[0...2] == ["/bin/bash", "-c", #""$0" >&2 && exec "$@""#])
  #expect(words[3].hasSuffix("/Scripts/language_model.sh"))
  #expect(words[4].hasSuffix("/.venv-llm/bin/python"))
  #expect(words[5].hasSuffix("/python/install_model.py"))
  #expect(words[6...7] == ["check", "/m"])
  let described = try JSONDecoder().decode(PinnedModel.self, from: Data(words[8].utf8))
  #expect(described == ModelCatalogue.standard)
}
