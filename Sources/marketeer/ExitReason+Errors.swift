import ExperimentRunner
import ShoppingData

extension ExplanationError {
  /// Usage where the command names what the run does not have.
  var exitReason: ExitReason {
    switch self {
    case .unknownStrategy, .baseline, .unknownReplication: .usage
    case .onlyBaseline, .noSeasons: .failed
    }
  }
}

extension ExportError {
  /// Usage where the command names a place that is taken.
  var exitReason: ExitReason {
    switch self {
    case .taken: .usage
    case .missing, .noPython, .program, .noParquet: .failed
    }
  }
}

extension BriefError {
  /// Usage where the command names what the comparison does not have or can't offer.
  var exitReason: ExitReason {
    switch self {
    case .noRecommendation: .negative
    case .unknownStrategy, .unknownPromotion, .notOneOffer, .nothingToSay, .nothingToCommit,
      .recordedPolicy:
      .usage
    case .unfinished: .failed
    case .otherVersion, .scenario, .noConsumers: .invalid
    }
  }
}

extension ShoppingDataError {
  /// Whether the system failed, the data is wrong, or an option.
  var exitReason: ExitReason {
    switch self {
    case .file: .failed
    case .invalidOption: .usage
    case .missingFile, .badLines, .nothingLeft, .noTrainingOccasions, .unknownCategory,
      .tooMany, .foreignFolder:
      .invalid
    }
  }
}
