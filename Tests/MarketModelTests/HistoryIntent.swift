import Foundation
import MarketModel

/// A small stand-in for a scorer that reads histories: liking grows with past purchases of an offer
/// and fades with their age; price terms are relative, with two slopes.
struct HistoryIntent: IntentModel {
  let priceTerms = PriceTerms.relative
  let historyLength = 16
  let timing = OccasionTiming.onePerPeriod
  /// Weeks before time 0, to count the histories' periods.
  var warmUpWeeks: Int
  /// Told of every row scored.
  var log: Recorder<Row>?

  struct Row: Sendable {
    var category: Int
    var period: UInt16
    var consumer: UInt64
    var visible: [PurchaseHistories.Event]
  }

  func score(_ batch: ScoringBatch, into scores: inout ScoreTable) {
    let count = batch.offers.count
    scores.reshape(rows: batch.consumers.count, offers: count, terms: 2)
    let period = UInt16(batch.period + warmUpWeeks)
    for (row, consumer) in batch.consumers.enumerated() {
      let events = batch.histories.events(of: Int(consumer), before: Int(period))
      log?.append(
        Row(
          category: batch.category, period: period,
          consumer: batch.population.keys[Int(consumer)], visible: events))
      for offer in 0..<count {
        let cell = row * count + offer
        var liking = 0.0
        for event in events where event.item == offer {
          let age = Double(period - event.period)
          liking += 0.4 * Double(event.quantity) * exp(-0.2 * age) - (event.ratio < 1 ? 0.02 : 0)
        }
        let flags = batch.flags[offer]
        scores.alpha[cell] = Float(
          0.3 - 0.2 * Double(offer) + liking + 0.5 * Double(flags.display) + 0.2
            * Double(flags.mailer))
        scores.slopes[2 * cell] = Float(1.3 + 0.1 * liking)
        scores.slopes[2 * cell + 1] = Float(0.4 + 0.05 * Double(offer))
      }
    }
  }
}
