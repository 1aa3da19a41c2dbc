/// A piece of HTML or SVG in which every interpolated text is escaped.
///
/// Only string literals and other markup go in as they are, so a product called `<script>` can't
/// become one.
struct Markup: Sendable, ExpressibleByStringInterpolation {
  /// The HTML.
  var text: String

  init(stringLiteral value: String) {
    text = value
  }

  init(stringInterpolation: Interpolation) {
    text = stringInterpolation.text
  }

  /// Joins pieces with nothing between them.
  init(_ pieces: some Sequence<Markup>) {
    text = pieces.map(\.text).joined()
  }

  /// Running text, in which words between backticks become code.
  init(words: String) {
    let parts = words.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else {
      self = "\(words)"
      return
    }
    self.init(
      parts.enumerated().map { index, part in
        index % 2 == 1 ? "<code>\(part)</code>" : "\(part)"
      })
  }

  /// Collects the parts of a literal.
  struct Interpolation: StringInterpolationProtocol {
    var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) {
      text += literal
    }

    mutating func appendInterpolation(_ value: String) {
      text += Markup.escape(value)
    }

    mutating func appendInterpolation(_ value: Markup) {
      text += value.text
    }

    mutating func appendInterpolation(_ pieces: [Markup]) {
      for piece in pieces { text += piece.text }
    }

    mutating func appendInterpolation(_ value: Int) {
      text += value.description
    }

    /// A coordinate, rounded to a hundredth.
    mutating func appendInterpolation(_ value: Double) {
      text += Markup.coordinate(value)
    }
  }

  private static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private static func coordinate(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    guard hundredths.isFinite, abs(hundredths) < 1e12 else { return "0" }
    let number = (hundredths == 0 ? 0 : hundredths / 100).description
    return number.hasSuffix(".0") ? String(number.dropLast(2)) : number
  }
}
