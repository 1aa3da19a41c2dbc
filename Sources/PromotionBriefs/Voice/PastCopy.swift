import Foundation

/// Past copy that can be asked for what is most like a text.
///
/// Each text is a vector of term counts times log((1 + n) / (1 + texts with the term)) + 1; likeness is the
/// cosine of two vectors.
///
/// - SeeAlso: G. Salton, C. Buckley, *Term-weighting approaches in automatic text retrieval*, Information Processing
///   and Management 24, 1988.
public struct PastCopy: Sendable {
  private let texts: [String]
  private let vectors: [[String: Double]]
  private let rarity: [String: Double]

  /// Weighs the terms of the texts.
  public init(texts: [String]) {
    self.texts = texts
    let counts = texts.map { Self.counts(TextTerms.terms(of: $0)) }
    var holders: [String: Int] = [:]
    for term in counts.flatMap(\.keys) { holders[term, default: 0] += 1 }
    let rarity = holders.mapValues { log(Double(1 + texts.count) / Double(1 + $0)) + 1 }
    self.rarity = rarity
    vectors = counts.map { $0.reduce(into: [:]) { $0[$1.key] = $1.value * (rarity[$1.key] ?? 0) } }
  }

  /// Returns the texts most like the query, best first, with their cosines; ties keep the texts' order.
  public func nearest(to query: String, count: Int) -> [(text: String, similarity: Double)] {
    let vector = Self.counts(TextTerms.terms(of: query)).reduce(into: [String: Double]()) {
      $0[$1.key] = $1.value * (rarity[$1.key] ?? log(Double(1 + texts.count)) + 1)
    }
    let cosines = vectors.map { Self.cosine($0, vector) }
    let order = texts.indices.sorted {
      cosines[$0] == cosines[$1] ? $0 < $1 : cosines[$0] > cosines[$1]
    }
    return order.prefix(count).map { (texts[$0], cosines[$0]) }
  }

  private static func counts(_ terms: [String]) -> [String: Double] {
    terms.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Adds up in the terms' order, so that the sum's bits do not depend on hashes.
  private static func cosine(_ left: [String: Double], _ right: [String: Double]) -> Double {
    let product = left.keys.sorted().reduce(0) { $0 + (left[$1] ?? 0) * (right[$1] ?? 0) }
    let norms = (norm(left) * norm(right)).squareRoot()
    return norms > 0 ? product / norms : 0
  }

  private static func norm(_ vector: [String: Double]) -> Double {
    vector.keys.sorted().reduce(0) { $0 + (vector[$1] ?? 0) * (vector[$1] ?? 0) }
  }
}
