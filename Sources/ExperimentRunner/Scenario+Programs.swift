import PricingStrategies
import ScenarioFiles

extension Scenario {
  /// Refuses to run the programs that strategies name unless they are allowed.
  ///
  /// - Throws: `RunRefusal.programs`.
  func requireLeaveForPrograms(_ isAllowed: Bool) throws {
    guard !isAllowed else { return }
    for named in strategies {
      guard let program = named.specification.program else { continue }
      throw RunRefusal.programs(strategy: named.name, command: program.command)
    }
  }
}
