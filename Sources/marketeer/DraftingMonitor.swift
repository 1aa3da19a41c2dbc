import Foundation
import LanguageModels
import PromotionBriefs

/// Watches drafting for a command: clock, Ctrl-C, and progress on a terminal.
struct DraftingMonitor {
  private let interrupt = InterruptSignal(stoppingAfter: "the current draft")
  private let bar: ProgressBar
  private let isQuiet: Bool

  /// Listens for Ctrl-C from now on.
  init(quiet: Bool) {
    isQuiet = quiet
    bar = ProgressBar(isShown: Console.isTerminal && !quiet)
  }

  /// What drafting asks and tells; `limit` is the most time to wait for answers.
  func watch(limit: DraftTime?) -> DraftWatch {
    var watch = DraftWatch()
    watch.limit = limit
    watch.seconds = { ProcessInfo.processInfo.systemUptime }
    watch.isCancelled = { [count = interrupt.count] in count.isRaised }
    watch.onProgress = { [bar, isShown = Console.isTerminal && !isQuiet] progress in
      bar.update(stage: "drafting", done: progress.tally.drafts, total: progress.total)
      if isShown { Console.draw(Self.line(progress)) }
    }
    return watch
  }

  /// What follows the bar, as far as the line has room: a line that wraps can't be taken back.
  private static func line(_ progress: DraftProgress) -> String {
    let bar = "drafting [] \(progress.tally.drafts)/\(progress.total)  9999 s left".count + 30
    return String("  \(progress.words)".prefix(max(Console.width - bar - 1, 0)))
  }

  /// Clears the bar and says how much was drafted in what time.
  func finish(_ tally: DraftTally) {
    bar.clear()
    if !isQuiet, tally.tries > 0 { Console.note("copy    \(tally.words)") }
  }
}

extension ModelSourceOptions {
  /// Opens the model; nil where none is wanted or set up.
  ///
  /// - Throws: `LanguageModelError` when the one that is named can't be had.
  func open() throws -> (any ChatModel)? {
    let options = options
    if case .none = try ChatModelSource(options) { return nil }
    return try Waiting.wait { try await ChatModelSource.open(options) }
  }
}
