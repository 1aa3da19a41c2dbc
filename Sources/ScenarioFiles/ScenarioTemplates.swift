/// Scenario files to start from; the same as those in `scenarios/`.
public enum ScenarioTemplates {
  /// The names, in the order in which they are worth reading.
  public static let names = ["coffee", "espresso", "duopoly", "season"]

  /// Returns the text of a template, or `nil` when there is none of that name.
  public static func text(named name: String) -> String? {
    texts[name]
  }
}
