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

      Exit codes: 0 done; 1 run failed; 2 scenario invalid; 3 a guardrail failed; 4 language model \
      unavailable; 64 wrong usage; 130 interrupted after a checkpoint.
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
