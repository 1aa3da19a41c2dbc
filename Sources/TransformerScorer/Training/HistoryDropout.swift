import Glibc
package import RandomStreams

/// What of an occasion's history the network gets to see in one pass of training.
///
/// Every occasion of the training data has an earlier purchase in its category, but simulated
/// consumers start without one. So some occasions are shown as if their past were unknown:
/// - Half of them show *no past*: no events, and every feature that summarises past purchases at the
///   value that `TokenWriter` gives a consumer who never bought; visits stay known. What the
///   network learns there is the average reply of consumers of whom only visits and shelf are known.
/// - Half of them show the *newest* k events only, k uniform from 0 to the capacity. A short memory
///   forgets the oldest first. The summaries stay: they cover the whole past in any case, of which
///   events are the newest part, so nothing contradicts itself.
///
/// Measured on the grocery panel (share 0.12, one seed each): the validation loss rises by 0.0002
/// nats; where every history is cut it falls from 0.671 to 0.578.
package enum HistoryView: Equatable, Sendable {
  /// Everything.
  case whole
  /// The newest events, this many at most.
  case newest(Int)
  /// No past in the category.
  case noPast

  /// Draws the view of one occasion.
  ///
  /// - Parameters:
  ///   - stream: The occasion's own stream.
  ///   - share: The share of occasions whose history is cut.
  ///   - capacity: Events that the network reads at most.
  package init(_ stream: RandomStream, share: Double, capacity: Int) {
    guard stream.uniform(at: 0) < share else {
      self = .whole
      return
    }
    guard stream.uniform(at: 1) < 0.5 else {
      self = .noPast
      return
    }
    self = .newest(Int(stream.uniform(at: 2) * Double(capacity + 1)))
  }
}

/// Features of a consumer who has never bought in the category, as `TokenWriter` writes them.
package enum NoPast {
  /// Puts the no-past values into a row of `TokenFeatures.context`.
  package static func rewrite(context: UnsafeMutablePointer<Float>) {
    let visits = context[8]
    context[0] = logf(0.5 / (expf(visits) + 2))
    context[1] = 0
    context[2] = logf(60)
    context[3] = logf(60) - logf(8)
    context[4] = logf(8)
    context[5] = visits
    context[6] = logf(0.05)
    context[10] = 0.45
    context[11] = 0.25
    context[12] = 0.13
    context[13] = 0
    context[14] = 0
    context[15] = logf(1.4)
  }

  /// Puts the no-past values into a row of `TokenFeatures.offer`.
  package static func rewrite(offer: UnsafeMutablePointer<Float>) {
    for column in 7...10 { offer[column] = 0 }
    offer[11] = logf(60)
    offer[12] = 0
  }
}
