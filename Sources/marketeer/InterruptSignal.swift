import Dispatch
import Foundation
import Synchronization

/// Turns the first Ctrl-C into a wish to stop after the current cells; the second ends at once.
final class InterruptSignal: Sendable {
  private let count = Atomic<Int>(0)
  private let source: any DispatchSourceSignal

  /// Starts to listen.
  init() {
    signal(SIGINT, SIG_IGN)
    source = DispatchSource.makeSignalSource(
      signal: SIGINT, queue: DispatchQueue(label: "interrupt"))
    source.setEventHandler { [self] in
      if count.add(1, ordering: .relaxed).newValue > 1 { exit(130) }
      Console.note("\nstopping after the current cells; press Ctrl-C again to stop at once")
    }
    source.activate()
  }

  /// Whether Ctrl-C was pressed.
  var isRaised: Bool { count.load(ordering: .relaxed) > 0 }
}
