extension OccasionTable {
  private static let format = "marketeer-occasions-1"

  /// The table as a tensor file.
  public var safeTensors: SafeTensors {
    var file = SafeTensors()
    file.setMetadata("format", Self.format)
    file.setMetadata("context", TokenFeatures.context.joined(separator: ","))
    file.setMetadata("event", TokenFeatures.event.joined(separator: ","))
    file.setMetadata("offer", TokenFeatures.offer.joined(separator: ","))
    appendTokens(to: &file)
    file.append("log_regular", logRegular, shape: [logRegular.count])
    file.append("log_expected", logExpected, shape: [logExpected.count])
    file.append("choices", choices, shape: [rows])
    file.append("quantities", quantities, shape: [rows])
    file.append("weights", weights, shape: [rows])
    file.append("consumers", consumers, shape: [rows])
    file.append("categories", categories, shape: [rows])
    file.append("periods", periods, shape: [rows])
    return file
  }

  private func appendTokens(to file: inout SafeTensors) {
    let (events, offers) = (tokens.eventItems.count, tokens.offerItems.count)
    file.append("context", tokens.context, shape: [rows, TokenFeatures.context.count])
    file.append("events", tokens.events, shape: [events, TokenFeatures.event.count])
    file.append("offers", tokens.offers, shape: [offers, TokenFeatures.offer.count])
    file.append("event_starts", tokens.eventStarts, shape: [rows + 1])
    file.append("offer_starts", tokens.offerStarts, shape: [rows + 1])
    file.append("event_items", Self.flattened(tokens.eventItems), shape: [events, 3])
    file.append("offer_items", Self.flattened(tokens.offerItems), shape: [offers, 3])
  }

  /// Reads a table from a tensor file.
  ///
  /// - Throws: `SafeTensorsError` for other features, missing columns, columns of unequal length,
  ///   numbers that are not finite, or choices of offers that are not there.
  public init(_ file: SafeTensors) throws(SafeTensorsError) {
    try file.requireEntry("format", Self.format)
    try file.requireEntry("context", TokenFeatures.context.joined(separator: ","))
    try file.requireEntry("event", TokenFeatures.event.joined(separator: ","))
    try file.requireEntry("offer", TokenFeatures.offer.joined(separator: ","))
    choices = try file.numbers("choices", shape: [nil])
    let offers = try file.tensor("offers", shape: [nil, TokenFeatures.offer.count]).shape[0]
    tokens = try TokenBatch(file, rows: choices.count, offers: offers)
    logRegular = try file.floats("log_regular", shape: [offers])
    logExpected = try file.floats("log_expected", shape: [offers])
    quantities = try file.floats("quantities", shape: [rows])
    weights = try file.floats("weights", shape: [rows])
    consumers = try file.numbers("consumers", shape: [rows])
    categories = try file.numbers("categories", shape: [rows])
    periods = try file.numbers("periods", shape: [rows])
    try requireOutcomes()
  }

  private func requireOutcomes() throws(SafeTensorsError) {
    for row in 0..<rows {
      let offers = Int(tokens.offerStarts[row + 1] - tokens.offerStarts[row])
      guard choices[row] >= -1, Int(choices[row]) < offers else {
        throw .invalidValue(
          tensor: "choices", element: row, value: "\(choices[row])",
          expected: "-1 or an offer's ordinal below \(offers)")
      }
      guard weights[row] > 0 else {
        throw .invalidValue(
          tensor: "weights", element: row, value: "\(weights[row])", expected: "a number above 0")
      }
    }
    try requireNatural("quantities", quantities)
    try requireNatural("consumers", consumers)
    try requireNatural("categories", categories)
    try requireNatural("offer_items", tokens.offerItems.map(\.item))
  }

  private func requireNatural(
    _ name: String, _ values: [some Comparable & ExpressibleByIntegerLiteral]
  ) throws(SafeTensorsError) {
    guard let element = values.firstIndex(where: { $0 < 0 }) else { return }
    throw .invalidValue(
      tensor: name, element: element, value: "\(values[element])", expected: "0 or more")
  }

  static func flattened(_ items: [TokenBatch.ItemIdentity]) -> [Int32] {
    items.flatMap { [$0.item, $0.brand, $0.type] }
  }
}

extension TokenBatch {
  /// Reads the tokens of `rows` occasions with `offers` offers in all.
  fileprivate init(_ file: SafeTensors, rows: Int, offers: Int) throws(SafeTensorsError) {
    self.init()
    let events = try file.tensor("events", shape: [nil, TokenFeatures.event.count]).shape[0]
    context = try file.floats("context", shape: [rows, TokenFeatures.context.count])
    self.events = try file.floats("events", shape: [events, TokenFeatures.event.count])
    self.offers = try file.floats("offers", shape: [offers, TokenFeatures.offer.count])
    eventStarts = try Self.starts(file, "event_starts", rows: rows, end: events)
    offerStarts = try Self.starts(file, "offer_starts", rows: rows, end: offers)
    eventItems = Self.items(try file.numbers("event_items", shape: [events, 3]))
    offerItems = Self.items(try file.numbers("offer_items", shape: [offers, 3]))
  }

  private static func starts(
    _ file: SafeTensors, _ name: String, rows: Int, end: Int
  ) throws(SafeTensorsError) -> [Int32] {
    let starts: [Int32] = try file.numbers(name, shape: [rows + 1])
    var previous: Int32 = 0
    for (row, start) in starts.enumerated() {
      let valid = row == 0 ? start == 0 : start >= previous
      guard valid, row < rows || Int(start) == end else {
        throw .invalidValue(
          tensor: name, element: row, value: "\(start)",
          expected: "ascending places from 0 to \(end)")
      }
      previous = start
    }
    return starts
  }

  private static func items(_ numbers: [Int32]) -> [ItemIdentity] {
    stride(from: 0, to: numbers.count, by: 3).map {
      ItemIdentity(item: numbers[$0], brand: numbers[$0 + 1], type: numbers[$0 + 2])
    }
  }
}

extension SafeTensors {
  /// Checks that the free entry called `key` has this value.
  func requireEntry(_ key: String, _ value: String) throws(SafeTensorsError) {
    let found = try entry(key)
    guard found == value else {
      throw .invalidEntry(key: key, value: found, expected: "'\(value)'")
    }
  }
}
