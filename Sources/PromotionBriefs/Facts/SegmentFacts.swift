/// A group of consumers, and what the promotion did to it.
public struct SegmentFacts: Sendable, Hashable, Codable {
  /// Its id.
  public var name: String
  /// Consumers of the real market.
  public var consumers: Int64
  /// Share of all consumers, in millionths.
  public var share: Int64
  /// Price sensitivity next to 1, in millionths.
  public var priceSensitivity: Int64
  /// Visits per week of one consumer, in millionths; `nil` where nobody visits.
  public var visitsPerWeek: Int64?
  /// Share of the firm's units under the baseline, in millionths.
  public var shareOfSales: Int64
  /// Share of its units that it buys below list under the policy, in millionths.
  public var dealShare: Int64
  /// Extra units that the promotion sells to it; `nil` where no twin was run.
  public var lift: FactEstimate?

  /// Gathers the parts.
  public init(
    name: String, consumers: Int64, share: Int64, priceSensitivity: Int64, visitsPerWeek: Int64?,
    shareOfSales: Int64, dealShare: Int64, lift: FactEstimate?
  ) {
    self.name = name
    self.consumers = consumers
    self.share = share
    self.priceSensitivity = priceSensitivity
    self.visitsPerWeek = visitsPerWeek
    self.shareOfSales = shareOfSales
    self.dealShare = dealShare
    self.lift = lift
  }
}
