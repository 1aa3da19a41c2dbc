// Prints one line per benchmark, separated by tabs: name, unit, value. Arguments choose benchmarks
// by the start of their names; none means all.
//
// `--memory CONSUMERS` prints instead the bytes of memory that this process needs for one
// replication with that many consumers.

let benchmarks = [
  holdModel("hold-1k", pending: 1_000, holds: 1_000_000),
  holdModel("hold-10k", pending: 10_000, holds: 1_000_000),
  holdModel("hold-1M", pending: 1_000_000, holds: 1_000_000),
  singleServerQueue("mm1", customers: 300_000),
  qLearningDuopoly("q-learning", periods: 2_000_000),
  mixedLogitChoices("choice", chunks: 128, rounds: 8),
  thompsonDecisions("thompson", seasons: 50),
  thompsonSeasons("thompson-seasons", seasons: 50),
  wholeMarket("market-20k", consumers: 20_000, weeks: 50),
  wholeMarket("market-200k", consumers: 200_000, weeks: 50),
]

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.first == "--memory", arguments.count == 2, let consumers = Int(arguments[1]) {
  print(residentBytes(consumers: consumers))
} else {
  for benchmark in benchmarks
  where arguments.isEmpty || arguments.contains(where: benchmark.name.hasPrefix) {
    let time = benchmark.nanosecondsPerUnit(repetitions: 5)
    print(benchmark.name, "ns per \(benchmark.unit)", time, separator: "\t")
  }
}
