import RandomStreams
import Testing

@Suite("random streams")
struct RandomStreamTests {
  private let replication = ReplicationKey(.rank, number: 3)

  private func stream(
    seed: UInt64 = 7, replication: ReplicationKey? = nil, purpose: String = "taste",
    entity: EntityKey = EntityKey("hunters").child(4)
  ) -> RandomStream {
    RandomStream(
      seed: seed, replication: replication ?? self.replication, purpose: purpose, entity: entity)
  }

  @Test("the n-th draw is a function of name and n, in whatever order it is asked")
  func drawsAreRandomAccess() {
    var sequential = stream()
    let inOrder = (0..<100).map { _ in sequential.nextBits() }
    let backwards = (0..<100).reversed().map { stream().bits(at: $0) }
    #expect(inOrder == backwards.reversed())
  }

  @Test("every part of a name changes the draws")
  func namesSeparateStreams() {
    let streams = [
      stream(), stream(seed: 8), stream(purpose: "visits"),
      stream(replication: ReplicationKey(.rank, number: 4)),
      stream(replication: ReplicationKey(.fresh, number: 3)),
      stream(replication: ReplicationKey(.fresh, family: 9, number: 3)),
      stream(entity: EntityKey("hunters").child(5)), stream(entity: EntityKey("regulars").child(4)),
      stream(entity: EntityKey("hunters").child("4")), stream(entity: EntityKey("hunters")),
    ]
    let firstDraws = Set(streams.map { $0.bits(at: 0) })
    #expect(firstDraws.count == streams.count)
  }

  @Test("adding an entity moves no other entity's draws")
  func addingAnEntityMovesNothing() {
    func draws(segments: [String]) -> [String: [UInt64]] {
      Dictionary(
        uniqueKeysWithValues: segments.map { segment in
          var stream = stream(entity: EntityKey(segment))
          return (segment, (0..<10).map { _ in stream.nextBits() })
        })
    }
    let before = draws(segments: ["regulars", "hunters"])
    let after = draws(segments: ["newcomers", "hunters", "regulars"])
    #expect(before.allSatisfy { after[$0.key] == $0.value })
  }

  @Test("a family's streams are those named one by one")
  func familiesAgree() {
    let family = StreamFamily(seed: 7, replication: replication, purpose: "taste")
    let entity = EntityKey("hunters").child(4)
    #expect(family.uniform(entity: entity, index: 12) == stream().uniform(at: 12))
  }

  @Test("uniform numbers stay inside the open interval")
  func openInterval() {
    #expect(openUniform(fromBits: 0) == 0x1p-53)
    #expect(openUniform(fromBits: .max) == 1 - 0x1p-53)
  }

  @Test("names that differ in one character or ordinal give different keys")
  func keysDoNotCollide() {
    let parent = EntityKey("segment")
    let ordinals = (0..<50_000).map { parent.child(UInt64($0)) }
    let names = (0..<50_000).map { parent.child("\($0)") }
    // Among 1e5 random 64-bit keys a collision has probability 1e10 / 2 / 2^64 < 3e-10.
    #expect(Set(ordinals + names).count == 100_000)
  }
}
