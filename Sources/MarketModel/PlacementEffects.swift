/// What a display and the mailer add to utility besides what the intent model sees in them, in utils.
public struct PlacementEffects: Sendable, Hashable {
  /// Of a display in every shop.
  public var display: Double
  /// Of the mailer to everybody.
  public var mailer: Double

  /// Gathers the effects.
  public init(display: Double = 0, mailer: Double = 0) {
    self.display = display
    self.mailer = mailer
  }

  /// Returns what stands in these places add, in proportion to the share of shops.
  public func utility(_ flags: OfferFlags) -> Double {
    display * Double(flags.display) + mailer * Double(flags.mailer)
  }
}
