package import RandomStreams

/// The random numbers of one step of training: dropout and cut histories.
///
/// Everything is a function of seed, step and the occasion's place in the epoch's order, so results
/// do not depend on shards or threads.
package struct TrainingNoise: Sendable {
  /// Share of an update's elements that are dropped.
  package var dropout: Double
  /// Share of occasions whose history is cut.
  package var historyShare: Double
  private let dropoutFamily: StreamFamily
  private let historyFamily: StreamFamily
  private let step: EntityKey

  /// Names the numbers of step `step`.
  package init(seed: UInt64, step: Int, dropout: Double, historyShare: Double) {
    self.dropout = dropout
    self.historyShare = historyShare
    let replication = ReplicationKey(.search, number: 0)
    dropoutFamily = StreamFamily(
      seed: seed, replication: replication, purpose: "scorer training dropout")
    historyFamily = StreamFamily(
      seed: seed, replication: replication, purpose: "scorer training history")
    self.step = EntityKey("step").child(UInt64(step))
  }

  /// The key of the dropout streams.
  package var dropoutKey: UInt64 { dropoutFamily.key }

  /// Words of 16 random bits below it are dropped.
  package var threshold: UInt32 { UInt32((dropout * 65_536).rounded()) }

  /// Factor of what is kept, so that means stay.
  package var scale: Float { Float(65_536 / (65_536 - Double(threshold))) }

  /// Returns the key of an occasion's streams.
  package func entity(place: Int) -> EntityKey { step.child(UInt64(place)) }

  /// Draws what an occasion shows of its history.
  package func view(of entity: EntityKey, capacity: Int) -> HistoryView {
    HistoryView(
      RandomStream(family: historyFamily, entity: entity), share: historyShare,
      capacity: capacity)
  }
}
