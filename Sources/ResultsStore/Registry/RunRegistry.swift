import Foundation

/// The runs under a results folder: `<root>/<scenario>/<run-id>/`.
public struct RunRegistry: Sendable {
  /// One run.
  public struct Run: Sendable, Equatable {
    /// The scenario's folder name.
    public var scenario: String
    /// The run id.
    public var runID: String
    /// The run's folder.
    public var folder: String
    /// What the run consists of; `nil` while it is unfinished.
    public var manifest: Manifest?
    /// The names that users gave it, sorted.
    public var tags: [String]
  }

  /// The name of the link to a scenario's newest run.
  public static let latest = "latest"

  /// The results folder.
  public let root: String

  /// Looks at the runs under `root`, such as `results`.
  public init(root: String) {
    self.root = root
  }

  /// Returns the folder for a run; characters that don't belong in a file name become `-`.
  public func folder(scenario: String, runID: String) -> String {
    "\(root)/\(Self.folderName(scenario))/\(runID)"
  }

  /// Returns all runs, by scenario, oldest first, unfinished ones last.
  public func runs() -> [Run] {
    FileTree.names(in: root).flatMap { scenario in
      FileTree.names(in: "\(root)/\(scenario)").compactMap { run(scenario, $0) }
        .sorted { Self.order($0) < Self.order($1) }
    }
  }

  /// Returns the run that a user names: a folder, `latest`, `scenario/latest`, `scenario/run-id`,
  /// a tag, a run id or its beginning.
  ///
  /// - Throws: `ResultsError.noRun` or `.ambiguousRun`.
  public func run(named name: String) throws -> Run {
    let parts = name.split(separator: "/").map(String.init)
    guard let last = parts.last else { throw ResultsError.noRun(root: root, name: name) }
    let scenario = parts.count > 1 ? parts[parts.count - 2] : nil
    let candidates = runs().filter { scenario == nil || $0.scenario == scenario }
    let matches = candidates.filter {
      last == Self.latest ? isLatest($0) : $0.runID.hasPrefix(last) || $0.tags.contains(last)
    }
    if scenario == nil && last == Self.latest, let newest = Self.newest(matches) { return newest }
    guard let match = matches.first else { throw ResultsError.noRun(root: root, name: name) }
    guard matches.count == 1 else {
      throw ResultsError.ambiguousRun(
        name: name, matches: matches.map { "\($0.scenario)/\($0.runID)" })
    }
    return match
  }

  /// Points `<root>/<scenario>/latest` to a run, in one step.
  ///
  /// - Throws: `ResultsError.file`.
  public func markLatest(scenario: String, runID: String) throws {
    let link = folder(scenario: scenario, runID: Self.latest)
    let temporary = "\(link).\(getpid()).tmp"
    unlink(temporary)
    guard symlink(runID, temporary) == 0, rename(temporary, link) == 0 else {
      let code = errno
      unlink(temporary)
      throw ResultsError.file(path: link, action: "point to the latest run", code: code)
    }
  }
}

extension RunRegistry {
  /// Returns the scenario's name as a safe folder name.
  public static func folderName(_ scenario: String) -> String {
    let safe = scenario.unicodeScalars.map { scalar -> String in
      let isSafe = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
      return isSafe ? String(scalar) : "-"
    }
    return safe.isEmpty ? "-" : safe.joined()
  }

  private func run(_ scenario: String, _ runID: String) -> Run? {
    let folder = "\(root)/\(scenario)/\(runID)"
    let manifest = try? Manifest.read(runFolder: folder)
    let isStarted = FileManager.default.fileExists(atPath: "\(folder)/\(RunStore.fileName)")
    guard runID != Self.latest, manifest != nil || isStarted else { return nil }
    return Run(
      scenario: scenario, runID: runID, folder: folder, manifest: manifest,
      tags: RunTags.read(runFolder: folder))
  }

  /// Whether `latest` of its scenario points to a run.
  func isLatest(_ run: Run) -> Bool {
    let link = "\(root)/\(run.scenario)/\(Self.latest)"
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == run.runID
  }

  private static func newest(_ runs: [Run]) -> Run? { runs.max { order($0) < order($1) } }

  private static func order(_ run: Run) -> (Int, String, String) {
    (run.manifest == nil ? 1 : 0, run.manifest?.environment.finishedAt ?? "", run.runID)
  }
}
