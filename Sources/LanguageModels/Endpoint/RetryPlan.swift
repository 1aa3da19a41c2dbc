/// How long to wait before trying again.
struct RetryPlan {
  let limits: ChatLimits
  /// Spreads waits; taken from the request, so that the same request waits alike.
  let digest: UInt64

  /// Returns the seconds to wait after a failed try, numbered from 1; `nil` to give up.
  ///
  /// A wait that the server asks for is kept where it is the longer one. Otherwise waits double,
  /// each shortened by up to half, so that programs that failed together do not return together.
  func delay(after attempt: Int, askedFor: Double?, secondsLeft: Double) -> Double? {
    guard attempt < limits.tries else { return nil }
    let doubled = limits.firstDelaySeconds * Double(1 << min(attempt - 1, 20))
    let own = min(doubled, limits.longestDelaySeconds) * (0.5 + 0.5 * spread(attempt))
    let delay = max(own, askedFor ?? 0)
    return delay < secondsLeft ? delay : nil
  }

  // A share in [0, 1) that differs from try to try; the multiplier is odd and mixes all bits.
  private func spread(_ attempt: Int) -> Double {
    let mixed = (digest &+ UInt64(attempt)) &* 0x9e37_79b9_7f4a_7c15
    return Double(mixed >> 11) / Double(UInt64(1) << 53)
  }
}
