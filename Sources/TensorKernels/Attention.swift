internal import CKernels

/// Item, brand and type of a token.
public struct TokenIdentity: Sendable, Hashable {
  /// The item.
  public var item: Int32
  /// Its brand.
  public var brand: Int32
  /// Its type.
  public var type: Int32

  /// Gathers the parts.
  public init(item: Int32, brand: Int32, type: Int32) {
    self.item = item
    self.brand = brand
    self.type = type
  }

  /// A token without an item: it relates to nothing, not even to itself.
  public static let none = TokenIdentity(item: .min, brand: .min, type: .min)
}

/// Tokens of several sequences, one sequence after the other.
public struct TokenSequences: Sendable {
  /// First token of each sequence and the end; shape `[sequences + 1]`.
  public var starts: [Int] = [0]
  /// Who each token is; shape `[tokens]`.
  public var identities: [TokenIdentity] = []

  /// Creates an empty list.
  public init() {}

  /// Sequences.
  public var count: Int { starts.count - 1 }
  /// Tokens.
  public var tokens: Int { identities.count }

  /// Returns the tokens of a sequence.
  public func tokens(of sequence: Int) -> Range<Int> { starts[sequence]..<starts[sequence + 1] }

  /// Forgets everything, keeping the storage.
  public mutating func removeAll() {
    starts.removeAll(keepingCapacity: true)
    identities.removeAll(keepingCapacity: true)
    starts.append(0)
  }

  /// Ends a sequence: the tokens appended since the last one are its own.
  public mutating func close() {
    starts.append(identities.count)
  }
}

/// Softmax attention with a bias per relation and head.
public struct AttentionLayer: Sendable {
  /// Heads.
  public let heads: Int
  /// Columns of each head.
  public let headWidth: Int
  /// Shape `[heads, 16]`: the biases of the relations 0...4, then zeros.
  let bias: AlignedFloats

  /// Lays out the bias.
  ///
  /// - Parameters:
  ///   - width: Columns of queries, keys and values.
  ///   - heads: Heads; they divide the width into multiples of 8.
  ///   - relationBias: Shape `[5, heads]`, row-major.
  /// - Precondition: The sizes fit, and the width is a multiple of 16.
  public init(width: Int, heads: Int, relationBias: [Float]) {
    precondition(width % 16 == 0 && width % heads == 0 && width / heads % 8 == 0)
    precondition(relationBias.count == 5 * heads)
    self.heads = heads
    headWidth = width / heads
    bias = AlignedFloats(count: heads * 16)
    for (place, value) in relationBias.enumerated() {
      bias.first[place % heads * 16 + place / heads] = value
    }
  }

  /// Columns of queries, keys and values.
  public var width: Int { heads * headWidth }
}

/// Which tokens a query attends to.
public enum AttentionScope: Sendable {
  /// Those of its prefix.
  case prefix
  /// Those of its prefix, then those of its own sequence.
  case prefixAndSequence
}

extension Kernels {
  /// Lets every token of each sequence attend to the sequence's prefix, and maybe to the sequence.
  ///
  /// Projections are queries, keys and values side by side, shape `[tokens, 3 * width]`.
  ///
  /// - Parameters:
  ///   - layer: Heads and bias.
  ///   - projections: The sequences' tokens.
  ///   - sequences: Where the sequences begin, and who their tokens are.
  ///   - scope: What the tokens attend to.
  ///   - prefixProjections: The prefixes' tokens; their queries are not read.
  ///   - prefixes: Where the prefixes begin, and who their tokens are.
  ///   - prefixOf: Which prefix each sequence has; shape `[sequences]`.
  ///   - scratch: Any matrix of 16 columns; it grows to what is needed.
  ///   - gathered: Receives what the tokens gather; shape `[tokens, width]`.
  /// - Precondition: The shapes agree, and no prefix is empty.
  public func attend(
    _ layer: AttentionLayer, _ projections: borrowing Matrix, _ sequences: TokenSequences,
    to scope: AttentionScope, prefixProjections: borrowing Matrix, _ prefixes: TokenSequences,
    prefixOf: [Int], scratch: inout Matrix, into gathered: inout Matrix
  ) {
    let columns = 3 * layer.width
    precondition(projections.columns == columns && prefixProjections.columns == columns)
    precondition(gathered.columns == layer.width && scratch.columns == 16)
    precondition(sequences.tokens <= projections.rows && sequences.tokens <= gathered.rows)
    precondition(prefixes.tokens <= prefixProjections.rows && prefixOf.count == sequences.count)
    withTokens(projections, sequences, layer) { own in
      withTokens(prefixProjections, prefixes, layer) { before in
        for index in prefixOf.indices {
          let tokens = sequences.tokens(of: index)
          let prefix = prefixes.tokens(of: prefixOf[index])
          precondition(!prefix.isEmpty)
          let included = scope == .prefix ? tokens.lowerBound..<tokens.lowerBound : tokens
          scratch.reserve(rows: 2 * (layer.width + prefix.count + included.count))
          var attention = ck_attention(
            heads: Int64(layer.heads), head_width: Int64(layer.headWidth),
            queries: own.queries(tokens), query_stride: Int64(own.stride),
            query_count: Int64(tokens.count), query_identities: own.identities(tokens),
            parts: (before.keys(prefix), own.keys(included)), relation_bias: layer.bias.first,
            out: gathered.mutablePointer + tokens.lowerBound * gathered.stride,
            out_stride: Int64(gathered.stride), scratch: scratch.mutablePointer)
          table.pointee.attend(&attention)
        }
      }
    }
  }
}

/// Projections and identities of all tokens, where they lie.
private struct TokenPointers {
  let projections: UnsafePointer<Float>
  let stride: Int
  let width: Int
  let first: UnsafePointer<ck_identity>

  func queries(_ tokens: Range<Int>) -> UnsafePointer<Float> {
    projections + tokens.lowerBound * stride
  }

  func identities(_ tokens: Range<Int>) -> UnsafePointer<ck_identity> {
    first + tokens.lowerBound
  }

  func keys(_ tokens: Range<Int>) -> ck_keys {
    ck_keys(
      keys: queries(tokens) + width, values: queries(tokens) + 2 * width, stride: Int64(stride),
      count: Int64(tokens.count), identities: identities(tokens))
  }
}

private func withTokens(
  _ projections: borrowing Matrix, _ sequences: TokenSequences, _ layer: AttentionLayer,
  _ body: (TokenPointers) -> Void
) {
  sequences.identities.withUnsafeBufferPointer { identities in
    guard let base = identities.baseAddress else { return }
    // SAFETY: both types are three 32-bit integers: item, brand, type.
    base.withMemoryRebound(to: ck_identity.self, capacity: identities.count) { first in
      body(
        TokenPointers(
          projections: projections.pointer, stride: projections.stride, width: layer.width,
          first: first))
    }
  }
}
