/// The promotions of a plan, `plan/promo_calendar.csv` and `plan/promo_calendar.ics`.
public struct PromotionCalendar: Sendable {
  /// One promotion.
  public struct Entry: Sendable, Equatable {
    /// Its name.
    public var promotion: String
    /// Ids of its products.
    public var skus: [String]
    /// What kind it is, such as `percent off`, `coupon` or `price cut`.
    public var mechanic: String
    /// What a buyer gets, in words.
    public var offer: String
    /// First day, `2026-03-02`.
    public var firstDay: String
    /// Last day, inclusive.
    public var lastDay: String
    /// When it starts on the first day, `18:00`; `nil` at midnight.
    public var startTime: String?
    /// When it ends on the last day; `nil` at its end.
    public var endTime: String?
    /// Where it is shown, such as `display, mailer`.
    public var placement: String
    /// What the supplier pays, in words.
    public var funding: String

    /// Gathers the parts.
    public init(
      promotion: String, skus: [String], mechanic: String, offer: String, firstDay: String,
      lastDay: String, startTime: String? = nil, endTime: String? = nil, placement: String,
      funding: String
    ) {
      self.promotion = promotion
      self.skus = skus
      self.mechanic = mechanic
      self.offer = offer
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.startTime = startTime
      self.endTime = endTime
      self.placement = placement
      self.funding = funding
    }
  }

  /// The scenario's name; with a promotion's name it names the promotion in other calendars.
  public var scenario: String
  /// Who sells.
  public var channel: String
  /// First day of the season, `2026-03-02`.
  public var start: String
  /// The promotions by first day, last day and name.
  public var entries: [Entry]

  /// Gathers the parts.
  public init(scenario: String, channel: String, start: String, entries: [Entry]) {
    self.scenario = scenario
    self.channel = channel
    self.start = start
    self.entries = entries
  }

  /// The table's file name in `plan/`.
  public static let tableName = "promo_calendar.csv"
  /// The name of the file for calendar programs in `plan/`.
  public static let calendarName = "promo_calendar.ics"

  /// One row per promotion and product.
  public var table: TidyCSV {
    var table = TidyCSV(columns: [
      "promotion", "sku", "channel", "mechanic", "offer", "from", "to", "start_time", "end_time",
      "placement", "funding",
    ])
    for entry in entries {
      for sku in entry.skus {
        table.append([
          .text(entry.promotion), .text(sku), .text(channel), .text(entry.mechanic),
          .text(entry.offer), .text(entry.firstDay), .text(entry.lastDay),
          entry.startTime.map(TidyCSV.Field.text) ?? .missing,
          entry.endTime.map(TidyCSV.Field.text) ?? .missing, .text(entry.placement),
          .text(entry.funding),
        ])
      }
    }
    return table
  }
}
