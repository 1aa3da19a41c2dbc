// Prints one JSON object: how fast the Transformer scorer runs on this machine, next to the
// products that its kernels reach. `ScorerBenchmark [kernel]` forces avx512, avx2 or portable.
import Dispatch
import TensorKernels
import TransformerScorer

let kernels =
  CommandLine.arguments.dropFirst().first.map { name in
    guard let kernels = Kernels(named: name) else { fatalError("this CPU cannot run '\(name)'") }
    return kernels
  } ?? .best

let products = [
  measureProduct(rows: 240, inner: 64, columns: 64, kernels),
  measureProduct(rows: 252, inner: 256, columns: 256, kernels),
]
let peak = products.map(\.gigaflops).max() ?? .nan
let scorings = [8, 12].flatMap { offers in
  [1, 2].map { measureScoring(offers: offers, events: 16, threads: $0, kernels) }
}

let fields = [
  "\"kernels\": \"\(kernels.name)\"",
  "\"products\": [\(products.map(\.json).joined(separator: ", "))]",
  "\"scoring\": [\n    \(scorings.map { $0.json(peak: peak) }.joined(separator: ",\n    "))\n  ]",
]
print("{\n  \(fields.joined(separator: ",\n  "))\n}")
