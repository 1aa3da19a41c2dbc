import PricingStrategies
import ResultsStore
import ScenarioFiles

extension Scenario {
  /// Whether some rival's prices can depend on ours.
  var hasReactingRivals: Bool {
    rivalStrategies.contains { $0?.reactsToOthers ?? false }
  }

  /// What rivals do in the seasons that are compared: where none can react, both are the same.
  var comparedRivals: RivalConduct {
    experiment.rivals == .passive && hasReactingRivals ? .passive : .reacting
  }

  /// Whether seasons with passive rivals are run beside those with reacting ones.
  var comparesRivals: Bool { experiment.rivals == .both && hasReactingRivals }
}
