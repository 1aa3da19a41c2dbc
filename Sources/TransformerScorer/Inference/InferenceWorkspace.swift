internal import TensorKernels

/// Storage that one thread needs to score; it grows to what is needed and is then reused.
public struct InferenceWorkspace: ~Copyable, Sendable {
  /// One kind of token's numbers.
  struct Tokens: ~Copyable, Sendable {
    /// Where sequences begin, and who their tokens are.
    var sequences = TokenSequences()
    /// Shape `[tokens, width]`.
    var values: Matrix
    /// Queries, keys and values; shape `[tokens, 3 * width]`.
    var projections: Matrix

    init(width: Int) {
      values = Matrix(rows: 0, columns: width)
      projections = Matrix(rows: 0, columns: 3 * width)
    }

    mutating func reserve() {
      values.reserve(rows: sequences.tokens)
      projections.reserve(rows: sequences.tokens)
    }
  }

  /// A network's sizes, as far as they shape the workspace.
  private struct Sizes: Equatable {
    var width = 0
    var hidden = 0
    var embedding = 0
  }

  private var sizes = Sizes()
  /// Each row's context and events.
  var prefix = Tokens(width: 0)
  /// Each row's offers.
  var offers = Tokens(width: 0)
  /// Which prefix each row has.
  var prefixOf: [Int] = []
  var contextFeatures = Matrix(rows: 0, columns: TokenFeatures.context.count)
  var eventFeatures = Matrix(rows: 0, columns: TokenFeatures.event.count)
  var offerFeatures = Matrix(rows: 0, columns: TokenFeatures.offer.count)
  /// The hidden layer of an embedding; shape `[tokens, 2 * width]`.
  var embedding = Matrix(rows: 0, columns: 0)
  /// Embedded contexts or events before they take their places; shape `[tokens, width]`.
  var embedded = Matrix(rows: 0, columns: 0)
  /// Normalised tokens; shape `[tokens, width]`.
  var normal = Matrix(rows: 0, columns: 0)
  /// What attention gathers; shape `[tokens, width]`.
  var gathered = Matrix(rows: 0, columns: 0)
  /// The hidden layer of a feed-forward; shape `[tokens, hidden]`.
  var hidden = Matrix(rows: 0, columns: 0)
  /// Shape `[offers, 3]`.
  var head = Matrix(rows: 0, columns: 3)
  /// Shape `[rows, 1]`.
  var contextSkip = Matrix(rows: 0, columns: 1)
  var scratch = Matrix(rows: 0, columns: 16)

  /// Creates an empty workspace.
  public init() {}

  /// Takes the shape of a network, unless it has it already.
  mutating func adapt(to network: borrowing ScorerNetwork) {
    let wanted = Sizes(
      width: network.head.inner, hidden: network.blocks.first?.feedForwardInput.columns ?? 0,
      embedding: network.offer.input.columns)
    guard wanted != sizes else { return }
    sizes = wanted
    prefix = Tokens(width: wanted.width)
    offers = Tokens(width: wanted.width)
    embedding = Matrix(rows: 0, columns: wanted.embedding)
    embedded = Matrix(rows: 0, columns: wanted.width)
    normal = Matrix(rows: 0, columns: wanted.width)
    gathered = Matrix(rows: 0, columns: wanted.width)
    hidden = Matrix(rows: 0, columns: wanted.hidden)
  }

  /// Makes room for the tokens of the sequences that have been set.
  mutating func reserve() {
    let (before, shelf, rows) = (prefix.sequences.tokens, offers.sequences.tokens, prefixOf.count)
    let most = max(before, shelf)
    prefix.reserve()
    offers.reserve()
    contextFeatures.reserve(rows: rows)
    eventFeatures.reserve(rows: before)
    offerFeatures.reserve(rows: shelf)
    embedding.reserve(rows: most)
    embedded.reserve(rows: before)
    normal.reserve(rows: most)
    gathered.reserve(rows: most)
    hidden.reserve(rows: most)
    head.reserve(rows: shelf)
    contextSkip.reserve(rows: rows)
  }
}
