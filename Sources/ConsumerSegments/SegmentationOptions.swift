/// How consumers are divided.
public struct SegmentationOptions: Sendable, Hashable {
  /// What makes the groups.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Latent classes: a mixture of groups that explains what consumers do.
    case latent
    /// Named groups by recency, frequency and value.
    case rfv
  }

  /// What makes the groups.
  public var method: Method
  /// The number of latent classes; `nil` leaves it to the information criterion.
  public var classes: Int?
  /// Names the random starts.
  public var seed: UInt64

  /// The largest number of latent classes.
  public static let largestClasses = 8
  /// Fewer buyers than this are not divided.
  public static let fewestConsumers = 100
  /// A latent class that stands for fewer consumers is not accepted: it would describe households.
  public static let smallestClass = 20

  /// Gathers the choices.
  public init(method: Method, classes: Int?, seed: UInt64) {
    self.method = method
    self.classes = classes
    self.seed = seed
  }

  /// Returns the number of classes that a text asks for; `nil` for `auto`.
  public static func classes(_ text: String) throws(SegmentationError) -> Int? {
    if text == "auto" { return nil }
    guard let number = Int(text), (1...largestClasses).contains(number) else {
      throw .classesOutOfRange(value: text, largest: largestClasses)
    }
    return number
  }
}
