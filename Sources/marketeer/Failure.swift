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
      let (message, reason) = message(for: error)
      // A results error names its own file.
      let isPlaced =
        scenario == nil || error is ResultsError || error is RunInterruption
        || error is CompanyDataError || error is LanguageModelError
      Console.note(isPlaced ? message : "\(scenario ?? ""): \(message)")
      throw reason.code
    }
  }

  private static func message(for error: any Error) -> (text: String, reason: ExitReason) {
    switch error {
    case RunInterruption.cancelled:
      ("interrupted; finished cells are kept\nhint: the same command resumes the run", .interrupted)
    case let error as ResultsError: (error.description, .failed)
    case let error as ShoppingDataError: (error.description, error.exitReason)
    case let error as SegmentationError: (error.description, error.isUsage ? .usage : .invalid)
    case let error as CalibrationError: ("error: \(error)", .invalid)
    case let error as CompanyDataError: (error.description, .invalid)
    case let error as ImportRefusal: ("error: \(error)", .usage)
    case let error as EstimationError: ("error: \(error)", .invalid)
    case let error as BacktestError: ("error: \(error)", .invalid)
    case let error as LearningError: ("error: \(error)", error.isUsage ? .usage : .invalid)
    case let error as BriefError: (error.description, error.exitReason)
    case let error as BriefReviewError: (error.description, .failed)
    case let error as ExplanationError: (error.description, error.exitReason)
    case let error as ExportError: (error.description, error.exitReason)
    case let error as RepetitionError: (error.description, .failed)
    case let error as AdviceError: ("error: \(error)", error.isUsage ? .usage : .unavailable)
    case let error as RunRefusal: ("error: \(error)", .invalid)
    case let error as ProgramError: ("error: \(error)", .unavailable)
    case let error as PlayError: ("error: \(error)", error.isUsage ? .usage : .unavailable)
    case let error as StrategyError: ("error: \(error)", .invalid)
    case let error as EquilibriumAnalysisError:
      ("error: \(error)", error.isUsage ? .usage : .failed)
    case let error as SearchError: ("error: \(error)", error.isUsage ? .usage : .invalid)
    case let error as SweepError: ("error: \(error)", error.isUsage ? .usage : .invalid)
    case let error as CollusionError: ("error: \(error)", error.isUsage ? .usage : .invalid)
    case let error as QLearningError: ("error: \(error)", .invalid)
    case let error as IntentAnalysisError: ("error: \(error)", error.isUsage ? .usage : .invalid)
    case let error as LanguageModelError: (error.description, error.isUsage ? .usage : .unavailable)
    case let error as PriceGameError: ("error: \(error)", .failed)
    default:
      ("error: \(error)\nhint: please report this with the scenario file", .failed)
    }
  }
}
