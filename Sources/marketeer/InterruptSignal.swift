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

/// Turns the first Ctrl-C into a wish to stop after the current cells; the second ends at once.
struct InterruptSignal {
  /// What the run asks between cells.
  let count = InterruptCount()
  private let source: any DispatchSourceSignal

  /// Starts to listen.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupt"))
    source.setEventHandler { [count] in
      if count.add() > 1 { _exit(130) }
      Console.note("\nstopping after the current cells; press Ctrl-C again to stop at once")
    }
    source.activate()
  }
}
