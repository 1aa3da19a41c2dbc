/// A language that copy is drafted and checked in.
public enum CopyLanguage: String, Sendable, Hashable, Codable, CaseIterable {
  case english = "en"
  case simplifiedChinese = "zh-Hans"

  /// Its name in its own words, as a prompt says it.
  public var ownName: String {
    switch self {
    case .english: "English"
    case .simplifiedChinese: "简体中文"
    }
  }
}
