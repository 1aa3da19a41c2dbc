import Glibc

/// Returns the least processor time of `repetitions` runs on this thread, after one more.
///
/// Processor time, and the least of it, is disturbed little by whatever else the machine does.
func leastSeconds(of repetitions: Int, _ body: () -> Void) -> Double {
  body()
  var least = Double.infinity
  for _ in 0..<repetitions {
    let start = threadSeconds()
    body()
    least = min(least, threadSeconds() - start)
  }
  return least
}

private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Returns a number with `digits` decimals.
func rounded(_ value: Double, _ digits: Int) -> Double {
  let scale = pow(10, Double(digits))
  return (value * scale).rounded() / scale
}
