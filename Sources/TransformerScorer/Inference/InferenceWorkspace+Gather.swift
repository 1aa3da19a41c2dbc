internal import TensorKernels

/// Which rows are worked on together.
extension InferenceWorkspace {
  /// Lists the tokens of rows from `first` on, and makes room for them.
  ///
  /// A row with the context and events of the row before it shares that row's prefix.
  ///
  /// - Parameters:
  ///   - tokens: The batch.
  ///   - first: The first row to take; it exists.
  ///   - limit: No row is taken once there are this many tokens.
  /// - Returns: The rows taken, at least one.
  mutating func gather(_ tokens: TokenBatch, from first: Int, tokens limit: Int) -> Range<Int> {
    removeAll()
    var row = first
    repeat {
      if row == first || !tokens.haveSamePrefix(row - 1, row) { appendPrefix(row, of: tokens) }
      prefixOf.append(prefixRows.count - 1)
      for offer in tokens.offerRange(row) {
        offers.sequences.identities.append(TokenIdentity(tokens.offerItems[offer]))
      }
      offers.sequences.close()
      row += 1
    } while row < tokens.rows && prefix.sequences.tokens + offers.sequences.tokens < limit
    reserve()
    return first..<row
  }

  private mutating func removeAll() {
    prefix.sequences.removeAll()
    offers.sequences.removeAll()
    prefixRows.removeAll(keepingCapacity: true)
    eachPrefix.removeAll(keepingCapacity: true)
    prefixOf.removeAll(keepingCapacity: true)
  }

  private mutating func appendPrefix(_ row: Int, of tokens: TokenBatch) {
    eachPrefix.append(prefixRows.count)
    prefixRows.append(row)
    prefix.sequences.identities.append(.none)
    for event in tokens.eventRange(row) {
      prefix.sequences.identities.append(TokenIdentity(tokens.eventItems[event]))
    }
    prefix.sequences.close()
  }
}

extension TokenIdentity {
  fileprivate init(_ item: TokenBatch.ItemIdentity) {
    self.init(item: item.item, brand: item.brand, type: item.type)
  }
}

extension TokenBatch {
  /// A row's events.
  func eventRange(_ row: Int) -> Range<Int> {
    Int(eventStarts[row])..<Int(eventStarts[row + 1])
  }

  /// A row's offers.
  func offerRange(_ row: Int) -> Range<Int> {
    Int(offerStarts[row])..<Int(offerStarts[row + 1])
  }

  /// Tells whether two rows have the same context and events, bit by bit.
  fileprivate func haveSamePrefix(_ one: Int, _ other: Int) -> Bool {
    let (c, e) = (TokenFeatures.context.count, TokenFeatures.event.count)
    let (before, after) = (eventRange(one), eventRange(other))
    return before.count == after.count
      && haveSameBits(context, one * c, other * c, count: c)
      && haveSameBits(events, before.lowerBound * e, after.lowerBound * e, count: e * before.count)
      && eventItems[before] == eventItems[after]
  }
}

private func haveSameBits(_ table: [Float], _ one: Int, _ other: Int, count: Int) -> Bool {
  for index in 0..<count
  where table[one + index].bitPattern != table[other + index].bitPattern { return false }
  return true
}
