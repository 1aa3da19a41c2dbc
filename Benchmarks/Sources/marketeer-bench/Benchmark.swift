import Foundation

/// One measured workload; a new one is a file with a value of this type, listed in `main.swift`.
struct Benchmark {
  /// The key that pairs it with the peer's measurement of the same workload.
  let name: String
  /// The unit of work that is counted, in the singular.
  let unit: String
  /// Prepares the workload and returns its timed part, which returns the units of work done.
  let prepare: () -> () -> Int

  /// Returns nanoseconds of processor time per unit of work: the least of `repetitions`.
  ///
  /// Processor time, and the least of it, is disturbed little by whatever else the machine does.
  func nanosecondsPerUnit(repetitions: Int) -> Double {
    let times = (0..<repetitions).map { _ in
      let body = prepare()
      let start = processorNanoseconds()
      let units = body()
      return Double(processorNanoseconds() - start) / Double(units)
    }
    return times.min() ?? .nan
  }
}

private func processorNanoseconds() -> Int {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
