import RandomStreams
import ScientificComputing

/// Purchases on their way back to the seller.
///
/// Draws belong to (consumer, occasion, offer): whether the purchase comes back, when, and whether it
/// can be sold again.
struct ReturnsState: Sendable {
  /// A purchase that will come back.
  struct Parcel: Sendable {
    var offer: Int
    var units: Int
    /// Paid, tax included; millionths.
    var gross: Int64
    /// Tax in it; millionths.
    var tax: Int64
    /// Cost of goods; millionths.
    var goods: Int64
    var isRestocked: Bool
    /// Whether the sale is in the books, which begin with the measured weeks.
    var isBooked: Bool
  }

  let settings: MemorySettings.Returns
  private let firstDay: Int
  private let family: StreamFamily
  private var arriving: [[Parcel]] = []
  private var day: Int

  init(_ settings: MemorySettings.Returns, firstDay: Int, family: StreamFamily) {
    self.settings = settings
    self.firstDay = firstDay
    self.family = family
    day = firstDay - 1
  }

  /// Decides whether a purchase will come back.
  mutating func noteSale(_ parcel: Parcel, key: EntityKey, day saleDay: Int) {
    var stream = RandomStream(family: family, entity: key)
    guard stream.nextUniform() < settings.rate else { return }
    var parcel = parcel
    parcel.isRestocked = stream.nextUniform() < settings.restockedShare
    let weeks = max(0, settings.delayWeeks.sample(from: &stream))
    let arrival = saleDay + max(1, Int(min(10_000, (weeks * 7).rounded(.up)))) - firstDay
    while arriving.count <= arrival { arriving.append([]) }
    arriving[arrival].append(parcel)
  }

  /// Hands out the parcels that arrive up to the start of `target`, in the order of arrival.
  mutating func arrivals(to target: Int) -> [Parcel] {
    var parcels: [Parcel] = []
    while day < target {
      day += 1
      guard arriving.indices.contains(day - firstDay) else { continue }
      parcels += arriving[day - firstDay]
      arriving[day - firstDay] = []
    }
    return parcels
  }

  /// Hands out everything that is still on its way, in the order of arrival.
  mutating func outstanding() -> [Parcel] {
    arrivals(to: firstDay + arriving.count)
  }
}
