import Foundation
import Testing

@testable import LanguageModels

private func body(
  _ request: ChatRequest, _ dialect: ChatDialect, scope: RequestBody.Scope = .full,
  reuse: PromptReuse = .notWithSeed
) throws -> String {
  let body = try RequestBody(request, model: "m", dialect: dialect, scope: scope, reuse: reuse)
  return String(decoding: body.bytes, as: UTF8.self)
}

private var everything: ChatRequest {
  var request = ChatRequest(messages: [ChatMessage(role: .system, content: "a\"\\\n\u{1}茶")])
  request.temperature = 0.7
  request.topK = 40
  request.topP = 0.9
  request.maxTokens = 12
  request.count = 3
  request.seed = .max
  request.stop = ["\n"]
  request.logProbabilities = true
  return request
}

private let start = #"{"model":"m","messages":[{"role":"system","content":"a\"\\\n\u0001茶"}],"#
private let rest = #""seed":18446744073709551615,"stop":["\n"],"logprobs":true}"#

@Test(
  "each server gets the fields that it knows and no other",
  arguments: [
    (ChatDialect.openAI, #""temperature":0.7,"max_completion_tokens":12,"top_p":0.9,"n":3,"#),
    (.vLLM, #""temperature":0.7,"max_tokens":12,"top_p":0.9,"top_k":40,"n":3,"#),
    (.llamaCpp, #""temperature":0.7,"max_tokens":12,"top_p":0.9,"top_k":40,"#),
    (.textGeneration, #""temperature":0.7,"max_tokens":12,"top_p":0.9,"#),
    (.ollama, #""temperature":0.7,"max_tokens":12,"top_p":0.9,"#),
    (.generic, #""temperature":0.7,"max_tokens":12,"top_p":0.9,"#),
  ])
func fieldsOfDialects(dialect: ChatDialect, middle: String) throws {
  let cache = #","cache_prompt":false"#
  let text = try body(everything, dialect)
  #expect(text.contains(cache) == (dialect == .llamaCpp))
  #expect(text.replacingOccurrences(of: cache, with: "") == start + middle + rest)
}

@Test("llama.cpp's server may keep the prompt where it is told so, and only it is told")
func promptReuse() throws {
  #expect(try body(everything, .llamaCpp, reuse: .always).contains(#""cache_prompt":true"#))
  #expect(try body(everything, .vLLM, reuse: .always) == body(everything, .vLLM))
}

@Test("the common fields are model, messages, temperature and the limit on tokens")
func commonFields() throws {
  let expected = start + #""temperature":0.7,"max_tokens":12}"#
  #expect(try body(everything, .llamaCpp, scope: .core) == expected)
}

@Test("settings that are left open are not sent")
func openSettings() throws {
  let request = ChatRequest(messages: [ChatMessage(role: .user, content: "x")])
  let expected = #"{"model":"m","messages":[{"role":"user","content":"x"}]}"#
  #expect(try body(request, .llamaCpp) == expected)
}

@Test(
  "a schema keeps its order and takes the server's form",
  arguments: [
    (ChatDialect.textGeneration, #""response_format":{"type":"json","value":{"b":1,"a":2}}}"#),
    (.openAI, schemaFormat), (.vLLM, schemaFormat), (.ollama, schemaFormat),
    (.llamaCpp, schemaFormat), (.generic, schemaFormat),
  ])
func schemas(dialect: ChatDialect, ending: String) throws {
  var request = ChatRequest(messages: [])
  request.shape = .jsonSchema(#"{"b":1,"a":2}"#)
  #expect(try body(request, dialect).hasSuffix(ending))
}

private let schemaFormat = """
  "response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,\
  "schema":{"b":1,"a":2}}}}
  """

@Test("a grammar goes only to servers that read it", arguments: ChatDialect.allCases)
func grammars(dialect: ChatDialect) throws {
  var request = ChatRequest(messages: [])
  request.shape = .grammar("root ::= \"a\"")
  let text = try body(request, dialect)
  switch dialect {
  case .llamaCpp: #expect(text.hasSuffix(#","grammar":"root ::= \"a\""}"#))
  case .vLLM: #expect(text.hasSuffix(#","structured_outputs":{"grammar":"root ::= \"a\""}}"#))
  default: #expect(text == #"{"model":"m","messages":[]}"#)
  }
}

@Test("a schema that is not JSON is refused before anything is sent")
func badSchema() {
  var request = ChatRequest(messages: [])
  request.shape = .jsonSchema("{")
  #expect(throws: LanguageModelError.self) { try body(request, .openAI) }
}
