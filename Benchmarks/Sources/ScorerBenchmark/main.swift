// Times the Transformer scorer on this machine and writes what its peers need: weights, occasions and
// our answers. `ScorerBenchmark FOLDER [threads]` prints lines of name, implementation, threads and
// occasions (or, for `product`, gigaflops) per second.
import Foundation
import ScorerTraining
import TensorKernels
import TransformerScorer

let folder = URL(filePath: CommandLine.arguments[1])
BLAS.useOneThread()
let weights = try DefaultScorer.weights()
try Data(weights.safeTensors.serialised()).write(to: folder.appending(path: "weights.safetensors"))

let products = [(240, 64, 64), (252, 256, 256)].map { rows, inner, columns in
  measureProduct(rows: rows, inner: inner, columns: columns, .best).gigaflops
}
print("product \(Kernels.best.name) 1 \(Int((products.max() ?? 0).rounded()))")

for offers in [8, 12] {
  var occasions = RandomOccasions()
  let table = occasions.table(rows: 8_192, events: 16, offers: offers)
  try Peers.write(
    table, weights: weights, to: folder.appending(path: "offers_\(offers).safetensors"))
  print("operations \(offers) \(offers) \(operations(weights.shape, events: 16, offers: offers))")
  for threads in [1, 2] {
    let rate = measureScoring(table, weights: weights, threads: threads, kernels: .best)
    print("offers_\(offers) marketeer \(threads) \(Int(rate))")
  }
  for name in Kernels.names.dropFirst() {
    guard let kernels = Kernels(named: name) else { continue }
    let rate = measureScoring(table, weights: weights, threads: 1, kernels: kernels)
    print("offers_\(offers) marketeer-\(name) 1 \(Int(rate))")
  }
}

var occasions = RandomOccasions()
let training = occasions.table(rows: 8_192, events: 16, offers: 12)
try Peers.write(training, weights: weights, to: folder.appending(path: "train.safetensors"))
for threads in [1, 2] {
  print("train marketeer \(threads) \(Int(try measureTraining(training, threads: threads)))")
}
