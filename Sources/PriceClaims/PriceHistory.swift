/// What one product cost in one channel, as a step function of time.
public struct PriceHistory: Sendable, Hashable {
  /// A price and the moment from which it holds, in seconds from day 0's midnight.
  public struct Step: Sendable, Hashable {
    /// Seconds from day 0's midnight; negative before it.
    public var from: Int64
    /// Price in millionths of the currency unit, as the customer pays it.
    public var price: Int64

    /// Gathers the parts.
    public init(from: Int64, price: Int64) {
      self.from = from
      self.price = price
    }
  }

  /// Steps in order of time; every one changes the price.
  public let steps: [Step]

  /// Takes steps in order of time.
  ///
  /// Of several at one moment the last one holds; a step that leaves the price as it was is dropped.
  public init(steps: [Step]) {
    var kept: [Step] = []
    for step in steps {
      precondition(step.from >= kept.last?.from ?? step.from, "steps come in order of time")
      if kept.last?.from == step.from { kept.removeLast() }
      if kept.last?.price != step.price { kept.append(step) }
    }
    self.steps = kept
  }
}
