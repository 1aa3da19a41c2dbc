import EventSimulation
import RandomStreams
import Testing

/// Expects the mean of independent observations, or of long batches, within four of its standard
/// errors of the expected value: the rule of the oracles.
///
/// With at least 50 observations each check is a false alarm with probability below 2.2e-4
/// (Student's t, 49 degrees of freedom).
func expectMean(
  _ values: [Double], is expected: Double, _ what: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  var tally = TallyStatistics()
  for value in values { tally.record(value) }
  #expect(tally.count >= 50, what, sourceLocation: sourceLocation)
  #expect(
    abs(tally.mean - expected) <= 4 * tally.standardError,
    "\(what): \(tally.mean), expected \(expected), standard error \(tally.standardError)",
    sourceLocation: sourceLocation)
}

/// Returns a stream for a test's model.
func testStream(_ purpose: String, seed: UInt64, replication: Int) -> RandomStream {
  RandomStream(
    seed: seed, replication: ReplicationKey(.pilot, number: replication), purpose: purpose,
    entity: EntityKey("test model"))
}
