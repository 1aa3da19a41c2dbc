import TransformerScorer

/// Something that the network is kept from seeing.
enum Occlusion: Sendable, Hashable {
  /// One remembered purchase, counted from the newest, 0.
  case event(Int)
  /// All remembered purchases.
  case allEvents
  /// Features, each replaced by its mean.
  case features(FeatureGroup)
  /// Whether two tokens are of the same item, brand or type.
  case relations

  /// Everything that is left out in turn.
  static func all(events: Int) -> [Occlusion] {
    [.allEvents, .relations] + (0..<events).map { .event($0) }
      + FeatureGroup.all.map { .features($0) }
  }

  /// What it is, in plain words.
  var words: String {
    switch self {
    case .event(0): "the newest past purchase"
    case .event(let index): "the \(Self.ordinal(index + 1)) newest past purchase"
    case .allEvents: "all past purchases one by one"
    case .features(let group): group.words
    case .relations: "who bought what (relations)"
    }
  }

  /// `history`, `relation`, or the token of the features.
  var kind: String {
    switch self {
    case .event, .allEvents: "history"
    case .features(let group): group.kind.rawValue
    case .relations: "relation"
    }
  }

  /// Returns the tokens without it.
  func applied(to tokens: TokenBatch, means: FeatureMeans) -> TokenBatch {
    switch self {
    case .event(let index): return tokens.keepingEvents { $0 != index }
    case .allEvents: return tokens.keepingEvents { _ in false }
    case .relations: return tokens.withoutRelations()
    case .features(let group):
      var changed = tokens
      switch group.kind {
      case .context: changed.context.replace(group.columns, by: means[.context])
      case .event: changed.events.replace(group.columns, by: means[.event])
      case .offer: changed.offers.replace(group.columns, by: means[.offer])
      }
      return changed
    }
  }

  /// Whether a row holds it: an event that it does not have can't be left out.
  func isPresent(inRow row: Int, of tokens: TokenBatch) -> Bool {
    let events = Int(tokens.eventStarts[row + 1] - tokens.eventStarts[row])
    switch self {
    case .event(let index): return index < events
    case .allEvents: return events > 0
    case .features(let group): return group.kind != .event || events > 0
    case .relations: return true
    }
  }

  private static func ordinal(_ number: Int) -> String {
    switch number {
    case 2: "2nd"
    case 3: "3rd"
    default: "\(number)th"
    }
  }
}

extension TokenBatch {
  /// Returns the batch with only those events whose place in their row, counted from the newest, 0,
  /// passes.
  func keepingEvents(_ keeps: (Int) -> Bool) -> TokenBatch {
    let width = TokenFeatures.event.count
    var result = self
    result.events.removeAll(keepingCapacity: true)
    result.eventItems.removeAll(keepingCapacity: true)
    result.eventStarts = [0]
    for row in 0..<rows {
      let first = Int(eventStarts[row])
      for event in first..<Int(eventStarts[row + 1]) where keeps(event - first) {
        result.events += events[event * width..<(event + 1) * width]
        result.eventItems.append(eventItems[event])
      }
      result.eventStarts.append(Int32(result.eventItems.count))
    }
    return result
  }

  /// Returns the batch with every token an item, brand and type of its own.
  func withoutRelations() -> TokenBatch {
    var result = self
    for index in eventItems.indices { result.eventItems[index] = .unrelated(index) }
    for index in offerItems.indices {
      result.offerItems[index] = .unrelated(eventItems.count + index)
    }
    return result
  }
}

extension TokenBatch.ItemIdentity {
  fileprivate static func unrelated(_ number: Int) -> Self {
    Self(item: Int32(number), brand: Int32(number), type: Int32(number))
  }
}

extension [Float] {
  /// Replaces columns of a matrix with `means.count` columns.
  fileprivate mutating func replace(_ columns: [Int], by means: [Float]) {
    for row in stride(from: 0, to: count, by: means.count) {
      for column in columns { self[row + column] = means[column] }
    }
  }
}
