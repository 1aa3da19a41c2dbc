// swift-tools-version: 6.2
// Marketeer: a simulator of dynamic pricing and promotion. Layers are explained in ARCHITECTURE.md;
// Tests/ArchitectureTests enforces them.
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "marketeer",
  products: [
    .executable(name: "marketeer", targets: ["marketeer"]),
    .library(name: "RandomStreams", targets: ["RandomStreams"]),
    .library(name: "ScientificComputing", targets: ["ScientificComputing"]),
    .library(name: "EventSimulation", targets: ["EventSimulation"]),
    .library(name: "MarketModel", targets: ["MarketModel"]),
    .library(name: "PricingStrategies", targets: ["PricingStrategies"]),
    .library(name: "TensorKernels", targets: ["TensorKernels"]),
    .library(name: "TransformerScorer", targets: ["TransformerScorer"]),
    .library(name: "ScorerTraining", targets: ["ScorerTraining"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Layer 0: tools that know no market.
    // The GNU Scientific Library's headers.
    .systemLibrary(name: "CGSL", providers: [.apt(["libgsl-dev"])]),
    // OpenBLAS's headers.
    .systemLibrary(name: "COpenBLAS", providers: [.apt(["libopenblas-dev"])]),
    // libcurl's headers.
    .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // The few hot kernels in C, per CPU by function attribute, chosen at run time.
    .target(name: "CKernels"),
    // Named, reproducible, counter-based random streams.
    .target(name: "RandomStreams", dependencies: ["CGSL"], swiftSettings: house),
    // Swift front to GSL: distributions, minimizers, roots, quadrature, quasi-random points.
    .target(
      name: "ScientificComputing", dependencies: ["CGSL", "RandomStreams"], swiftSettings: house),
    // Clock, event calendar, run loop.
    .target(name: "EventSimulation", swiftSettings: house),

    // Chat requests to any OpenAI-compatible endpoint, the local server, recordings.
    .target(name: "LanguageModels", dependencies: ["CCurl"], swiftSettings: house),
    // Dense float kernels: scalar reference, C kernels, BLAS for training.
    .target(name: "TensorKernels", dependencies: ["CKernels", "COpenBLAS"], swiftSettings: house),

    // Layer 1: the domain.
    // Money, products, offers, firms, consumers, choice, stock, ledger, the simulated market.
    .target(
      name: "MarketModel",
      dependencies: ["EventSimulation", "RandomStreams", "ScientificComputing"],
      swiftSettings: house),
    // Purchase intent by a Transformer: tokens, forward, backward, weights.
    .target(
      name: "TransformerScorer", dependencies: ["MarketModel", "RandomStreams", "TensorKernels"],
      swiftSettings: house),
    // Price histories and the laws on announced reductions.
    .target(name: "PriceClaims", swiftSettings: house),
    // Facts, locked offer sentences, drafted copy, checks, the brief.
    .target(
      name: "PromotionBriefs", dependencies: ["LanguageModels", "MarketModel", "PriceClaims"],
      swiftSettings: house),
    // The rules that post prices.
    .target(
      name: "PricingStrategies",
      dependencies: ["EventSimulation", "MarketModel", "ScientificComputing"],
      swiftSettings: house),

    // Layer 2: experiments.
    // YAML files to checked values, and every mistake with its place.
    .target(
      name: "ScenarioFiles",
      dependencies: [
        "EventSimulation", "MarketModel", "PriceClaims", "PricingStrategies",
        "ScientificComputing",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: house),
    // Finished cells in SQLite; tidy CSV files.
    .target(
      name: "ResultsStore", dependencies: [.product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: house),
    // Shopping histories in CSV files: checked, cleaned, imputed, turned into occasions.
    .target(
      name: "ShoppingData",
      dependencies: ["MarketModel", "RandomStreams", "ResultsStore", "TransformerScorer"],
      swiftSettings: house),
    // A company's own files: weekly sales and what is estimated from them.
    .target(
      name: "CompanyData",
      dependencies: [
        "MarketModel", "PriceClaims", "ResultsStore", "ScenarioFiles", "ScientificComputing",
      ],
      swiftSettings: house),
    // Segments of a panel's consumers.
    .target(
      name: "ConsumerSegments",
      dependencies: [
        "MarketModel", "RandomStreams", "ResultsStore", "ScientificComputing", "ShoppingData",
      ],
      swiftSettings: house),
    // Training, checkpoints, evaluation and baselines of the Transformer scorer.
    .target(
      name: "ScorerTraining",
      dependencies: [
        "MarketModel", "RandomStreams", "Reports", "ResultsStore", "ScientificComputing",
        "ShoppingData", "TensorKernels", "TransformerScorer",
      ],
      swiftSettings: house),
    // Scenario x strategy x replication: calibration, cells, statistics, resume.
    .target(
      name: "ExperimentRunner",
      dependencies: [
        "CompanyData", "EventSimulation", "LanguageModels", "MarketModel", "PriceClaims",
        "PricingStrategies", "PromotionBriefs", "RandomStreams", "Reports", "ResultsStore",
        "ScenarioFiles", "ScientificComputing", "ShoppingData", "TransformerScorer",
      ],
      swiftSettings: house),
    // Charts and the HTML report.
    .target(name: "Reports", dependencies: ["ResultsStore"], swiftSettings: house),

    // Layer 3: the command line.
    .executableTarget(
      name: "marketeer",
      dependencies: [
        "CompanyData", "ConsumerSegments", "ExperimentRunner", "LanguageModels", "MarketModel",
        "PriceClaims", "PricingStrategies", "PromotionBriefs", "Reports", "ResultsStore",
        "ScenarioFiles", "ScorerTraining", "ShoppingData", "TensorKernels", "TransformerScorer",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // A transparent scorer for tests of several targets.
    .target(
      name: "ScorerTestSupport", dependencies: ["TransformerScorer"],
      path: "Tests/ScorerTestSupport", swiftSettings: house),
    .testTarget(
      name: "RandomStreamsTests", dependencies: ["RandomStreams", "CGSL"], swiftSettings: house),
    .testTarget(
      name: "ScientificComputingTests", dependencies: ["ScientificComputing", "RandomStreams"],
      swiftSettings: house),
    .testTarget(
      name: "EventSimulationTests",
      dependencies: ["EventSimulation", "RandomStreams", "ScientificComputing"],
      swiftSettings: house),
    .testTarget(
      name: "MarketModelTests",
      dependencies: ["MarketModel", "EventSimulation", "RandomStreams", "ScientificComputing"],
      swiftSettings: house),
    .testTarget(
      name: "TensorKernelsTests", dependencies: ["TensorKernels", "RandomStreams"],
      swiftSettings: house),
    .testTarget(
      name: "TransformerScorerTests",
      dependencies: [
        "ScorerTestSupport", "TransformerScorer", "MarketModel", "RandomStreams", "TensorKernels",
      ],
      exclude: ["Fixtures"], swiftSettings: house),
    .testTarget(
      name: "ShoppingDataTests",
      dependencies: ["ShoppingData", "MarketModel", "RandomStreams", "TransformerScorer"],
      swiftSettings: house),
    .testTarget(
      name: "ScorerTrainingTests",
      dependencies: [
        "ScorerTraining", "MarketModel", "RandomStreams", "ScientificComputing", "ShoppingData",
        "TransformerScorer",
      ],
      swiftSettings: house),
    .testTarget(
      name: "LanguageModelsTests", dependencies: ["LanguageModels"], swiftSettings: house),
    .testTarget(name: "PriceClaimsTests", dependencies: ["PriceClaims"], swiftSettings: house),
    .testTarget(
      name: "PromotionBriefsTests",
      dependencies: ["LanguageModels", "MarketModel", "PriceClaims", "PromotionBriefs"],
      swiftSettings: house),
    .testTarget(
      name: "PricingStrategiesTests",
      dependencies: [
        "PricingStrategies", "MarketModel", "EventSimulation", "RandomStreams",
        "ScientificComputing",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ScenarioFilesTests",
      dependencies: [
        "EventSimulation", "MarketModel", "PriceClaims", "PricingStrategies", "ScenarioFiles",
        "ScientificComputing", .product(name: "Yams", package: "Yams"),
      ],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(
      name: "CompanyDataTests",
      dependencies: [
        "CompanyData", "MarketModel", "PriceClaims", "RandomStreams", "ScenarioFiles",
        "ScientificComputing",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ConsumerSegmentsTests",
      dependencies: [
        "ConsumerSegments", "MarketModel", "RandomStreams", "ScientificComputing", "ShoppingData",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ResultsStoreTests",
      dependencies: ["ResultsStore", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Golden"], swiftSettings: house),
    .testTarget(
      name: "ExperimentRunnerTests",
      dependencies: [
        "CompanyData", "EventSimulation", "ExperimentRunner", "LanguageModels", "MarketModel",
        "PriceClaims", "PricingStrategies", "RandomStreams", "ResultsStore", "ScenarioFiles",
        "ScientificComputing", "ScorerTestSupport", "ShoppingData", "TransformerScorer",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "ResultsStore"], exclude: ["Golden"],
      swiftSettings: house),
    // The built program as a user calls it.
    .testTarget(
      name: "CommandTests", dependencies: ["marketeer", "ResultsStore"], exclude: ["Golden"],
      swiftSettings: house),
    // The layer table, the committed scenarios.
    .testTarget(name: "ArchitectureTests", swiftSettings: house),
  ],
  swiftLanguageModes: [.v6]
)
