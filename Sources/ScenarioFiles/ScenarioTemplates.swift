/// Scenario files to start from; the same as those in `scenarios/`.
public enum ScenarioTemplates {
  /// The names, in the order in which they are worth reading.
  public static let names = ["coffee", "espresso", "duopoly", "season"]

  /// Returns the text of a template, or `nil` when there is none of that name.
  public static func text(named name: String) -> String? {
    texts[name]
  }

  /// Returns the text of a template as a scenario of its own, named after the file that it is for, so that
  /// its runs lie apart from the template's; `nil` when there is no such template.
  public static func text(named name: String, forFile path: String) -> String? {
    texts[name]?.replacing(
      "\nname: \(name)\n", with: "\nname: \(scenarioName(ofFile: path) ?? name)\n",
      maxReplacements: 1)
  }

  /// The file's name without folder and ending, with `-` for what a name can't hold; `nil` where nothing
  /// is left, and for the word that YAML reads as nothing.
  private static func scenarioName(ofFile path: String) -> String? {
    let file = path.split(separator: "/").last ?? ""
    let stem = file.lastIndex(of: ".").map { file[..<$0] } ?? file
    let letters = stem.map { character in
      "_.".contains(character) || ValueParser.parse(String(character), as: .identifier) != nil
        ? character : "-"
    }
    let name = String(letters.drop { "-_.".contains($0) })
    return name.isEmpty || name == "null" ? nil : name
  }
}
