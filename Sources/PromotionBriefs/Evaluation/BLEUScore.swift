import Foundation

/// BLEU as sacrebleu 2.6.0 computes it: up to four words, exponential smoothing, 0 to 100.
///
/// - SeeAlso: K. Papineni et al., *BLEU: a method for automatic evaluation of machine translation*, ACL 2002; M. Post,
///   *A Call for Clarity in Reporting BLEU Scores*, WMT 2018.
public struct BLEUScore: Sendable, Hashable {
  private var matches = [0, 0, 0, 0]
  private var totals = [0, 0, 0, 0]
  private var length = 0
  private var referenceLength = 0

  /// Starts with no text.
  public init() {}

  /// Adds a text and the references it is held against; without references nothing is added.
  public mutating func add(_ tokens: [String], references: [[String]]) {
    guard let nearest = references.map(\.count).min(by: { nearer($0, $1, to: tokens.count) }) else {
      return
    }
    length += tokens.count
    referenceLength += nearest
    for order in 1...4 {
      let own = Self.counts(tokens, order: order)
      let allowed = references.map { Self.counts($0, order: order) }
        .reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }
      totals[order - 1] += own.values.reduce(0, +)
      matches[order - 1] += own.reduce(0) { $0 + min($1.value, allowed[$1.key] ?? 0) }
    }
  }

  /// The score of all texts together.
  public var value: Double { score(isSentence: false) }

  /// The score for a single text: orders that it is too short for are left out.
  public var sentenceValue: Double { score(isSentence: true) }

  private func score(isSentence: Bool) -> Double {
    guard matches.contains(where: { $0 > 0 }) else { return 0 }
    var logs = 0.0
    var smoothing = 1.0
    var orders = 0
    for (match, total) in zip(matches, totals) {
      guard total > 0 else { break }
      if match == 0 { smoothing *= 2 }
      logs += log(
        match > 0 ? 100 * Double(match) / Double(total) : 100 / (smoothing * Double(total)))
      orders += 1
    }
    guard isSentence || orders == 4 else { return 0 }
    return brevity * exp(logs / Double(orders))
  }

  private var brevity: Double {
    guard length < referenceLength else { return 1 }
    return length > 0 ? exp(1 - Double(referenceLength) / Double(length)) : 0
  }

  /// Whether one length is nearer than another; the shorter one of two equally near.
  private func nearer(_ left: Int, _ right: Int, to length: Int) -> Bool {
    (abs(left - length), left) < (abs(right - length), right)
  }

  private static func counts(_ tokens: [String], order: Int) -> [ArraySlice<String>: Int] {
    Windows(tokens, size: order).reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
