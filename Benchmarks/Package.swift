// swift-tools-version: 6.2
// Benchmarks of Marketeer's public API; nested, so that the library's users need none of its tools.
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "marketeer-benchmarks",
  dependencies: [.package(name: "marketeer", path: "..")],
  targets: [
    .executableTarget(
      name: "marketeer-bench",
      dependencies: [
        .product(name: "EventSimulation", package: "marketeer"),
        .product(name: "MarketModel", package: "marketeer"),
        .product(name: "PricingStrategies", package: "marketeer"),
        .product(name: "RandomStreams", package: "marketeer"),
        .product(name: "ScientificComputing", package: "marketeer"),
      ],
      swiftSettings: house),
    // How fast the Transformer scorer runs and trains.
    .executableTarget(
      name: "ScorerBenchmark",
      dependencies: [
        .product(name: "RandomStreams", package: "marketeer"),
        .product(name: "ScorerTraining", package: "marketeer"),
        .product(name: "TensorKernels", package: "marketeer"),
        .product(name: "TransformerScorer", package: "marketeer"),
      ],
      swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
