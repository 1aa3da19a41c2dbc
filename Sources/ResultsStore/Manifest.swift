import Foundation

/// What a finished run consists of: `manifest.json`.
///
/// Two runs of the same scenario, seed and build differ in `environment` only.
public struct Manifest: Sendable, Codable, Equatable {
  /// Where and when the run was made; the only part that may differ between equal runs.
  public struct Environment: Sendable, Codable, Equatable {
    /// The operating system.
    public var operatingSystem: String
    /// The processor.
    public var processor: String
    /// The compiler.
    public var toolchain: String
    /// When the run was finished, such as `2026-03-02T10:15:00Z`.
    public var finishedAt: String

    /// Gathers the parts.
    public init(
      operatingSystem: String, processor: String, toolchain: String, finishedAt: String
    ) {
      self.operatingSystem = operatingSystem
      self.processor = processor
      self.toolchain = toolchain
      self.finishedAt = finishedAt
    }
  }

  /// The file's name in the run's folder.
  public static let fileName = "manifest.json"

  /// The tool's version.
  public var toolVersion: String
  /// The scenario's name.
  public var scenario: String
  /// The run id.
  public var runID: String
  /// The seed.
  public var seed: UInt64
  /// The strategies, best first.
  public var strategies: [String]
  /// Ranking replications.
  public var replications: Int
  /// The verdict's first sentence.
  public var verdict: String
  /// The scenario with every default written out.
  public var resolvedScenario: String
  /// SHA-256 of the resolved scenario.
  public var scenarioDigest: String
  /// SHA-256 of the rows of `run.sqlite`.
  public var contentDigest: String
  /// SHA-256 of every other file in the run's folder, by its path there.
  public var files: [String: String]
  /// Where and when.
  public var environment: Environment

  /// What a run's summary gives to its manifest.
  private struct Subject {
    var toolVersion: String
    var scenario: String
    var runID: String
    var seed: UInt64
    var strategies: [String]
    var replications: Int
    var sentences: [String]
  }

  private init(
    _ subject: Subject, resolvedScenario: String, store: RunStore, environment: Environment
  ) throws {
    toolVersion = subject.toolVersion
    scenario = subject.scenario
    runID = subject.runID
    seed = subject.seed
    strategies = subject.strategies
    replications = subject.replications
    verdict = subject.sentences.first ?? ""
    self.resolvedScenario = resolvedScenario
    scenarioDigest = SHA256Digest.hex(of: resolvedScenario)
    contentDigest = try store.contentDigest()
    files = try Self.fileDigests(in: store.folder)
    self.environment = environment
  }

  /// Describes a finished run whose other files are written already.
  ///
  /// - Throws: `ResultsError` when a file can't be read.
  public init(
    summary: ComparisonSummary, resolvedScenario: String, store: RunStore,
    environment: Environment
  ) throws {
    let header = summary.header
    try self.init(
      Subject(
        toolVersion: header.toolVersion, scenario: header.scenario, runID: header.runID,
        seed: header.seed, strategies: summary.strategies.map(\.name),
        replications: header.replications, sentences: summary.verdict.sentences),
      resolvedScenario: resolvedScenario, store: store, environment: environment)
  }

  /// Describes a finished search whose other files are written already.
  ///
  /// - Throws: `ResultsError` when a file can't be read.
  public init(
    search: SearchSummary, resolvedScenario: String, store: RunStore, environment: Environment
  ) throws {
    try self.init(
      Subject(
        toolVersion: search.toolVersion, scenario: search.scenario, runID: search.runID,
        seed: search.seed, strategies: [search.foundName, search.strategy],
        replications: search.replications, sentences: search.sentences),
      resolvedScenario: resolvedScenario, store: store, environment: environment)
  }

  /// Describes a finished sweep whose other files are written already.
  ///
  /// - Throws: `ResultsError` when a file can't be read.
  public init(
    sweep: SweepSummary, resolvedScenario: String, store: RunStore, environment: Environment
  ) throws {
    let winners = sweep.shares.map(\.strategy)
    try self.init(
      Subject(
        toolVersion: sweep.toolVersion, scenario: sweep.scenario, runID: sweep.runID,
        seed: sweep.seed, strategies: winners + sweep.strategies.filter { !winners.contains($0) },
        replications: sweep.replications, sentences: sweep.sentences),
      resolvedScenario: resolvedScenario, store: store, environment: environment)
  }

  /// Writes `manifest.json` in the run's folder.
  ///
  /// - Throws: `ResultsError`.
  public func write(runFolder: String) throws {
    try AtomicFile.write(JSONText.of(self), to: runFolder + "/" + Self.fileName)
  }

  /// Reads the manifest of a finished run.
  ///
  /// - Throws: `ResultsError` when it is missing or can't be read.
  public static func read(runFolder: String) throws -> Manifest {
    let path = runFolder + "/" + fileName
    let data = try FileTree.contents(of: path)
    guard let manifest = try? JSONDecoder().decode(Self.self, from: data) else {
      throw ResultsError.damaged(path: path, detail: "it is not a run's manifest")
    }
    return manifest
  }

  /// The folder of briefs, which are written after the run and edited.
  static let briefs = "brief"
  /// What users add to a finished run.
  private static let additions = [briefs, RunTags.fileName]

  /// Returns the digest of every file of the run except the store, whose layout is exempt, the
  /// manifest, briefs and tags.
  package static func fileDigests(in folder: String, below prefix: String = "") throws -> [String:
    String]
  {
    var digests: [String: String] = [:]
    for name in FileTree.names(in: folder)
    where !name.hasPrefix(RunStore.fileName) && name != fileName && !name.hasSuffix(".tmp") {
      let path = folder + "/" + name
      if prefix.isEmpty && additions.contains(name) { continue }
      if FileTree.isFolder(path) {
        let inner = try fileDigests(in: path, below: prefix + name + "/")
        digests.merge(inner) { first, _ in first }
      } else {
        digests[prefix + name] = SHA256Digest.hex(ofBytes: try FileTree.contents(of: path))
      }
    }
    return digests
  }
}

extension Manifest.Environment {
  /// Returns a description of this machine; the time is given, because no clock is asked here.
  public static func current(finishedAt: String) -> Self {
    Self(
      operatingSystem: value(of: "PRETTY_NAME=", in: "/etc/os-release") ?? "unknown",
      processor: value(of: "model name", in: "/proc/cpuinfo") ?? "unknown",
      toolchain: toolchain, finishedAt: finishedAt)
  }

  /// Returns what follows the key on its line, without punctuation around it.
  private static func value(of key: String, in path: String) -> String? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix(key) })
    else { return nil }
    return line.dropFirst(key.count).trimmingCharacters(in: CharacterSet(charactersIn: "\t :\""))
  }

  private static var toolchain: String {
    #if compiler(>=6.4)
    "Swift 6.4 or later"
    #elseif compiler(>=6.3)
    "Swift 6.3"
    #else
    "Swift 6.2"
    #endif
  }
}
