import Foundation
import Testing

@testable import LanguageModels

@Test("no description of settings, secrets or errors shows the key")
func keysAreHidden() throws {
  let secret = try #require(Secret("sk-hidden"))
  let settings = try EndpointSettings(baseURL: "https://host/v1", model: "m", key: secret)
  var dumped = ""
  dump(settings, to: &dumped)
  let texts = ["\(secret)", "\(settings)", String(reflecting: settings), dumped]
  for text in texts { #expect(!text.contains("hidden")) }
  #expect("\(secret)" == "***" && Secret(" \n") == nil)
}

@Test("the environment names the endpoint, its model and its key")
func environmentSettings() throws {
  let environment = [
    "MARKETEER_LLM_BASE_URL": "https://host:8443/v1", "MARKETEER_LLM_MODEL": "m",
    "MARKETEER_LLM_API_KEY": "own", "MARKETEER_LLM_DIALECT": "vLLM", "OPENAI_API_KEY": "other",
  ]
  let settings = try #require(try EndpointSettings(environment: environment))
  #expect(settings.address.absoluteString == "https://host:8443/v1/chat/completions")
  #expect(settings.key == Secret("own") && settings.dialect == .vLLM && settings.model == "m")
  #expect(try EndpointSettings(environment: ["OPENAI_API_KEY": "other"]) == nil)
}

@Test("OpenAI's key goes to OpenAI only")
func openAIKey() throws {
  func key(_ base: String) throws -> Secret? {
    try EndpointSettings(environment: [
      "MARKETEER_LLM_BASE_URL": base, "MARKETEER_LLM_MODEL": "m", "OPENAI_API_KEY": "k",
    ])?.key
  }
  #expect(try key("https://api.openai.com/v1") == Secret("k"))
  #expect(try key("https://api.openai.com.example.org/v1") == nil)
  #expect(try key("http://127.0.0.1:8000/v1") == nil)
}

@Test(
  "an address that can't be used is refused without showing what it may hide",
  arguments: [
    ("host/v1", "host/v1"), ("", ""), ("ftp://host", "ftp://host"),
    ("https://me:word@host/v1", "***@host/v1"), ("https://host/v1?key=word", "https://host/v1"),
  ])
func badAddress(address: String, shown: String) throws {
  let error = #expect(throws: LanguageModelError.self) {
    try EndpointSettings(baseURL: address, model: "m", key: nil)
  }
  #expect(
    error?.description == """
      error: MARKETEER_LLM_BASE_URL '\(shown)' can't be used
      hint: give an address such as https://host/v1, without name, password or query
      """)
}

@Test("an unknown dialect and a missing model are refused with what to write")
func badSettings() {
  let base = ["MARKETEER_LLM_BASE_URL": "https://host/v1"]
  #expect(
    throws: LanguageModelError.invalidSetting(
      name: "MARKETEER_LLM_DIALECT", value: "gpt",
      remedy: "use one of openai, vllm, tgi, ollama, llama.cpp, generic")
  ) { try EndpointSettings(environment: base.merging(["MARKETEER_LLM_DIALECT": "gpt"]) { $1 }) }
  #expect(
    throws: LanguageModelError.invalidSetting(
      name: "MARKETEER_LLM_MODEL", value: "", remedy: "name the endpoint's model")
  ) { try EndpointSettings(environment: base) }
}

@Test(
  "an address tells OpenAI's service and Ollama from other servers",
  arguments: [
    ("https://api.openai.com/v1", ChatDialect.openAI), ("http://localhost:11434/v1", .ollama),
    ("https://ollama.com/v1", .ollama), ("http://localhost:8000/v1", .generic),
  ])
func dialectOfAddress(address: String, dialect: ChatDialect) throws {
  #expect(try EndpointSettings(baseURL: address, model: "m", key: nil).dialect == dialect)
}

@Test("a server's wish to wait is seconds or a date")
func retryAfterValues() throws {
  // 784111777 is the time of RFC 9110's example date, Sun, 06 Nov 1994 08:49:37 GMT.
  let now = Date(timeIntervalSince1970: 784_111_777 - 90)
  #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT", now: now) == 90)
  #expect(RetryAfter.seconds("Sat, 06 Nov 1993 08:49:37 GMT", now: now) == 0)
  #expect(RetryAfter.seconds("17", now: now) == 17)
  #expect(RetryAfter.seconds("-3", now: now) == 0)
  #expect(RetryAfter.seconds("soon", now: now) == nil)
  #expect(RetryAfter.seconds(nil, now: now) == nil)
}

@Test("waits double, are shortened by at most half, and are the same for the same request")
func retryDelays() throws {
  var limits = ChatLimits()
  limits.tries = 6
  let plan = RetryPlan(limits: limits, digest: 42)
  for (attempt, full) in zip(1...5, [0.5, 1, 2, 4, 8]) {
    let delay = try #require(plan.delay(after: attempt, askedFor: nil, secondsLeft: 100))
    #expect(delay >= full / 2 && delay < full)
    #expect(delay == plan.delay(after: attempt, askedFor: nil, secondsLeft: 100))
  }
  #expect(plan.delay(after: 6, askedFor: nil, secondsLeft: 100) == nil)
  #expect(plan.delay(after: 1, askedFor: 30, secondsLeft: 100) == 30)
  #expect(plan.delay(after: 1, askedFor: 30, secondsLeft: 29) == nil)
}
