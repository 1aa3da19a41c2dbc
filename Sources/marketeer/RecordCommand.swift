import ArgumentParser
import ExperimentRunner
import LanguageModels
import ScenarioFiles

/// Records a language model's answers for a strategy of kind `llm`.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Ask a language model for a strategy's prices and record its answers.",
    discussion: """
      `compare` and `run` ask nobody: they replay these recordings, which lie beside the scenario in \
      NAME/recordings/STRATEGY. With all of the scenario's replications, every season is recorded \
      that `compare` may need; with fewer, the strategy is compared as a reference and never \
      recommended. Starting the same command again goes on where it stopped.
      """)

  @Argument(help: "The scenario file.", completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String
  @Option(help: "The strategy's name in the scenario.")
  var strategy: String
  @Option(help: "Ranking replications to record; all of the scenario's unless told otherwise.")
  var replications: Int?
  @Option(name: .customLong("set"), help: "Replace a value: a.b=c. May be repeated.")
  var overrides: [String] = []
  @Option(
    help: """
      A model of `marketeer model list`, the path of a .gguf file, or endpoint. Without it: the \
      endpoint of MARKETEER_LLM_BASE_URL, else the best installed model.
      """)
  var model: String?
  @Option(help: "Threads of a model on this machine; all cores unless told otherwise.")
  var modelThreads: Int?
  @Flag(help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if let replications, replications < 2 {
      throw ValidationError("--replications is \(replications), but must be 2 or more")
    }
    if let modelThreads, modelThreads < 1 {
      throw ValidationError("--model-threads is \(modelThreads), but must be 1 or more")
    }
  }

  func run() throws {
    let loaded = try ScenarioOptions.load(
      scenario, overrides: overrides.map { ScenarioOverride($0) })
    let interrupt = InterruptSignal(stoppingAfter: "the current decisions")
    let bar = ProgressBar(isShown: Console.isTerminal && !quiet)
    try Failure.reporting(scenario: scenario, beforeMessage: bar.clear) {
      let recorder = try AdviceRecorder(
        loaded.scenario, strategy: strategy, replications: replications)
      let options = modelOptions
      let opened = try Waiting.wait { try await ChatModelSource.open(options) }
      let outcome = try recorder.record(
        with: opened, onProgress: { bar.update(stage: "recording", done: $0, total: $1) },
        isCancelled: { interrupt.count.isRaised })
      bar.clear()
      if !quiet { report(outcome, model: opened.name) }
    }
  }

  private var modelOptions: ChatModelOptions {
    var options = ChatModelOptions(model: model)
    if let modelThreads { options.local.threads = modelThreads }
    return options
  }

  private func report(_ outcome: AdviceRecorder.Outcome, model: String) {
    let tally = outcome.tally
    let seasons = zip(outcome.seasons, ["ranking", "central", "fresh"])
      .map { "\($0) \($1)" }.joined(separator: ", ")
    Console.note("model      \(model)")
    Console.note("seasons    \(seasons)")
    Console.note(
      "decisions  \(tally.decisions): \(tally.retried) asked a second time, \(tally.kept) without a "
        + "usable answer")
    Console.note("folder     \(outcome.folder)")
  }
}
