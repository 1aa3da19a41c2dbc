import Foundation

/// How different texts are from each other.
public enum TextDiversity {
  /// Returns the share of distinct runs of `size` tokens among all of them; nil where there are none.
  ///
  /// - SeeAlso: J. Li et al., *A Diversity-Promoting Objective Function for Neural Conversation Models*, NAACL 2016.
  public static func distinct(_ texts: [[String]], size: Int) -> Double? {
    let runs = texts.flatMap { Array(Windows($0, size: size)) }
    return runs.isEmpty ? nil : Double(Set(runs).count) / Double(runs.count)
  }

  /// Returns the mean sentence BLEU of each text against all others; nil for fewer than two.
  ///
  /// - SeeAlso: Y. Zhu et al., *Texygen*, SIGIR 2018.
  public static func selfBLEU(_ texts: [[String]]) -> Double? {
    guard texts.count >= 2 else { return nil }
    let scores = texts.indices.map { index -> Double in
      var score = BLEUScore()
      score.add(texts[index], references: texts.indices.filter { $0 != index }.map { texts[$0] })
      return score.sentenceValue
    }
    return scores.reduce(0, +) / Double(scores.count)
  }

  /// Returns exp of the negative mean of log-probabilities; nil without any.
  public static func perplexity(_ logProbabilities: [Double]) -> Double? {
    guard !logProbabilities.isEmpty else { return nil }
    return exp(-logProbabilities.reduce(0, +) / Double(logProbabilities.count))
  }
}
