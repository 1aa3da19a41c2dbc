internal import TensorKernels

/// The network on a few rows at a time.
///
/// Context and events (the prefix) never see the offers, so they go through a block first.
extension ScorerInference {
  /// Scores the offers of `rows`; the slopes stay logarithms.
  func scoreChunk(
    _ tokens: TokenBatch, _ rows: Range<Int>, _ scores: inout OfferScores,
    _ workspace: inout InferenceWorkspace
  ) {
    workspace.gatherSequences(tokens, rows)
    workspace.reserve()
    embedPrefix(tokens, rows, &workspace)
    embedOffers(tokens, rows, &workspace)
    for block in network.blocks.indices { run(block, &workspace) }
    readHead(tokens, rows, &scores, &workspace)
  }

  /// Embeds contexts and events, and puts each row's together.
  private func embedPrefix(
    _ tokens: TokenBatch, _ rows: Range<Int>, _ workspace: inout InferenceWorkspace
  ) {
    let events =
      Int(
        tokens.eventStarts[rows.lowerBound])..<Int(
        tokens.eventStarts[rows.upperBound])
    kernels.standardise(
      tokens.context, rows: rows, by: network.context.standardiser,
      into: &workspace.contextFeatures)
    embed(
      workspace.contextFeatures, rows.count, network.context, &workspace.embedding,
      into: &workspace.embedded)
    for row in 0..<rows.count {
      workspace.prefix.values.copy(
        1, rowsFrom: row, of: workspace.embedded, to: workspace.prefix.sequences.starts[row])
    }
    kernels.standardise(
      tokens.events, rows: events, by: network.event.standardiser, into: &workspace.eventFeatures)
    embed(
      workspace.eventFeatures, events.count, network.event, &workspace.embedding,
      into: &workspace.embedded)
    for row in 0..<rows.count {
      let place = workspace.prefix.sequences.starts[row]
      let count = workspace.prefix.sequences.starts[row + 1] - place - 1
      workspace.prefix.values.copy(
        count, rowsFrom: place - row, of: workspace.embedded, to: place + 1)
    }
  }

  private func embedOffers(
    _ tokens: TokenBatch, _ rows: Range<Int>, _ workspace: inout InferenceWorkspace
  ) {
    let offers =
      Int(
        tokens.offerStarts[rows.lowerBound])..<Int(
        tokens.offerStarts[rows.upperBound])
    kernels.standardise(
      tokens.offers, rows: offers, by: network.offer.standardiser, into: &workspace.offerFeatures)
    embed(
      workspace.offerFeatures, offers.count, network.offer, &workspace.embedding,
      into: &workspace.offers.values)
  }

  private func embed(
    _ features: borrowing Matrix, _ count: Int, _ embedding: TokenEmbedding,
    _ hidden: inout Matrix, into tokens: inout Matrix
  ) {
    kernels.multiply(features, by: embedding.input, into: &hidden, rows: count, finish: .gelu)
    kernels.multiply(hidden, by: embedding.output, into: &tokens, rows: count, finish: .store)
  }

  /// Runs a block; of the last one, the prefix needs keys and values only.
  private func run(_ index: Int, _ workspace: inout InferenceWorkspace) {
    let block = network.blocks[index]
    let isLast = index == network.blocks.count - 1
    let width = block.attention.width
    project(
      block, &workspace.prefix, &workspace.normal,
      columns: (isLast ? width : 0)..<3 * width)
    project(block, &workspace.offers, &workspace.normal, columns: 0..<3 * width)
    kernels.attend(
      block.attention, workspace.offers.projections, workspace.offers.sequences,
      to: .prefixAndSequence, prefixProjections: workspace.prefix.projections,
      workspace.prefix.sequences, prefixOf: workspace.prefixOf, scratch: &workspace.scratch,
      into: &workspace.gathered)
    update(&workspace.offers, block, workspace.gathered, &workspace.normal, &workspace.hidden)
    guard !isLast else { return }
    kernels.attend(
      block.attention, workspace.prefix.projections, workspace.prefix.sequences, to: .prefix,
      prefixProjections: workspace.prefix.projections, workspace.prefix.sequences,
      prefixOf: workspace.prefixOf, scratch: &workspace.scratch, into: &workspace.gathered)
    update(&workspace.prefix, block, workspace.gathered, &workspace.normal, &workspace.hidden)
  }

  private func project(
    _ block: TransformerBlock, _ tokens: inout InferenceWorkspace.Tokens, _ normal: inout Matrix,
    columns: Range<Int>
  ) {
    let count = tokens.sequences.tokens
    kernels.normalise(tokens.values, rows: count, by: block.attentionNorm, into: &normal)
    kernels.multiply(
      normal, by: block.projection, columns: columns, into: &tokens.projections, rows: count,
      finish: .store)
  }

  /// Adds what attention gathered, and then the feed-forward.
  private func update(
    _ tokens: inout InferenceWorkspace.Tokens, _ block: TransformerBlock,
    _ gathered: borrowing Matrix, _ normal: inout Matrix, _ hidden: inout Matrix
  ) {
    let count = tokens.sequences.tokens
    kernels.multiply(
      gathered, by: block.attentionOutput, into: &tokens.values, rows: count, finish: .add)
    kernels.normalise(tokens.values, rows: count, by: block.feedForwardNorm, into: &normal)
    kernels.multiply(
      normal, by: block.feedForwardInput, into: &hidden, rows: count, finish: .gelu)
    kernels.multiply(
      hidden, by: block.feedForwardOutput, into: &tokens.values, rows: count, finish: .add)
  }

  private func readHead(
    _ tokens: TokenBatch, _ rows: Range<Int>, _ scores: inout OfferScores,
    _ workspace: inout InferenceWorkspace
  ) {
    let count = workspace.offers.sequences.tokens
    kernels.normalise(
      workspace.offers.values, rows: count, by: network.headNorm, into: &workspace.normal)
    kernels.multiply(
      workspace.normal, by: network.head, into: &workspace.head, rows: count, finish: .store)
    kernels.multiply(
      workspace.offerFeatures, by: network.offerSkip, into: &workspace.head, rows: count,
      finish: .add)
    kernels.multiply(
      workspace.contextFeatures, by: network.contextSkip, into: &workspace.contextSkip,
      rows: rows.count, finish: .store)
    let first = Int(tokens.offerStarts[rows.lowerBound])
    for row in 0..<rows.count {
      let skip = workspace.contextSkip[row, 0]
      for offer in workspace.offers.sequences.tokens(of: row) {
        scores.alpha[first + offer] = workspace.head[offer, 0] + skip
        scores.longSlopes[first + offer] = clampedLogSlope(workspace.head[offer, 1])
        scores.shortSlopes[first + offer] = clampedLogSlope(workspace.head[offer, 2])
      }
    }
  }
}

private func clampedLogSlope(_ logarithm: Float) -> Float {
  let range = OfferScores.logSlopeRange
  return min(max(logarithm, range.lowerBound), range.upperBound)
}

extension InferenceWorkspace {
  /// Lists the tokens of `rows`.
  fileprivate mutating func gatherSequences(_ tokens: TokenBatch, _ rows: Range<Int>) {
    prefix.sequences.removeAll()
    offers.sequences.removeAll()
    prefixOf.removeAll(keepingCapacity: true)
    for row in rows {
      prefixOf.append(row - rows.lowerBound)
      prefix.sequences.identities.append(.none)
      for event in Int(tokens.eventStarts[row])..<Int(tokens.eventStarts[row + 1]) {
        prefix.sequences.identities.append(TokenIdentity(tokens.eventItems[event]))
      }
      for offer in Int(tokens.offerStarts[row])..<Int(tokens.offerStarts[row + 1]) {
        offers.sequences.identities.append(TokenIdentity(tokens.offerItems[offer]))
      }
      prefix.sequences.close()
      offers.sequences.close()
    }
  }
}

extension TokenIdentity {
  fileprivate init(_ item: TokenBatch.ItemIdentity) {
    self.init(item: item.item, brand: item.brand, type: item.type)
  }
}
