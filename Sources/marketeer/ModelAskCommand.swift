import ArgumentParser
import LanguageModels

/// Asks a model one question, to see that it answers.
struct ModelAskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Ask a model one question, to see that it answers.")

  @Argument(help: "The question.")
  var question: String
  @OptionGroup var source: ModelSourceOptions
  @Option(help: "Sampling temperature, 0 or more.")
  var temperature = 0.0
  @Option(help: "Seed of the draws.")
  var seed: UInt64 = 1
  @Option(help: "Limit on the answer's tokens.")
  var maxTokens = 200

  func validate() throws {
    if !(0...10).contains(temperature) {
      throw ValidationError(
        "--temperature is \(temperature), but must be at least 0 and at most 10")
    }
    if !(1...1_000_000).contains(maxTokens) {
      throw ValidationError("--max-tokens is \(maxTokens), but must be 1 or more")
    }
  }

  func run() throws {
    try Failure.reporting {
      var request = ChatRequest(messages: [ChatMessage(role: .user, content: question)])
      request.temperature = temperature
      request.seed = seed
      request.maxTokens = maxTokens
      let options = source.options
      let reply = try Waiting.wait { [request] in
        try await ChatModelSource.open(options).reply(to: request)
      }
      try Console.show(reply.choices.first?.text ?? "")
    }
  }
}

/// Which language model answers.
struct ModelSourceOptions: ParsableArguments {
  @Option(
    help: """
      A model of `marketeer model list`, the path of a .gguf file, endpoint, or none. Without it: \
      the endpoint of MARKETEER_LLM_BASE_URL, else the best installed model.
      """)
  var model: String?
  @Option(help: "Answer from the recordings in this folder; nobody is asked.")
  var recordings: String?
  @Option(help: "Record answers in this folder; what is recorded there is not asked again.")
  var recordTo: String?
  @Option(help: "Threads of a model on this machine; all cores unless told otherwise.")
  var modelThreads: Int?

  func validate() throws {
    if let modelThreads, modelThreads < 1 {
      throw ValidationError("--model-threads is \(modelThreads), but must be 1 or more")
    }
    if recordings != nil, recordTo != nil {
      throw ValidationError("--recordings and --record-to can't be used together")
    }
  }

  /// The options as the library takes them.
  var options: ChatModelOptions {
    var options = ChatModelOptions(model: model)
    options.replayFolder = recordings
    options.recordingFolder = recordTo
    if let modelThreads { options.local.threads = modelThreads }
    return options
  }
}
