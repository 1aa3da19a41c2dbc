import Testing

@testable import ScenarioFiles

/// A spoilt scenario; `Golden/mistakes.txt` holds what the loader says about it.
struct Mistake: Sendable, CustomTestStringConvertible {
  let name: String
  let files: [String: String]
  let overrides: [ScenarioOverride]

  var testDescription: String { name }

  init(_ name: String, _ old: String, _ new: String) {
    self.init(name, edits: [(old, new)])
  }

  init(
    _ name: String, edits: [(String, String)], files: [String: String] = [:],
    overrides: [ScenarioOverride] = []
  ) {
    self.init(name, text: Shop.text(edits), files: files, overrides: overrides)
  }

  init(
    _ name: String, text: String?, files: [String: String] = [:], overrides: [ScenarioOverride] = []
  ) {
    self.name = name
    self.files = text.map { files.merging(["shop.yaml": $0]) { $1 } } ?? files
    self.overrides = overrides
  }

  /// The shop with one of its lists in a table.
  static func table(_ key: String) -> String {
    let lines = Shop.text.split(separator: "\n", omittingEmptySubsequences: false)
    var result: [Substring] = []
    var isInside = false
    for line in lines {
      if line == key + ":" {
        result.append("\(key): {from: \(key).csv}")
        isInside = true
      } else if !isInside || !line.hasPrefix(" ") {
        isInside = false
        result.append(line)
      }
    }
    return result.joined(separator: "\n")
  }

  /// Everything the loader says.
  func report() -> String {
    switch Shop.load(files, overrides: overrides) {
    case .success(let loaded):
      loaded.scenario.warnings.map(\.description).joined(separator: "\n")
    case .failure(let error): error.description
    }
  }
}

extension Mistake {
  static let all =
    structure + meaning + supply + memory + files + promotions + sellers + fairness
    + aggregate + planning + fareControl + learning + elasticity + targeting
}
