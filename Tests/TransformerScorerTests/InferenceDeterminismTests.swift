import TensorKernels
import Testing
import TransformerScorer

@Suite("A row's scores depend on that row alone, bit by bit")
struct InferenceDeterminism {
  private let inference: ScorerInference
  private let batch: TokenBatch
  private let expected: [RowBits]

  init() {
    var fixture = InferenceFixture(seed: 22)
    inference = ScorerInference(fixture.weights(.full))
    batch = fixture.raggedBatch(rows: 90)
    expected = bitsByRow(inference, batch)
  }

  @Test("scored one by one")
  func oneByOne() {
    for row in 0..<batch.rows {
      #expect(bitsByRow(inference, batch.rows([row])) == [expected[row]])
    }
  }

  @Test("split in two anywhere", arguments: [1, 2, 7, 31, 64, 89])
  func split(cut: Int) {
    let first = bitsByRow(inference, batch.rows(Array(0..<cut)))
    let second = bitsByRow(inference, batch.rows(Array(cut..<batch.rows)))
    #expect(first + second == expected)
  }

  @Test("in another order", arguments: [7, 11, 89])
  func permuted(step: Int) {
    let order = (0..<batch.rows).map { ($0 * step + 3) % batch.rows }
    #expect(Set(order).count == batch.rows)
    #expect(bitsByRow(inference, batch.rows(order)) == order.map { expected[$0] })
  }

  @Test("among full rows that have no room left", arguments: [0, 1, 5])
  func padded(place: Int) {
    var fixture = InferenceFixture(seed: 23)
    let full = fixture.batch(Array(repeating: (events: 16, offers: 12), count: place + 3))
    for row in [0, 44, 89] {
      var table = full.rows(Array(0..<place))
      table.append(row, of: batch)
      for filler in place..<place + 3 { table.append(filler, of: full) }
      #expect(bitsByRow(inference, table)[place] == expected[row])
    }
  }

  @Test("whatever the workspace held before")
  func usedWorkspace() {
    var fixture = InferenceFixture(seed: 24)
    var workspace = InferenceWorkspace()
    var results = OfferScores()
    let other = ScorerInference(fixture.weights(TestedShape.wide.shape))
    other.score(fixture.raggedBatch(rows: 200), into: &results, workspace: &workspace)
    inference.score(batch, into: &results, workspace: &workspace)
    #expect((0..<batch.rows).map { RowBits(results, $0, of: batch) } == expected)
  }

  @Test("on two threads at once")
  func threads() async {
    let results = await withTaskGroup { group in
      for _ in 0..<4 { group.addTask { bitsByRow(inference, batch) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results == Array(repeating: expected, count: 4))
  }

  @Test("with AVX2 as with AVX-512")
  func bothVectorSets() {
    guard let narrow = Kernels(named: "avx2"), Kernels(named: "avx512") != nil else { return }
    var fixture = InferenceFixture(seed: 22)
    #expect(bitsByRow(ScorerInference(fixture.weights(.full), kernels: narrow), batch) == expected)
  }

  @Test("an empty batch has no scores")
  func empty() {
    #expect(scores(inference, TokenBatch()) == OfferScores())
  }
}
