/// Names that scenario files accept as identifiers, made from a company's own.
package enum SafeIdentifier {
  /// Whether a scenario file takes a name as it is: ASCII letters, digits, `-`, `_`, `.`, beginning with
  /// a letter or digit.
  package static func isSafe(_ name: String) -> Bool {
    guard let first = name.first, first.isASCII, first.isLetter || first.isNumber else {
      return false
    }
    return !reserved.contains(name)
      && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
  }

  /// Names that scenario files use for something else.
  private static let reserved = ["all", "latest", "none", "outside", "total"]

  /// Returns an identifier per name, all different; a safe name stays as it is.
  ///
  /// Other names become lower-case letters, digits and hyphens (`Käse 200g` to `kaese-200g`); a name that
  /// is taken then gets `-2`, `-3` and so on.
  package static func identifiers(for names: [String]) -> [String] {
    var taken = Set(names.filter(isSafe))
    return names.map { name in
      if isSafe(name) { return name }
      let base = plain(name)
      var (candidate, suffix) = (base, 2)
      while !taken.insert(candidate).inserted {
        candidate = "\(base)-\(suffix)"
        suffix += 1
      }
      return candidate
    }
  }

  /// Returns the identifier of a single name.
  package static func identifier(for name: String) -> String { isSafe(name) ? name : plain(name) }

  private static let replacements: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "a", "é": "e", "è": "e",
    "ê": "e", "à": "a", "â": "a", "á": "a", "ç": "c", "ñ": "n", "ó": "o", "ô": "o", "í": "i",
    "î": "i",
    "ú": "u", "û": "u",
  ]

  private static func plain(_ name: String) -> String {
    var words: [String] = [""]
    for character in name.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        words[words.count - 1].append(character)
      } else if let replacement = replacements[character] {
        words[words.count - 1] += replacement
      } else if words.last != "" {
        words.append("")
      }
    }
    let joined = words.filter { !$0.isEmpty }.joined(separator: "-")
    if joined.isEmpty { return "item" }
    return reserved.contains(joined) ? joined + "-item" : joined
  }
}
