// swift-tools-version: 6.2
// Benchmarks of Marketeer's public API; nested, so that the library's users need none of its tools.
import PackageDescription

let package = Package(
  name: "marketeer-benchmarks",
  dependencies: [.package(name: "marketeer", path: "..")],
  targets: [
    .executableTarget(
      name: "marketeer-bench",
      dependencies: [
        .product(name: "EventSimulation", package: "marketeer"),
        .product(name: "MarketModel", package: "marketeer"),
        .product(name: "RandomStreams", package: "marketeer"),
        .product(name: "ScientificComputing", package: "marketeer"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
