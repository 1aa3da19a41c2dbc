/// What the value of a key must be; every part of the language is one of these.
indirect enum ValueKind: Sendable {
  /// Any text.
  case text
  /// A name that appears in tables and file names.
  case identifier
  /// A path relative to the file in which it stands.
  case path
  /// `true` or `false`.
  case flag
  /// One of a few words; the second list exists in the language but not yet in the tool.
  case choice([String], notBuilt: [String] = [])
  /// A whole number.
  case integer(Limits)
  /// A number without unit.
  case number(Limits)
  /// `20%` or `0.2`.
  case share(Limits)
  /// `20%` or `20`.
  case percentOff
  /// An amount in the scenario's currency.
  case money(Limits)
  /// An amount per `TimeUnit`, such as `300/week`.
  case moneyPer(TimeUnit)
  /// An amount per order, such as `0.25/order`.
  case moneyPerOrder
  /// A share and an amount per order, such as `1.9% + 0.30`.
  case fee
  /// `60% of discount` or `0.20/unit`.
  case funding
  /// `12 weeks`, `7 days`, `6 hours`.
  case duration(Limits)
  /// A duration of whole weeks.
  case weeks(Limits)
  /// `2026-03-02`.
  case date
  /// `18:00`, a time of day.
  case clock
  /// Events per week: `1/week`, `0.2/day`.
  case rate(Limits)
  /// A number, amount, share or duration, with or without `+- half-width`.
  case uncertain(ValueKind)
  /// A list of at least so many items.
  case list(ValueKind, atLeast: Int = 0)
  /// A map with known keys.
  case map(KeyTable)
  /// A map from names of the user's to values; with `slash`, names of two parts.
  case named(ValueKind, of: String, slash: Bool = false)
  /// Kinds that differ in form (text, list or map).
  case either([ValueKind])

  /// The form of a value in YAML.
  enum Form: Sendable {
    case scalar, list, map
  }

  /// Whether a value of this form can be of this kind.
  func accepts(_ form: Form) -> Bool {
    switch self {
    case .list: form == .list
    case .map(let table): form == .map || (form == .scalar && table.isOptional)
    case .named: form == .map
    case .either(let kinds): kinds.contains { $0.accepts(form) }
    default: form == .scalar
    }
  }

  /// The kind in words, with an example, to stand after "must be".
  var words: String {
    switch self {
    case .text: "a text"
    case .identifier: "a name of letters, digits, '-', '_' or '.'"
    case .path: "a path such as products.csv"
    case .flag: "true or false"
    case .choice(let words, _): words.count == 1 ? words[0] : "one of " + list(words)
    case .integer(let limits): limited("a whole number", limits) { NumberText.text($0) }
    case .number(let limits): limited("a number", limits) { NumberText.text($0) }
    case .share(let limits):
      limited("a share such as 20% or 0.2", limits) { NumberText.percent($0) }
    case .percentOff: "a percentage such as 20%, at least 0% and below 100%"
    case .money(let limits): limited("an amount such as 5.49", limits) { NumberText.text($0) }
    case .moneyPer(let unit): "an amount per \(unit) such as 300/\(unit), at least 0"
    case .moneyPerOrder: "an amount per order such as 0.25/order, at least 0"
    case .fee: "a fee such as 1.2% or 1.9% + 0.30"
    case .funding: "a funding such as 60% of discount or 0.20/unit"
    case .duration(let limits):
      limited("a duration such as 12 weeks, 7 days or 6 hours", limits) {
        NumberText.text($0) + ($0 == 1 ? " day" : " days")
      }
    case .weeks(let limits):
      limited("a duration of whole weeks such as 12 weeks", limits) {
        NumberText.text($0) + ($0 == 1 ? " week" : " weeks")
      }
    case .date: "a date such as 2026-03-02"
    case .clock: "a time of day such as 18:00"
    case .rate(let limits):
      limited("a rate such as 1/week or 0.2/day", limits) { NumberText.text($0) + "/week" }
    case .uncertain(let kind): kind.words + ", with or without '+- half-width'"
    case .list(let kind, _): "a list, each item " + kind.words
    case .map(let table): "a map with " + table.mainKeys
    case .named(let kind, let what, _): "a map from \(what) to \(kind.shortWords)"
    case .either(let kinds): kinds.map(\.words).joined(separator: ", or ")
    }
  }

  private var shortWords: String {
    if case .map(let table) = self { return "a map with " + table.mainKeys }
    return words
  }

  private func limited(_ words: String, _ limits: Limits, _ show: (Double) -> String) -> String {
    limits.text(show).map { words + ", " + $0 } ?? words
  }

  private func list(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }
}

/// A unit of time in a scenario file.
enum TimeUnit: String, Sendable, CaseIterable, CustomStringConvertible {
  case second, minute, hour, day, week, year

  var seconds: Double {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3_600
    case .day: 86_400
    case .week: 604_800
    case .year: 365.25 * 86_400
    }
  }

  var description: String { rawValue }

  /// Reads `week` or `weeks`.
  init?(name: String) {
    self.init(rawValue: name.hasSuffix("s") ? String(name.dropLast()) : name)
  }
}
