import Synchronization

/// The strategies whose programs failed, with the first error of each.
final class FailedPrograms: Sendable {
  private let errors = Mutex([Int: ProgramError]())

  /// Notes an error of a strategy, by its index in the scenario.
  func note(_ error: ProgramError, strategy: Int) {
    errors.withLock { $0[strategy] = $0[strategy] ?? error }
  }

  /// Whether a strategy's program has failed.
  func hasFailed(_ strategy: Int) -> Bool { errors.withLock { $0[strategy] != nil } }

  /// The error of the first strategy that has one.
  var first: ProgramError? {
    errors.withLock { errors in errors.keys.min().flatMap { errors[$0] } }
  }
}
