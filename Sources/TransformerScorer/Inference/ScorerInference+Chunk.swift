internal import TensorKernels

/// The network on a few rows at a time.
///
/// Context and events (the prefix) never see the offers, so they go through a block first.
extension ScorerInference {
  /// Brings the tokens of the rows that were gathered through every block.
  func runBlocks(
    _ tokens: TokenBatch, _ rows: Range<Int>, _ workspace: inout InferenceWorkspace
  ) {
    embedContexts(tokens, &workspace)
    embedEvents(tokens, &workspace)
    embedOffers(tokens, rows, &workspace)
    for block in network.blocks.indices { run(block, &workspace) }
    kernels.normalise(
      workspace.offers.values, rows: workspace.offers.sequences.tokens, by: network.headNorm,
      into: &workspace.normal)
  }

  /// Embeds each prefix's context and puts it first.
  private func embedContexts(_ tokens: TokenBatch, _ workspace: inout InferenceWorkspace) {
    let prefixes = workspace.prefixRows.indices
    for prefix in prefixes {
      let row = workspace.prefixRows[prefix]
      kernels.standardise(
        tokens.context, rows: row..<row + 1, by: network.context.standardiser,
        into: &workspace.contextFeatures, at: prefix)
    }
    embed(
      workspace.contextFeatures, prefixes.count, network.context, &workspace.embedding,
      into: &workspace.embedded)
    for prefix in prefixes {
      workspace.prefix.values.copy(
        1, rowsFrom: prefix, of: workspace.embedded, to: workspace.prefix.sequences.starts[prefix])
    }
  }

  /// Embeds each prefix's events and puts them after the context.
  private func embedEvents(_ tokens: TokenBatch, _ workspace: inout InferenceWorkspace) {
    let prefixes = workspace.prefixRows.indices
    for prefix in prefixes {
      kernels.standardise(
        tokens.events, rows: tokens.eventRange(workspace.prefixRows[prefix]),
        by: network.event.standardiser, into: &workspace.eventFeatures,
        at: workspace.prefix.sequences.starts[prefix] - prefix)
    }
    embed(
      workspace.eventFeatures, workspace.prefix.sequences.tokens - prefixes.count, network.event,
      &workspace.embedding, into: &workspace.embedded)
    for prefix in prefixes {
      let place = workspace.prefix.sequences.tokens(of: prefix)
      workspace.prefix.values.copy(
        place.count - 1, rowsFrom: place.lowerBound - prefix, of: workspace.embedded,
        to: place.lowerBound + 1)
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
      tokens.offers, rows: offers, by: network.offer.standardiser, into: &workspace.offerFeatures,
      at: 0)
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
      prefixOf: workspace.eachPrefix, scratch: &workspace.scratch, into: &workspace.gathered)
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

  /// Reads the scores from the normalised offers; the slopes stay logarithms.
  func readHead(
    _ tokens: TokenBatch, _ rows: Range<Int>, _ scores: inout OfferScores,
    _ workspace: inout InferenceWorkspace
  ) {
    let count = workspace.offers.sequences.tokens
    kernels.multiply(
      workspace.normal, by: network.head, into: &workspace.head, rows: count, finish: .store)
    kernels.multiply(
      workspace.offerFeatures, by: network.offerSkip, into: &workspace.head, rows: count,
      finish: .add)
    kernels.multiply(
      workspace.contextFeatures, by: network.contextSkip, into: &workspace.contextSkip,
      rows: workspace.prefixRows.count, finish: .store)
    let first = Int(tokens.offerStarts[rows.lowerBound])
    for row in 0..<rows.count {
      let skip = workspace.contextSkip[workspace.prefixOf[row], 0]
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
