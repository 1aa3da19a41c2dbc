extension ScorerWeights {
  private static let format = "marketeer-scorer"
  private static let version = "1"

  /// The weights as a tensor file: every tensor of `ScorerLayout`, the standardisation, the card.
  public var safeTensors: SafeTensors {
    var file = SafeTensors()
    appendEntries(to: &file)
    for tensor in ScorerLayout(shape).tensors {
      file.append(tensor.name, Array(parameters[tensor.range]), shape: tensor.shape)
    }
    for (name, values) in standardisation.columns {
      file.append(name, values, shape: [values.count])
    }
    return file
  }

  private func appendEntries(to file: inout SafeTensors) {
    file.setMetadata("format", Self.format)
    file.setMetadata("version", Self.version)
    file.setMetadata(
      "context_columns", TokenFeatures.names(shape.contextColumns, of: TokenFeatures.context))
    file.setMetadata(
      "offer_columns", TokenFeatures.names(shape.offerColumns, of: TokenFeatures.offer))
    file.setMetadata("event_columns", TokenFeatures.event.joined(separator: ","))
    file.setMetadata("width", "\(shape.width)")
    file.setMetadata("heads", "\(shape.heads)")
    file.setMetadata("hidden", "\(shape.hidden)")
    file.setMetadata("blocks", "\(shape.blocks)")
    file.setMetadata("event_capacity", "\(shape.eventCapacity)")
    file.setMetadata("offer_capacity", "\(shape.offerCapacity)")
    file.setMetadata("quantity_classes", "\(shape.quantityClasses)")
    file.setMetadata("long_run_price_floor", "\(longRunPriceFloor)")
    file.setMetadata("evidence_lowest", "\(card.evidenceLowest)")
    file.setMetadata("evidence_highest", "\(card.evidenceHighest)")
    file.setMetadata("period_days", "\(card.periodDays)")
    file.setMetadata("category_kinds", card.categoryKinds.joined(separator: ","))
    file.setMetadata("card", card.text)
  }

  /// Reads weights from a tensor file.
  ///
  /// - Throws: `SafeTensorsError`: another format or version, unknown features, sizes that don't fit
  ///   together, a tensor that is missing or has another shape, a number that is not finite.
  public init(_ file: SafeTensors) throws(SafeTensorsError) {
    try file.requireEntry("format", Self.format)
    try file.requireEntry("version", Self.version)
    try file.requireEntry("event_columns", TokenFeatures.event.joined(separator: ","))
    let shape = try ScorerShape(file)
    let layout = ScorerLayout(shape)
    var parameters: [Float] = []
    parameters.reserveCapacity(layout.count)
    for tensor in layout.tensors {
      parameters += try file.floats(tensor.name, shape: tensor.shape)
    }
    self.init(
      shape: shape, parameters: parameters,
      standardisation: try Standardisation(file, shape: shape))
    longRunPriceFloor = Float(try file.numberEntry("long_run_price_floor"))
    guard longRunPriceFloor >= 0 else {
      throw .invalidEntry(
        key: "long_run_price_floor", value: "\(longRunPriceFloor)", expected: "0 or more")
    }
    card = try ScorerCard(file)
  }
}

extension ScorerShape {
  fileprivate init(_ file: SafeTensors) throws(SafeTensorsError) {
    self.init(
      contextColumns: try TokenFeatures.columns(
        file, "context_columns", of: TokenFeatures.context),
      offerColumns: try TokenFeatures.columns(file, "offer_columns", of: TokenFeatures.offer))
    width = try file.integerEntry("width", in: 1...4096)
    heads = try file.integerEntry("heads", in: 1...width)
    guard width % heads == 0 else {
      throw .invalidEntry(
        key: "heads", value: "\(heads)", expected: "a divisor of the width \(width)")
    }
    hidden = try file.integerEntry("hidden", in: 1...16_384)
    blocks = try file.integerEntry("blocks", in: 1...64)
    eventCapacity = try file.integerEntry("event_capacity", in: 0...1024)
    offerCapacity = try file.integerEntry("offer_capacity", in: 1...127)
    quantityClasses = try file.integerEntry("quantity_classes", in: 1...100)
  }
}

extension ScorerCard {
  fileprivate init(_ file: SafeTensors) throws(SafeTensorsError) {
    self.init()
    evidenceLowest = Float(try file.numberEntry("evidence_lowest"))
    evidenceHighest = Float(try file.numberEntry("evidence_highest"))
    guard evidenceLowest > 0, evidenceLowest <= evidenceHighest else {
      throw .invalidEntry(
        key: "evidence_lowest", value: "\(evidenceLowest)",
        expected: "a number above 0 and at most \(evidenceHighest)")
    }
    periodDays = try file.integerEntry("period_days", in: 1...366)
    categoryKinds = try file.entry("category_kinds").split(separator: ",").map(String.init)
    text = try file.entry("card")
  }
}

extension Standardisation {
  fileprivate var columns: [(String, [Float])] {
    [
      ("standard.context.mean", contextMean), ("standard.context.deviation", contextDeviation),
      ("standard.event.mean", eventMean), ("standard.event.deviation", eventDeviation),
      ("standard.offer.mean", offerMean), ("standard.offer.deviation", offerDeviation),
    ]
  }

  fileprivate init(_ file: SafeTensors, shape: ScorerShape) throws(SafeTensorsError) {
    let context = shape.contextColumns.count
    let offer = shape.offerColumns.count
    self.init(
      contextMean: try file.floats("standard.context.mean", shape: [context]),
      contextDeviation: try file.floats("standard.context.deviation", shape: [context]),
      eventMean: try file.floats("standard.event.mean", shape: [shape.eventFeatures]),
      eventDeviation: try file.floats("standard.event.deviation", shape: [shape.eventFeatures]),
      offerMean: try file.floats("standard.offer.mean", shape: [offer]),
      offerDeviation: try file.floats("standard.offer.deviation", shape: [offer]))
    for (name, values) in columns where name.hasSuffix("deviation") {
      guard let element = values.firstIndex(where: { $0 <= 0 }) else { continue }
      throw .invalidValue(
        tensor: name, element: element, value: "\(values[element])", expected: "a number above 0")
    }
  }
}

extension TokenFeatures {
  fileprivate static func names(_ columns: [Int], of features: [String]) -> String {
    columns.map { features[$0] }.joined(separator: ",")
  }

  /// Reads the columns named by a header entry.
  fileprivate static func columns(
    _ file: SafeTensors, _ key: String, of features: [String]
  ) throws(SafeTensorsError) -> [Int] {
    let text = try file.entry(key)
    var columns: [Int] = []
    for name in text.split(separator: ",") {
      guard let column = features.firstIndex(of: String(name)), column > columns.last ?? -1 else {
        throw .invalidEntry(
          key: key, value: text,
          expected: "names in order from \(features.joined(separator: ","))")
      }
      columns.append(column)
    }
    return columns
  }
}
