import ShoppingData
import Testing

@testable import ConsumerSegments

@Suite("Recency, frequency and value")
struct RecencyFrequencyValueTests {
  @Test("ten different values make two of each fifth")
  func fifths() {
    let values = [10.0, 1, 9, 2, 8, 3, 7, 4, 6, 5]
    #expect(RecencyFrequencyValue.fifths(values) == [5, 1, 5, 1, 4, 2, 4, 2, 3, 3])
  }

  @Test("equal values have equal scores")
  func ties() {
    #expect(RecencyFrequencyValue.fifths([1, 1, 1, 1]) == [3, 3, 3, 3])
    #expect(RecencyFrequencyValue.fifths([1, 1, 1, 1, 2]) == [3, 3, 3, 3, 5])
  }

  @Test(
    "scores name groups",
    arguments: [
      ((5, 5, 5), RecencyFrequencyValue.Group.champions), ((4, 4, 3), .loyal), ((3, 5, 5), .loyal),
      ((5, 1, 1), .recent), ((3, 2, 5), .occasional), ((2, 5, 5), .lapsing), ((1, 1, 3), .lapsed),
    ])
  func groups(_ scores: (Int, Int, Int), group: RecencyFrequencyValue.Group) {
    let value = RecencyFrequencyValue.Scores(
      recency: scores.0, frequency: scores.1, value: scores.2)
    #expect(value.group == group)
  }

  @Test("purchases of a week count once, and the last week and the spend count")
  func scoresOfAPanel() {
    // 0: twice in week 1. 1: weeks 1 and 2. 2: week 3, dear.
    let panel = PanelFixture.panel(
      weeks: 3, consumers: 3, visits: [],
      purchases: [
        PanelFixture.purchase(0, 1, item: 0), PanelFixture.purchase(0, 1, item: 1),
        PanelFixture.purchase(1, 1, item: 0), PanelFixture.purchase(1, 2, item: 0),
        PanelFixture.purchase(2, 3, item: 0, spend: 9),
      ])
    let scores = RecencyFrequencyValue(panel).scores
    #expect(scores[0] == RecencyFrequencyValue.Scores(recency: 1, frequency: 2, value: 2))
    #expect(scores[1] == RecencyFrequencyValue.Scores(recency: 3, frequency: 5, value: 2))
    #expect(scores[2] == RecencyFrequencyValue.Scores(recency: 5, frequency: 2, value: 5))
  }
}
