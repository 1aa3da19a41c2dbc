@testable import ScenarioFiles

extension ScenarioLoader {
  /// Creates a loader on a machine of 8 GiB that knows no files but these, each text by its path.
  init(texts: [String: String]) {
    self.init(
      physicalMemory: 8 << 30, files: FileAccess { texts[$0].map { Array($0.utf8) } })
  }
}
