import Foundation
import MarketModel
import PricingStrategies
import Testing

@testable import ScenarioFiles

/// What the reference page says that strategies know, beside what they say themselves.
@Suite("What strategies know")
struct StrategyKnowledgeTests {
  /// A kind with what an instance of it knows.
  private struct Seen: Hashable {
    var kind: String
    var information: InformationClass
  }

  /// What no committed scenario has.
  private static let others: [StrategySpecification] = [
    .timeOfDay(bands: []), .gallegoVanRyzin(policy: .optimal, demand: .estimated),
    .fareControl(.nested(.optimal, demand: .estimated)),
  ]

  /// The focal firm's strategies of every committed scenario, and the others.
  private static func seen() throws -> Set<Seen> {
    let specifications =
      try CommittedScenarioTests.names.flatMap { name in
        try CommittedScenarioTests.scenario(name).strategies.map(\.specification)
      } + others
    return Set(specifications.map { Seen(kind: $0.kind, information: $0.information) })
  }

  private static let declared = Set(
    StrategyKeys.rival.usable.flatMap { key in
      StrategyKeys.knowledge(ofKind: key.name).map {
        Seen(kind: key.name, information: $0.information)
      }
    })

  @Test("the table of kinds says of each what its instances in committed scenarios say")
  func agrees() throws {
    let seen = try Self.seen()
    #expect(seen.subtracting(Self.declared).isEmpty)
    #expect(Self.declared.subtracting(seen).isEmpty)
  }
}
