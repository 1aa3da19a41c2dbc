/// Occasions as tokens, in columns and without padding: the network's input before
/// standardisation.
public struct TokenBatch: Sendable, Equatable {
  /// Shape `[row, TokenFeatures.context]`, row-major.
  public var context: [Float] = []
  /// Shape `[event, TokenFeatures.event]`; a row's events stand together, newest first.
  public var events: [Float] = []
  /// Shape `[offer, TokenFeatures.offer]`; a row's offers stand together, in shelf order.
  public var offers: [Float] = []
  /// First event of each row and the end; shape `[rows + 1]`.
  public var eventStarts: [Int32] = [0]
  /// First offer of each row and the end; shape `[rows + 1]`.
  public var offerStarts: [Int32] = [0]
  /// Who each event's item is.
  public var eventItems: [ItemIdentity] = []
  /// Who each offer's item is.
  public var offerItems: [ItemIdentity] = []

  /// Item, brand and type of a token: they enter the network through equality alone.
  public struct ItemIdentity: Sendable, Hashable {
    /// The item.
    public var item: Int32
    /// Its brand.
    public var brand: Int32
    /// Its type.
    public var type: Int32

    /// Gathers the parts.
    public init(item: Int32, brand: Int32, type: Int32) {
      self.item = item
      self.brand = brand
      self.type = type
    }

    /// Returns the relation to another item: 4 the same, 3 brand and type, 2 brand, 1 type, 0 none.
    @inlinable
    public func relation(to other: ItemIdentity) -> Int {
      if item == other.item { return 4 }
      return (brand == other.brand ? 2 : 0) + (type == other.type ? 1 : 0)
    }
  }

  /// Creates an empty batch.
  public init() {}

  /// Occasions.
  public var rows: Int { offerStarts.count - 1 }

  /// Forgets the rows, keeping the storage.
  public mutating func removeAll() {
    context.removeAll(keepingCapacity: true)
    events.removeAll(keepingCapacity: true)
    offers.removeAll(keepingCapacity: true)
    eventItems.removeAll(keepingCapacity: true)
    offerItems.removeAll(keepingCapacity: true)
    eventStarts.removeAll(keepingCapacity: true)
    offerStarts.removeAll(keepingCapacity: true)
    eventStarts.append(0)
    offerStarts.append(0)
  }

  /// Ends a row: the events and offers appended since the last row are its own.
  public mutating func closeRow() {
    eventStarts.append(Int32(eventItems.count))
    offerStarts.append(Int32(offerItems.count))
  }
}
