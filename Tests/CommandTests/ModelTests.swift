import Testing

@Suite struct ModelTests {
  @Test("models are listed with size, license and state, installed or not")
  func list() throws {
    let outcome = try Program.run(["model", "list"], in: Folder())
    #expect(
      outcome.output == """
        qwen2.5-coder-1.5b     1117 MB  Apache-2.0  -          Qwen2.5-Coder-1.5B-Instruct, 4-bit
        qwen2.5-coder-0.5b      491 MB  Apache-2.0  -          Qwen2.5-Coder-0.5B-Instruct, 4-bit
        smollm2-135m             98 MB  Apache-2.0  -          SmolLM2-135M-Instruct, Q4_1; for tests

        """)
  }

  @Test(
    "without a model a command says what to do and ends with 4",
    arguments: [
      (
        ["model", "path", "smollm2-135m"],
        """
        error: language model 'smollm2-135m' is not at './.cache/marketeer/models/smollm2-135m.gguf'
        hint: see `marketeer model list`, then run `marketeer model install NAME`

        """
      ),
      (
        ["model", "ask", "Tea?"],
        """
        error: no language model: MARKETEER_LLM_BASE_URL is not set and './.cache/marketeer/models' \
        holds no model
        hint: run `marketeer model install`, or set MARKETEER_LLM_BASE_URL and MARKETEER_LLM_MODEL

        """
      ),
      (
        ["model", "ask", "Tea?", "--recordings", "none-here"],
        """
        error: can't read 'none-here': there is no such folder
        hint: check the path, its permissions and the free space

        """
      ),
    ])
  func nothingThere(arguments: [String], messages: String) throws {
    let outcome = try Program.run(arguments, in: Folder())
    #expect(outcome == .init(code: 4, output: "", messages: messages))
  }

  @Test("a name that no model has is a usage error")
  func unknownModel() throws {
    let outcome = try Program.run(["model", "path", "gpt"], in: Folder())
    #expect(
      outcome
        == .init(
          code: 64, output: "",
          messages: """
            error: model 'gpt' can't be used
            hint: use qwen2.5-coder-1.5b, qwen2.5-coder-0.5b, smollm2-135m

            """))
  }
}
