import Foundation
import RandomStreams
public import TransformerScorer

/// The share of random price changes that demand answers to with the right sign.
public enum PriceMonotonicity {
  /// Draws an offer and a price factor between 0.5 and 1 in every row; returns the weighted share of
  /// rows where the cheaper offer's probability does not fall and no other one's rises.
  public static func share(
    _ utilities: OfferUtilities, of table: OccasionTable, seed: UInt64
  ) -> Double {
    let stream = RandomStream(
      seed: seed, replication: ReplicationKey(.central, number: 0), purpose: "price probe",
      entity: EntityKey("evaluation"))
    var changed = table
    var drawn: [Int] = []
    for row in 0..<table.rows {
      let (first, end) = (table.tokens.offerStarts[row], table.tokens.offerStarts[row + 1])
      let place = Int(stream.uniform(at: 2 * UInt64(row)) * Double(end - first))
      let change = Float(
        log(0.5 + 0.5 * stream.uniform(at: 2 * UInt64(row) + 1)))
      drawn.append(end > first ? Int(first) + place : -1)
      guard end > first else { continue }
      changed.logRegular[Int(first) + place] += change
      changed.logExpected[Int(first) + place] += change
    }
    let before = ChoicePredictions(utilities, of: table)
    let after = ChoicePredictions(utilities, of: changed)
    return monotoneShare(before, after, drawn, table.weights)
  }

  private static func monotoneShare(
    _ before: ChoicePredictions, _ after: ChoicePredictions, _ drawn: [Int], _ weights: [Float]
  ) -> Double {
    // Rounding of a logarithm near -20.
    let slack = 1e-12
    var (right, total) = (0.0, 0.0)
    for (row, cheaper) in drawn.enumerated() where cheaper >= 0 {
      let isRight =
        after.logOutside[row] <= before.logOutside[row] + slack
        && before.offers(row).allSatisfy { offer in
          let rise = after.logOffers[offer] - before.logOffers[offer]
          return offer == cheaper ? rise >= -slack : rise <= slack
        }
      total += Double(weights[row])
      right += isRight ? Double(weights[row]) : 0
    }
    return right / total
  }
}
