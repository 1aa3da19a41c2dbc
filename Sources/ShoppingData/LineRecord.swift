/// What is kept of a line: 32 bytes, the same for every kind.
struct LineRecord: BitwiseCopyable, Sendable {
  /// What a line tells.
  enum Kind: UInt8, BitwiseCopyable {
    /// A consumer was in an outlet.
    case visit
    /// A consumer bought an item.
    case purchase
    /// A consumer holds a coupon: `price` is the share of the item that it covers, `quantity` the
    /// last period.
    case coupon
    /// A consumer looked at an item; `quantity` is what it counts.
    case interest
  }

  /// Number of the consumer; its rank after loading.
  var consumer: Int32
  /// Number of the outlet, or -1.
  var outlet: Int32 = -1
  /// Number of the item, or -1; its place in the assortment after loading.
  var item: Int32 = -1
  /// Period.
  var period: UInt16
  /// What the line tells.
  var kind: Kind
  /// Whether a coupon was used.
  var usedCoupon = false
  /// Units.
  var quantity: Float = 0
  /// Price per unit.
  var price: Float = 0
  /// Regular price per unit.
  var regular: Float = 0
  /// Its line in the file.
  var line: UInt32

  /// Price over regular price.
  var ratio: Float { price / regular }

  /// Consumer, kind, period and item, in the order of sorting.
  var majorKey: UInt64 {
    UInt64(UInt32(bitPattern: consumer)) << 32 | UInt64(kind.rawValue) << 16 | UInt64(period)
  }
  /// Item and outlet.
  var minorKey: UInt64 {
    UInt64(UInt32(truncatingIfNeeded: item + 1)) << 32
      | UInt64(UInt32(truncatingIfNeeded: outlet + 1))
  }

  /// Whether one record sorts before another.
  static func ascend(_ first: LineRecord, _ second: LineRecord) -> Bool {
    if first.majorKey != second.majorKey { return first.majorKey < second.majorKey }
    if first.minorKey != second.minorKey { return first.minorKey < second.minorKey }
    return first.line < second.line
  }
}
