import Dispatch
import Foundation
import Synchronization

/// How often Ctrl-C was pressed.
final class InterruptCount: Sendable {
  private let count = Atomic<Int>(0)

  /// Adds one and returns the new count.
  func add() -> Int { count.add(1, ordering: .relaxed).newValue }

  /// Whether Ctrl-C was pressed.
  var isRaised: Bool { count.load(ordering: .relaxed) > 0 }
}

/// Turns the first Ctrl-C into a wish to stop soon; the second ends at once.
struct InterruptSignal {
  /// What is asked between one piece of work and the next.
  let count = InterruptCount()
  private let source: any DispatchSourceSignal

  /// Starts to listen; `piece` names what is finished first.
  init(stoppingAfter piece: String = "the current cells") {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupt"))
    source.setEventHandler { [count] in
      if count.add() > 1 { _exit(ExitReason.interrupted.rawValue) }
      Console.note("\nstopping after \(piece); press Ctrl-C again to stop at once")
    }
    source.activate()
  }
}
