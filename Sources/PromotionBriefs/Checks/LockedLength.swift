/// What a channel takes of text that the facts decide, and what would make a longer one fit.
///
/// Locked text is never cut: its numbers and conditions are what the law asks for.
enum LockedLength {
  /// Returns the fields of a copy whose locked text is too long, with what to do about it.
  static func mark(_ copy: ChannelCopy) -> [(field: String, finding: CopyFinding)] {
    switch Channel(rawValue: copy.channel) {
    case .sms: message(copy)
    case .searchAd:
      copy.fields.filter { $0.source == .locked }.compactMap { field in
        line(field.text).map { (field.name, notice($0)) }
      }
    default: []
    }
  }

  private static func notice(_ text: String) -> CopyFinding {
    CopyFinding(.length, text, severity: .notice)
  }

  /// A text message is one text: what is said of it stands with its first locked field.
  private static func message(_ copy: ChannelCopy) -> [(field: String, finding: CopyFinding)] {
    let text = CopyRendering.text(of: copy)
    let message = ShortMessage(text)
    guard !message.fitsOneMessage,
      let field = copy.fields.first(where: { $0.source == .locked && !$0.text.isEmpty })
    else { return [] }
    let size = "\(message.length) of \(message.alphabet.singleLimit) \(message.alphabet.rawValue)"
    return [
      (
        field.name,
        notice("\(message.parts) messages: \(size) characters; \(remedy(message, text))")
      )
    ]
  }

  private static func remedy(_ message: ShortMessage, _ text: String) -> String {
    let wide = ShortMessage.charactersOutsideGSM7(text)
    let narrow = ShortMessage(text.filter { !wide.contains($0) })
    if !wide.contains(where: \.isWideScript), !wide.isEmpty, narrow.parts < message.parts {
      let list = wide.map(String.init).joined(separator: " ")
      return
        "without \(list) it takes \(narrow.parts) (\(narrow.length) \(narrow.alphabet.rawValue))"
    }
    return "\(message.length - message.alphabet.singleLimit) fewer make one: "
      + "shorter names or fewer conditions"
  }

  /// The platforms' limit of a description line; wide characters count twice.
  private static let descriptionLimit = 90

  private static func line(_ text: String) -> String? {
    let length = text.reduce(0) { $0 + ($1.takesTwoPlaces ? 2 : 1) }
    guard length > descriptionLimit else { return nil }
    let lines = (length + descriptionLimit - 1) / descriptionLimit
    return "\(length) of \(descriptionLimit) characters, wide ones twice; "
      + "\(length - descriptionLimit) fewer make one description, or use \(lines)"
  }
}

extension Character {
  /// Whether an advertisement counts it as two: Chinese characters and full-width signs.
  fileprivate var takesTwoPlaces: Bool {
    isWideScript || unicodeScalars.first.map { (0xFF01...0xFF60).contains($0.value) } ?? false
  }
}

extension ChannelCopy {
  /// The copy with notices at their fields.
  func noted(_ notices: [(field: String, finding: CopyFinding)]) -> ChannelCopy {
    var copy = self
    for index in fields.indices {
      for notice in notices where notice.field == fields[index].name {
        let note = copy.fields[index].note
        copy.fields[index].note = (note.isEmpty ? "" : note + "; ") + notice.finding.text
      }
    }
    return copy
  }
}
