import ArgumentParser
import ExperimentRunner
import TensorKernels

/// The command line: arguments in, text out.
@main
struct Marketeer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "marketeer",
    abstract: "Simulates a market and compares pricing and promotion strategies.",
    discussion: """
      A scenario file describes the market; `compare` says which strategy to run, what it will do \
      and how sure that is.

      Exit codes: \(ExitReason.summary).
      """,
    version: toolVersion,
    subcommands: [
      InitCommand.self, ValidateCommand.self, PlanCommand.self, RunCommand.self,
      CompareCommand.self, SearchCommand.self, SweepCommand.self, RecordCommand.self,
      PlayCommand.self,
      EquilibriumCommand.self, CollusionCommand.self, DemandCommand.self, SchemaCommand.self,
      RunsCommand.self, RerunCommand.self, ExplainCommand.self, DataCommand.self,
      TrainCommand.self, EvaluateCommand.self,
      ImportCommand.self, BacktestCommand.self, ExplainIntentCommand.self, RecommendCommand.self,
      ValidateMarketCommand.self, SegmentCommand.self, LearnCommand.self,
      CheckPriceClaimsCommand.self, BriefCommand.self, ModelCommand.self,
      EvaluateCopyCommand.self, ExportCommand.self,
    ])

  static func main() {
    StandardStreams.prepare()
    BLAS.useOneThread()
    main(nil)
  }
}
