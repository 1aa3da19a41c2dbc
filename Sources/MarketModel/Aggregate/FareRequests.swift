public import ScientificComputing

/// Requests for fare classes, epoch by epoch of a booking cycle that repeats; no consumers.
///
/// A request is for one class at no more than its list price: dearer, nobody takes it. Source: K.
/// Talluri and G. van Ryzin, *The Theory and Practice of Revenue Management*, 2004, chapter 2.
public struct FareRequests: Sendable, Hashable, OptionalMechanism {
  /// Who asks in an epoch of the cycle.
  public enum Arrival: Sendable, Hashable {
    /// In each epoch one class asks, for as many units as its demand says; in the order of asking.
    case byClass([ClassDemand])
    /// In each epoch at most one unit is asked for, of a class drawn with these probabilities; shape
    /// `[epoch, offer]`, row-major.
    case byEpoch([Double])
    /// In each epoch at most one unit is bought, with probabilities that depend on what is on sale.
    case byChoice(FareChoiceTable)
  }

  /// What a class asks for in its epoch.
  public struct ClassDemand: Sendable, Hashable {
    /// The class.
    public var offer: Int
    /// Units, rounded to whole ones; below nothing counts as nothing.
    public var units: Distribution

    /// Gathers the parts.
    public init(offer: Int, units: Distribution) {
      self.offer = offer
      self.units = units
    }
  }

  /// Who asks when.
  public var arrival: Arrival
  /// Epochs of a cycle; 0 where there are no requests.
  public var epochs: Int

  /// Gathers the parts.
  public init(_ arrival: Arrival, epochs: Int) {
    self.arrival = arrival
    self.epochs = epochs
  }

  /// No requests.
  public static let none = FareRequests(.byClass([]), epochs: 0)

  /// Whether there are any.
  public var isUsed: Bool { epochs > 0 }

  /// Returns an epoch's place in its cycle; epochs count from time 0.
  public func place(ofEpoch epoch: Int64) -> Int {
    Int(epoch - epoch.floorDivided(by: Int64(epochs)) * Int64(epochs))
  }
}

/// What is bought when only some classes are on sale.
public struct FareChoiceTable: Sendable, Hashable {
  /// The number of classes, all offers of the market.
  public let offerCount: Int
  /// Probabilities of each class by the set on sale, in which bit j stands for class j; shape `[set,
  /// offer]`, row-major.
  public let probabilities: [Double]

  /// Gathers the parts.
  public init(offerCount: Int, probabilities: [Double]) {
    precondition(probabilities.count == offerCount << offerCount, "a row for every set")
    self.offerCount = offerCount
    self.probabilities = probabilities
  }

  /// The number of sets, the empty one included.
  public var setCount: Int { 1 << offerCount }

  /// Returns the probabilities of each class when `set` is on sale; shape `[offer]`.
  public func probabilities(of set: Int) -> ArraySlice<Double> {
    probabilities[set * offerCount..<(set + 1) * offerCount]
  }
}
