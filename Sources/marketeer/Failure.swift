import ArgumentParser
import CompanyData
import ConsumerSegments
import ExperimentRunner
import LanguageModels
import MarketModel
import PricingStrategies
import ResultsStore
import ShoppingData

/// Turns every error into its message and exit code.
enum Failure {
  /// Runs the body; an error is printed and leaves as an exit code.
  ///
  /// - Parameters:
  ///   - scenario: The scenario file that the body works on, if any; messages about it name it.
  ///   - beforeMessage: Called before a message, for example to clear a progress bar.
  ///   - body: What to run.
  /// - Throws: `ExitCode`.
  static func reporting(
    scenario: String? = nil, beforeMessage: () -> Void = {}, _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch let code as ExitCode {
      throw code
    } catch {
      beforeMessage()
      let (message, code) = message(for: error)
      // A results error names its own file.
      let isPlaced =
        scenario == nil || error is ResultsError || error is RunInterruption
        || error is CompanyDataError || error is LanguageModelError
      Console.note(isPlaced ? message : "\(scenario ?? ""): \(message)")
      throw ExitCode(code)
    }
  }

  private static func message(for error: any Error) -> (text: String, code: Int32) {
    switch error {
    case RunInterruption.cancelled:
      ("interrupted; finished cells are kept\nhint: the same command resumes the run", 130)
    case let error as ResultsError: (error.description, 1)
    case let error as ShoppingDataError: (error.description, error.exitCode)
    case let error as SegmentationError: (error.description, error.isUsage ? 64 : 2)
    case let error as CalibrationError: ("error: \(error)", 2)
    case let error as CompanyDataError: (error.description, 2)
    case let error as ImportRefusal: ("error: \(error)", 64)
    case let error as EstimationError: ("error: \(error)", 2)
    case let error as BacktestError: ("error: \(error)", 2)
    case let error as LearningError: ("error: \(error)", error.isUsage ? 64 : 2)
    case let error as BriefError: (error.description, error.exitCode)
    case let error as BriefReviewError: (error.description, 1)
    case let error as ExplanationError: (error.description, error.exitCode)
    case let error as ExportError: (error.description, error.exitCode)
    case let error as AdviceError: ("error: \(error)", error.isUsage ? 64 : 4)
    case let error as RunRefusal: ("error: \(error)", 2)
    case let error as ProgramError: ("error: \(error)", 4)
    case let error as PlayError: ("error: \(error)", error.isUsage ? 64 : 4)
    case let error as StrategyError: ("error: \(error)", 2)
    case let error as EquilibriumAnalysisError: ("error: \(error)", error.isUsage ? 64 : 1)
    case let error as SearchError: ("error: \(error)", error.isUsage ? 64 : 2)
    case let error as SweepError: ("error: \(error)", error.isUsage ? 64 : 2)
    case let error as CollusionError: ("error: \(error)", error.isUsage ? 64 : 2)
    case let error as QLearningError: ("error: \(error)", 2)
    case let error as IntentAnalysisError: ("error: \(error)", error.isUsage ? 64 : 2)
    case let error as LanguageModelError: (error.description, error.isUsage ? 64 : 4)
    case let error as PriceGameError: ("error: \(error)", 1)
    default:
      ("error: \(error)\nhint: please report this with the scenario file", 1)
    }
  }
}
