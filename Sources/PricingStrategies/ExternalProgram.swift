public import EventSimulation

/// A program outside the simulation that answers one line per decision, as a scenario names it.
public struct ExternalProgram: Sendable, Hashable {
  /// The program and its arguments; at least one.
  public var command: [String]
  /// Time between decisions.
  public var every: SimulationDuration
  /// Longest time that it may take for an answer, in seconds of the clock.
  public var timeLimit: Double

  /// Gathers the parts.
  public init(command: [String], every: SimulationDuration, timeLimit: Double) {
    precondition(!command.isEmpty, "a program")
    self.command = command
    self.every = every
    self.timeLimit = timeLimit
  }
}
