import Foundation
import MarketModel

/// Returns the largest resident memory of this process after it has drawn a market, copied it as a
/// comparison does for its next strategy, and run the copy for two weeks; in bytes.
func residentBytes(consumers: Int) -> Int {
  let snapshot = MixedLogitMarket(consumers: consumers, weeks: 2).simulation()
  var simulation = snapshot
  simulation.runMeasured(focal: AlternatingPrices(), promotions: [])
  return withExtendedLifetime(snapshot) { largestResidentBytes() }
}

private func largestResidentBytes() -> Int {
  var usage = rusage()
  getrusage(0, &usage)  // 0 is RUSAGE_SELF, whose imported type differs between platforms.
  #if os(Linux)
  return usage.ru_maxrss * 1_024
  #else
  return usage.ru_maxrss
  #endif
}
