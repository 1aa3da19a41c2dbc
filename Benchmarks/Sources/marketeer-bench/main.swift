// Prints one line per benchmark, separated by tabs: name, unit, nanoseconds of processor time per
// unit.
// Arguments choose benchmarks by the start of their names; none means all.

let benchmarks = [
  holdModel("hold-1k", pending: 1_000, holds: 1_000_000),
  holdModel("hold-10k", pending: 10_000, holds: 1_000_000),
  holdModel("hold-1M", pending: 1_000_000, holds: 1_000_000),
  singleServerQueue("mm1", customers: 300_000),
]

let prefixes = CommandLine.arguments.dropFirst()
for benchmark in benchmarks
where prefixes.isEmpty || prefixes.contains(where: benchmark.name.hasPrefix) {
  let time = benchmark.nanosecondsPerUnit(repetitions: 5)
  print(benchmark.name, benchmark.unit, time, separator: "\t")
}
