import ArgumentParser
import ConsumerSegments
import ResultsStore
import ScenarioFiles
import ShoppingData

/// Divides a category's consumers into segments, for scenarios and briefs.
struct SegmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "segment",
    abstract: "Divide a category's consumers into segments that behave alike.",
    discussion: """
      Reads shopping data, finds groups of consumers, says in words and numbers what each does and how \
      strongly it follows prices, and writes them as a layer that a scenario includes.
      """)

  @Argument(help: "The folder with the data's CSV files.", completion: .directory)
  var data: String

  @Option(help: "The category.")
  var category: String

  @Option(help: "What makes the groups: latent classes, or recency, frequency and value.")
  var method: SegmentMethod = .latent

  @Option(help: "Latent classes: auto, or a number from 1 to 8.")
  var classes = "auto"

  @Option(help: "The periods that count, such as 1-52; all unless told otherwise.")
  var periods: String?

  @Option(help: "Names the random starts of the search.")
  var seed: UInt64 = 1

  @Option(
    name: .customLong("to"), help: "Write the segments to this file, for a scenario to include.",
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  @Option(help: "How to print.")
  var format: OutputFormat = .table

  func run() throws {
    try Failure.reporting {
      let options = SegmentationOptions(
        method: method.value, classes: try SegmentationOptions.classes(classes), seed: seed)
      let window = try periods.map { try PreparationOptions.periods($0, option: "periods") }
      let segmentation = try Segmentation(panel(window), options: options)
      if let file { try AtomicFile.write(SegmentLayer(segmentation).text, to: file) }
      let report = SegmentReport(segmentation)
      switch format {
      case .table: try Console.show(report.table())
      case .json: try Console.show(report.json(), terminator: "")
      case .csv: try Console.show(report.csv(), terminator: "")
      case .md: try Console.show(report.markdown())
      }
    }
  }

  /// Reads the data; of an unknown category it names the nearest one.
  private func panel(_ window: ClosedRange<Int>?) throws -> CategoryPanel {
    do throws(ShoppingDataError) {
      return try CategoryPanel.read(folder: data, category: category, periods: window)
    } catch {
      if case .unknownCategory(let name, let known) = error,
        let near = EditDistance.nearest(to: name, in: known)
      {
        Console.note("error: no category is called '\(name)'\nhint: did you mean '\(near)'?")
        throw ExitReason.invalid.code
      }
      throw error
    }
  }
}

/// What makes the groups, as an option.
enum SegmentMethod: String, ExpressibleByArgument, CaseIterable {
  case latent, rfv

  /// The method as the library names it.
  var value: SegmentationOptions.Method {
    switch self {
    case .latent: .latent
    case .rfv: .rfv
    }
  }
}

extension SegmentationError {
  /// Whether an option is wrong rather than the data.
  var isUsage: Bool {
    switch self {
    case .classesOutOfRange: true
    case .tooFewConsumers, .tooManyClasses: false
    }
  }
}
