/// One measured workload; a new one is a file with a value of this type, listed in `main.swift`.
struct Benchmark {
  /// The key that pairs it with the peer's measurement of the same workload.
  let name: String
  /// The unit of work that is counted, in the singular.
  let unit: String
  /// Prepares the workload and returns its timed part, which returns the units of work done.
  let prepare: () -> () -> Int

  /// Returns nanoseconds per unit of work: the fastest of `repetitions`.
  ///
  /// The fastest is the least disturbed by whatever else the machine does.
  func nanosecondsPerUnit(repetitions: Int) -> Double {
    let clock = ContinuousClock()
    let times = (0..<repetitions).map { _ in
      let body = prepare()
      var units = 0
      let elapsed = clock.measure { units = body() }
      return elapsed / .nanoseconds(1) / Double(units)
    }
    return times.min() ?? .nan
  }
}
