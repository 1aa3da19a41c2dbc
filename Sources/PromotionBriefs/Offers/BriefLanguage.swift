/// A language that offers are worded in, by its BCP 47 tag.
public enum BriefLanguage: String, Sendable, Hashable, Codable, CaseIterable {
  /// English.
  case english = "en"
  /// Chinese in simplified characters.
  case chinese = "zh-Hans"

  /// Joins names to a list in words.
  func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    switch self {
    case .english: return names.dropLast().joined(separator: ", ") + " and " + last
    case .chinese: return names.dropLast().joined(separator: "、") + "和" + last
    }
  }
}
