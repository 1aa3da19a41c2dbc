/// A value that takes the place of a scenario file's, and the option of the command line that holds it.
///
/// A string literal is what `--set` holds, such as `"experiment.seed=2"`.
public struct ScenarioOverride: Sendable, Hashable {
  /// How the option holds key and value.
  enum Form: Sendable, Hashable {
    /// Both in one text, `a.b=c`.
    case assignment(String)
    /// The option stands for the key and holds the value alone.
    case value(String, key: String)
  }

  /// The option, such as `--set`; messages place mistakes there.
  let option: String
  let form: Form

  /// Takes what an option such as `--set` holds.
  ///
  /// - Parameters:
  ///   - text: `a.b.c=value`; an entry of a list is named by its id, as in
  ///     `products.lungo-250.list_price=5.99`, or by its position from 1.
  ///   - option: The option's name.
  public init(_ text: String, option: String = "--set") {
    self.option = option
    form = .assignment(text)
  }

  /// Takes the value of an option that stands for one key.
  ///
  /// - Parameters:
  ///   - value: The value as the user typed it.
  ///   - key: The key, `a.b.c`.
  ///   - option: The option's name, such as `--seed`.
  public init(value: String, of key: String, option: String) {
    self.option = option
    form = .value(value, key: key)
  }
}

extension ScenarioOverride: ExpressibleByStringInterpolation {
  /// Takes what `--set` holds.
  public init(stringLiteral text: String) { self.init(text) }
}
