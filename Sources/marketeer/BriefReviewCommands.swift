import ArgumentParser
import ExperimentRunner
import PromotionBriefs
import ResultsStore

/// Which brief.
struct BriefOptions: ParsableArguments {
  @Argument(help: "The brief: its folder, or its id such as 77f925283485-spring.")
  var brief: String
  @Option(name: .customLong("results"), help: "Folder for results.")
  var resultsFolder = "results"

  /// Opens the brief.
  func review() throws -> BriefReview {
    try BriefReview(named: brief, root: resultsFolder)
  }
}

/// Who decides, and why.
struct DecisionOptions: ParsableArguments {
  @Option(name: .customLong("by"), help: "Your name.")
  var name: String
  @Option(help: "Why, or under which conditions.")
  var note = ""

  func validate() throws {
    if name.allSatisfy(\.isWhitespace) {
      throw ValidationError("--by is empty, but must name a person")
    }
  }
}

/// Checks edited copy and takes it over.
struct BriefCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check an edited copy.csv and take it over into the brief.")

  @OptionGroup var options: BriefOptions

  func run() throws {
    try Failure.reporting {
      let review = try options.review()
      let (copy, problems) = try review.checkedCopy()
      try BriefDecision.refuse(problems)
      let isChanged = try review.takeOver(copy)
      if isChanged {
        try BriefReview(named: review.folder, root: options.resultsFolder)
          .note(.edited, by: "", note: "", at: Console.timestamp())
      }
      try Console.show(isChanged ? "edits taken over" : "nothing was edited")
    }
  }
}

/// Approves a brief.
struct BriefApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approve a brief exactly as it is.")

  @OptionGroup var options: BriefOptions
  @OptionGroup var decision: DecisionOptions

  func run() throws {
    try Failure.reporting {
      let review = try options.review()
      let (copy, problems) = try review.checkedCopy()
      try BriefDecision.refuse(problems)
      guard copy == review.brief.copy else {
        Console.note(
          "\(review.folder)/copy.csv: error: the copy was edited and not checked\n"
            + "hint: marketeer brief check \(review.folder)")
        throw ExitReason.negative.code
      }
      try BriefDecision.record(.approved, of: review, decision)
    }
  }
}

/// Rejects a brief.
struct BriefRejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject a brief as it is.")

  @OptionGroup var options: BriefOptions
  @OptionGroup var decision: DecisionOptions

  func run() throws {
    try Failure.reporting {
      try BriefDecision.record(.rejected, of: try options.review(), decision)
    }
  }
}

/// Shows a brief's status and log.
struct BriefStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show a brief's status and its audit log.")

  @OptionGroup var options: BriefOptions

  func run() throws {
    try Failure.reporting {
      let review = try options.review()
      let digest = try review.digest()
      let log = try review.events().map { event in
        [event.at, event.action.rawValue, event.by, String(event.digest.prefix(12)), event.note]
          .filter { !$0.isEmpty }.joined(separator: "  ")
      }
      try Console.show(
        (["\(review.brief.header.id)  \(try review.status().rawValue)  \(digest.prefix(12))"]
          + log.map { "  " + $0 }).joined(separator: "\n"))
    }
  }
}

/// What approving and rejecting share.
enum BriefDecision {
  /// Prints problems and leaves with exit code 3 when there are any.
  static func refuse(_ problems: [BriefReview.Problem]) throws {
    guard !problems.isEmpty else { return }
    for problem in problems { Console.note(problem.text) }
    throw ExitReason.negative.code
  }

  static func record(
    _ action: BriefEvent.Action, of review: BriefReview, _ decision: DecisionOptions
  ) throws {
    try review.note(
      action, by: decision.name, note: decision.note, at: Console.timestamp())
    try Console.show("\(review.brief.header.id)  \(action.rawValue) by \(decision.name)")
  }
}
