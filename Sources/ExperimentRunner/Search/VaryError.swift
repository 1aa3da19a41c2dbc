/// What is wrong with what follows `--vary`, whatever is varied.
public enum VaryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It can't be read; `example` can.
  case form(String, example: String)
  /// The same key is varied twice, as it is written first and again.
  case twice(String, String)
  /// A value is none for the key.
  case value(name: String, text: String, words: String)
  /// The lower bound is not below the upper one.
  case reversed(name: String, lower: String, upper: String)
  /// The step is not above zero or longer than the range.
  case step(name: String, text: String)

  /// What is wrong, and what to do.
  public var description: String {
    let (problem, hint) = parts
    return "\(problem)\nhint: \(hint)"
  }

  /// The problem and the remedy.
  var parts: (String, String) {
    switch self {
    case .form(let text, let example):
      ("'\(text)' is not of the form key=values", "write \(example)")
    case .twice(let first, let again):
      (
        first == again
          ? "'\(first)' is varied twice"
          : "'\(first)' and '\(again)' are the same key, varied twice",
        "remove one of the two"
      )
    case .value(let name, let text, let words):
      ("'\(name)' must be \(words), found '\(text)'", "write the values as the scenario does")
    case .reversed(let name, let lower, let upper):
      (
        "the range of '\(name)' begins at \(lower), which is not below its end \(upper)",
        "write the lower bound first"
      )
    case .step(let name, let text):
      (
        "the step of '\(name)' is '\(text)', but must be above 0 and no longer than the range",
        "write such as step 0.10"
      )
    }
  }
}
