import Foundation
import Testing

/// The layer table: what each target may import (SwiftPM does not enforce it).
private let allowed: [String: Set<String>] = [
  "RandomStreams": ["CGSL"],
  "ScientificComputing": ["CGSL", "RandomStreams"],
  "EventSimulation": [],
  "LanguageModels": ["CCurl"],
  "PriceClaims": [],
  "PromotionBriefs": ["LanguageModels", "MarketModel", "PriceClaims"],
  "MarketModel": ["EventSimulation", "RandomStreams", "ScientificComputing"],
  "TensorKernels": ["CKernels", "COpenBLAS"],
  "TransformerScorer": ["MarketModel", "RandomStreams", "TensorKernels"],
  "ShoppingData": ["MarketModel", "RandomStreams", "ResultsStore", "TransformerScorer"],
  "ScorerTraining": [
    "MarketModel", "RandomStreams", "Reports", "ResultsStore", "ScientificComputing",
    "ShoppingData", "TensorKernels", "TransformerScorer",
  ],
  "PricingStrategies": ["EventSimulation", "MarketModel", "ScientificComputing"],
  "ScenarioFiles": [
    "EventSimulation", "MarketModel", "PriceClaims", "PricingStrategies", "ScientificComputing",
    "Yams",
  ],
  "CompanyData": [
    "MarketModel", "PriceClaims", "ResultsStore", "ScenarioFiles", "ScientificComputing",
  ],
  "ConsumerSegments": [
    "MarketModel", "RandomStreams", "ResultsStore", "ScientificComputing", "ShoppingData",
  ],
  "ResultsStore": ["GRDB"],
  "Reports": ["ResultsStore"],
  "ExperimentRunner": [
    "CompanyData", "EventSimulation", "LanguageModels", "MarketModel", "PriceClaims",
    "PricingStrategies", "PromotionBriefs", "RandomStreams", "Reports", "ResultsStore",
    "ScenarioFiles", "ScientificComputing", "ShoppingData", "TransformerScorer",
  ],
  "marketeer": [
    "ArgumentParser", "CompanyData", "ConsumerSegments", "ExperimentRunner", "LanguageModels",
    "MarketModel", "PriceClaims", "PricingStrategies", "PromotionBriefs", "Reports",
    "ResultsStore", "ScenarioFiles", "ScorerTraining", "ShoppingData", "TensorKernels",
    "TransformerScorer",
  ],
]

/// Modules of the toolchain that any target of a layer may import.
private let pure: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]
private let systemBelowLayer2: Set<String> = pure
private let systemFromLayer2: Set<String> = pure.union(["Dispatch", "Foundation"])
private let layer2AndAbove: Set<String> = [
  "ScenarioFiles", "ResultsStore", "Reports", "ShoppingData", "ScorerTraining",
  "CompanyData", "ConsumerSegments", "ExperimentRunner", "marketeer",
  // They read and write JSON and ask over the network, so Foundation is theirs too.
  "LanguageModels", "PromotionBriefs",
]

@Test("every import goes down the layer table", arguments: allowed.keys.sorted())
func importsGoDown(target: String) throws {
  let system = layer2AndAbove.contains(target) ? systemFromLayer2 : systemBelowLayer2
  let permitted = (allowed[target] ?? []).union(system)
  for file in try Repository.swiftFiles(under: "Sources/\(target)") {
    for module in try imports(of: file) {
      #expect(permitted.contains(module), "\(file.lastPathComponent) imports \(module)")
    }
  }
}

@Test("every target is in the layer table")
func tableIsComplete() throws {
  let foreign = ["CCurl", "CGSL", "CKernels", "COpenBLAS"]
  let folders = try Repository.names(in: "Sources").filter { !foreign.contains($0) }
  #expect(Set(folders) == Set(allowed.keys))
}

@Test("no target draws randomness outside the named streams")
func randomnessIsNamed() throws {
  let forbidden = [".random(in:", ".shuffled(", ".randomElement(", "SystemRandomNumberGenerator"]
  for file in try Repository.swiftFiles(under: "Sources") {
    let text = try String(contentsOf: file, encoding: .utf8)
    for call in forbidden { #expect(!text.contains(call), "\(file.lastPathComponent): \(call)") }
  }
}

private func imports(of file: URL) throws -> [String] {
  // Texts in three quotes may hold another language's imports.
  let outside = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\"\"\"")
    .enumerated().filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined()
  return outside.split(separator: "\n").compactMap { line in
    let words = line.split(separator: " ")
    guard let index = words.firstIndex(of: "import"), index <= 2, words.count > index + 1,
      words[..<index].allSatisfy({ $0 == "public" || $0 == "package" || $0.hasPrefix("@") })
    else { return nil }
    return String(words[index + 1])
  }
}

/// The checked-out repository.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }

  static func swiftFiles(under folder: String) throws -> [URL] {
    let base = root.appending(path: folder)
    return try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
      .filter { $0.hasSuffix(".swift") }.map { base.appending(path: $0) }
  }
}
