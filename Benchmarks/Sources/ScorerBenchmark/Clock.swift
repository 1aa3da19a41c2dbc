import Glibc

/// What is counted as time.
enum TimeSource {
  /// The calling thread's processor time, which other programs disturb little.
  case thread
  /// The time on the wall.
  case wall

  /// Seconds since some moment.
  var seconds: Double {
    var time = timespec()
    clock_gettime(self == .thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Returns the least time of `repetitions` runs, after one that is not counted.
func leastSeconds(of repetitions: Int, clock: TimeSource, _ body: () -> Void) -> Double {
  body()
  var least = Double.infinity
  for _ in 0..<repetitions {
    let start = clock.seconds
    body()
    least = min(least, clock.seconds - start)
  }
  return least
}

/// Returns a number with `digits` decimals.
func rounded(_ value: Double, _ digits: Int) -> Double {
  let scale = pow(10, Double(digits))
  return (value * scale).rounded() / scale
}
