internal import TensorKernels

extension ScorerInference {
  /// Returns what the quantity head reads: the normalised state of each row's `choices` offer, zeros
  /// for -1; shape `[rows, width]`, row-major.
  public func states(
    _ tokens: TokenBatch, choices: [Int8], workspace: inout InferenceWorkspace
  ) -> [Float] {
    workspace.adapt(to: network)
    let width = network.head.inner
    var states = [Float](repeating: 0, count: tokens.rows * width)
    var first = 0
    while first < tokens.rows {
      let rows = workspace.gather(tokens, from: first, tokens: Self.chunkTokens)
      runBlocks(tokens, rows, &workspace)
      for row in rows where choices[row] >= 0 {
        let offer = workspace.offers.sequences.tokens(of: row - first).lowerBound
        for column in 0..<width {
          states[row * width + column] = workspace.normal[offer + Int(choices[row]), column]
        }
      }
      first = rows.upperBound
    }
    return states
  }
}
