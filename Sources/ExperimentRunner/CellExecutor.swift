import Dispatch
import Foundation
import RandomStreams
import ResultsStore
import Synchronization

/// Simulates missing cells on several threads and commits each as it finishes.
///
/// Work is handed out by replication, so that its warm-up runs once. Nothing depends on the order
/// in which replications finish.
struct CellExecutor {
  let prepared: PreparedMarket
  let store: RunStore
  let threads: Int
  /// Called after each finished cell with finished and total counts.
  let onProgress: @Sendable (Int, Int) -> Void
  /// Asked between cells; `true` stops after the current cells.
  let isCancelled: @Sendable () -> Bool

  /// Runs `cells`; those in `finished` are skipped.
  ///
  /// A program that fails ends its cell, and its strategy's other cells are left out; all other cells
  /// are finished first.
  ///
  /// - Throws: `RunInterruption.cancelled` when asked to stop; the first error of a cell or store; the
  ///   `ProgramError` of the first strategy, in the scenario's order, that had one.
  func run(_ cells: [RunPlan.Cell], finished: Set<String>) throws {
    let missing = cells.filter { !finished.contains($0.digest) }
    let groups = Self.byReplication(missing)
    let state = Mutex((next: 0, done: cells.count - missing.count, failure: (any Error)?.none))
    let programs = FailedPrograms()
    onProgress(cells.count - missing.count, cells.count)
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, groups.count))) { _ in
      while let group = Self.take(state, groups) {
        do {
          try run(group, programs) {
            let done = state.withLock { state in
              state.done += 1
              return state.done
            }
            onProgress(done, cells.count)
          }
        } catch {
          state.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure }
    if let failure = programs.first { throw failure }
  }

  private static func take(
    _ state: borrowing Mutex<(next: Int, done: Int, failure: (any Error)?)>,
    _ groups: [[RunPlan.Cell]]
  ) -> [RunPlan.Cell]? {
    state.withLock { state in
      guard state.failure == nil, state.next < groups.count else { return nil }
      defer { state.next += 1 }
      return groups[state.next]
    }
  }

  private func run(
    _ group: [RunPlan.Cell], _ programs: FailedPrograms, onCell: () -> Void
  ) throws {
    guard !isCancelled() else { throw RunInterruption.cancelled }
    var replication = try ReplicationRun(prepared: prepared, replication: group[0].replication)
    if group.contains(where: { $0.rivals == .passive }) { try replication.recordRivals() }
    for cell in group {
      guard !isCancelled() else { throw RunInterruption.cancelled }
      guard !programs.hasFailed(cell.strategy) else { continue }
      do {
        try run(cell, replication)
        onCell()
      } catch let error as ProgramError {
        programs.note(error, strategy: cell.strategy)
      }
    }
  }

  private func run(_ cell: RunPlan.Cell, _ replication: ReplicationRun) throws {
    switch cell.work {
    case .season:
      try store.commit(
        try replication.run(strategy: cell.strategy, rivals: cell.rivals, digest: cell.digest))
    case .twins:
      try store.commit(
        try replication.incrementality(
          strategy: cell.strategy, rivals: cell.rivals, digest: cell.digest))
    }
  }

  /// Groups cells by replication, in the order of their first appearance.
  private static func byReplication(_ cells: [RunPlan.Cell]) -> [[RunPlan.Cell]] {
    var groups: [[RunPlan.Cell]] = []
    var index: [ReplicationKey: Int] = [:]
    for cell in cells {
      if let position = index[cell.replication] {
        groups[position].append(cell)
      } else {
        index[cell.replication] = groups.count
        groups.append([cell])
      }
    }
    return groups
  }
}

/// Why a run stopped before its end although nothing failed.
public enum RunInterruption: Error, Sendable {
  /// The user asked; finished cells are kept.
  case cancelled
}
