/// A segment as a brief needs it: who they are, what they do, and what that suggests.
public struct Persona: Sendable, Hashable, Codable {
  /// Its id in scenarios, such as `deal-hunters`.
  public var id: String
  /// Its name in words.
  public var name: String
  /// One line: name, size and behaviour.
  public var description: String
  /// What sets them apart, and what that suggests to somebody who plans an offer.
  public var insight: String
  /// What they do, in numbers.
  public var profile: SegmentProfile
  /// How strongly they answer to prices, relative to all; `nil` where the data can't tell.
  public var priceSensitivity: PriceResponse.Sensitivity?
  /// ln odds of their purchase rate less those of all consumers.
  public var utilityShift: Double
}
