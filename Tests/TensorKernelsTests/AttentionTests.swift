import TensorKernels
import Testing

/// Projections, identities and layer of one prefix and one sequence.
private struct AttentionCase: ~Copyable {
  let layer: AttentionLayer
  let relationBias: [Float]
  let prefix: Matrix
  let tokens: Matrix
  let prefixes: TokenSequences
  let sequences: TokenSequences

  init(width: Int, heads: Int, prefix before: Int, tokens count: Int) {
    var numbers = RandomNumbers(seed: UInt64(1000 * width + 100 * before + count))
    relationBias = numbers.list(5 * heads)
    layer = AttentionLayer(width: width, heads: heads, relationBias: relationBias)
    prefix = numbers.matrix(rows: before, columns: 3 * width)
    tokens = numbers.matrix(rows: count, columns: 3 * width)
    prefixes = list(before, none: [0])
    sequences = list(count, none: [])
  }

  func gathered(_ kernels: Kernels, _ scope: AttentionScope) -> Matrix {
    var scratch = Matrix(rows: 0, columns: 16)
    var gathered = Matrix(rows: tokens.rows, columns: layer.width)
    kernels.attend(
      layer, tokens, sequences, to: scope, prefixProjections: prefix, prefixes, prefixOf: [0],
      scratch: &scratch, into: &gathered)
    return gathered
  }

  /// What one token gathers, by the scalar kernel.
  func expected(_ token: Int, _ scope: AttentionScope) -> [Double] {
    var rows = (0..<prefix.rows).map { (prefix.row($0), prefixes.identities[$0]) }
    if scope == .prefixAndSequence {
      rows += (0..<tokens.rows).map { (tokens.row($0), sequences.identities[$0]) }
    }
    return (0..<layer.heads).flatMap { head in
      let first = head * layer.headWidth
      func part(_ row: [Float], _ index: Int) -> [Double] {
        let start = index * layer.width + first
        return doubles(Array(row[start..<start + layer.headWidth]))
      }
      return ScalarKernels.attended(
        part(tokens.row(token), 0), keys: rows.map { part($0.0, 1) },
        values: rows.map { part($0.0, 2) },
        bias: rows.map { row in
          let relation = relation(sequences.identities[token], row.1)
          return Double(relationBias[relation * layer.heads + head])
        })
    }
  }
}

/// One sequence of tokens with few items, brands and types; some have no item.
private func list(_ count: Int, none: Set<Int>) -> TokenSequences {
  var sequences = TokenSequences()
  for token in 0..<count {
    let item = Int32(token % 11)
    sequences.identities.append(
      none.contains(token) ? .none : TokenIdentity(item: item, brand: item % 3, type: item % 2))
  }
  sequences.close()
  return sequences
}

/// 4 the same item, 3 brand and type, 2 brand, 1 type, 0 none or no item.
private func relation(_ one: TokenIdentity, _ other: TokenIdentity) -> Int {
  if one == .none || other == .none { return 0 }
  if one.item == other.item { return 4 }
  return (one.brand == other.brand ? 2 : 0) + (one.type == other.type ? 1 : 0)
}

@Test(
  "attention agrees with the scalar kernel for any number of queries and keys",
  arguments: availableKernels, [1, 7, 8, 9, 16, 17, 25, 33])
func attentionAgrees(name: String, tokens: Int) throws {
  let kernels = try #require(Kernels(named: name))
  for (width, heads) in [(32, 4), (16, 1), (64, 4)] {
    for prefix in [1, 17] {
      let attention = AttentionCase(width: width, heads: heads, prefix: prefix, tokens: tokens)
      for scope in [AttentionScope.prefix, .prefixAndSequence] {
        let gathered = attention.gathered(kernels, scope)
        for token in 0..<tokens {
          // Scores below 16 with rounding of 16 sums each, then a mean of numbers below 1.
          let tolerance = 1e-6 * Double(width / heads) / 8
          let distance = largestDistance(gathered.row(token), attention.expected(token, scope))
          #expect(distance <= tolerance)
        }
      }
    }
  }
}

@Test("a query's bits do not depend on the other queries", arguments: availableKernels)
func queriesDoNotMatter(name: String) throws {
  let kernels = try #require(Kernels(named: name))
  let attention = AttentionCase(width: 32, heads: 4, prefix: 9, tokens: 29)
  let together = attention.gathered(kernels, .prefix).bits(rows: 29)
  for token in 0..<29 {
    var sequence = TokenSequences()
    sequence.identities.append(attention.sequences.identities[token])
    sequence.close()
    var scratch = Matrix(rows: 0, columns: 16)
    var alone = Matrix(rows: 1, columns: 32)
    kernels.attend(
      attention.layer, attention.tokens.picked([token]), sequence, to: .prefix,
      prefixProjections: attention.prefix, attention.prefixes, prefixOf: [0], scratch: &scratch,
      into: &alone)
    #expect(alone.bits(rows: 1) == [together[token]])
  }
}
