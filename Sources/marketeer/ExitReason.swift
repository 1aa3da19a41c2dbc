import ArgumentParser

/// Every way in which the program ends, by exit code.
enum ExitReason: Int32, CaseIterable {
  case done = 0
  case failed = 1
  case invalid = 2
  case negative = 3
  case unavailable = 4
  case usage = 64
  case interrupted = 130
  case unread = 141

  /// The code to leave with.
  var code: ExitCode { ExitCode(rawValue) }

  /// The reason in a few words, for the program's help.
  var words: String {
    switch self {
    case .done: "done"
    case .failed: "run failed"
    case .invalid: "scenario or data invalid"
    case .negative: "the answer is no, such as a guardrail failed"
    case .unavailable: "language model or program unavailable"
    case .usage: "wrong usage"
    case .interrupted: "interrupted after a checkpoint"
    case .unread: "nobody reads the output"
    }
  }

  /// The reason in full, for the reference.
  var meaning: String {
    switch self {
    case .done:
      "Done, also where the baseline turns out best. Notes and warnings do not change it."
    case .failed:
      "The work could not be done: a file, the store or another program stood in the way, there is no such "
        + "run, or a run lacks what was asked of it. `rerun` also leaves with it where files differ."
    case .invalid:
      "The scenario, data or another file that was read is not valid, or is not fit for what was asked."
    case .negative:
      "The work is done, and the answer is no: a guardrail or fresh replications stand against the best "
        + "strategy, a search found nothing better, an announced reduction breaks a rule, nothing is "
        + "recommended that a brief could be about, or its copy fails a check."
    case .unavailable:
      "A language model or a strategy's program was not there or failed, or an answer that is needed is not "
        + "recorded. A brief is written all the same, with templates."
    case .usage:
      "Wrong usage: an option, an argument or a name on the command line."
    case .interrupted:
      "Interrupted by Ctrl-C. What is finished is kept; the same command goes on from it."
    case .unread:
      "Whoever read standard output stopped reading, such as `head`."
    }
  }

  /// Every code with its reason, as the program's help lists them.
  static var summary: String {
    allCases.map { "\($0.rawValue) \($0.words)" }.joined(separator: "; ")
  }
}
