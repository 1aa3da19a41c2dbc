import Foundation

/// Scores a field's candidates and puts the best first.
struct CandidateRanking {
  let subject: CopySubject
  let voice: BrandVoice
  let names: SubjectNames
  let language: CopyLanguage

  /// Returns the records with scores, accepted ones first, best first; equal scores keep the order of the tries.
  func ranked(_ records: [DraftRecord]) -> [DraftRecord] {
    let accepted = records.filter(\.isAccepted)
    let scored = accepted.indices.map { index -> DraftRecord in
      var record = accepted[index]
      let others = accepted.indices.filter { $0 != index }.map { accepted[$0].text }
      record.score = score(record, others: others)
      return record
    }
    let order = scored.indices.sorted {
      let (left, right) = (scored[$0].score?.total ?? 0, scored[$1].score?.total ?? 0)
      return left == right ? $0 < $1 : left > right
    }
    return order.map { scored[$0] } + records.filter { !$0.isAccepted }
  }

  private func score(_ record: DraftRecord, others: [String]) -> CopyScore {
    let parts = [
      fluency(record), specificity(record.text), voicePart(record.text), readability(record.text),
      diversity(record.text, others: others),
    ]
    let open = record.findings.count { $0.severity == .needsEvidence }
    return CopyScore(parts: parts.compactMap { $0 }, openClaims: open)
  }

  /// The geometric mean of the tokens' probabilities.
  private func fluency(_ record: DraftRecord) -> CopyScore.Part? {
    guard let values = record.logProbabilities, !values.isEmpty else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return CopyScore.Part(
      name: "fluency", value: min(max(exp(mean), 0), 1), weight: 1,
      reason: "mean log-probability \(String(format: "%.2f", mean)) over \(values.count) tokens")
  }

  /// The share of three that the text's words in common with the product's data make.
  private func specificity(_ text: String) -> CopyScore.Part {
    let source = (subject.facts + [subject.details, subject.category, names.plainProduct])
      .joined(separator: " ")
    let known = Set(TextTerms.terms(of: source))
    let shared = Array(Set(TextTerms.terms(of: text)).intersection(known)).sorted()
    return CopyScore.Part(
      name: "specificity", value: min(Double(shared.count) / 3, 1), weight: 1,
      reason: shared.isEmpty
        ? "no word of the product's data" : shared.prefix(5).joined(separator: ", "))
  }

  private func voicePart(_ text: String) -> CopyScore.Part? {
    voice.likeness(of: text, language: language).map {
      CopyScore.Part(
        name: "voice", value: $0, weight: 0.5,
        reason: "cosine \(String(format: "%.2f", $0)) to the nearest past copy")
    }
  }

  private func readability(_ text: String) -> CopyScore.Part? {
    Readability.share(text, language: language).map {
      CopyScore.Part(name: "readability", value: $0.value, weight: 1, reason: $0.reason)
    }
  }

  private func diversity(_ text: String, others: [String]) -> CopyScore.Part? {
    guard !others.isEmpty else { return nil }
    let own = Set(TextTerms.terms(of: text))
    let nearest =
      others.map { other -> Double in
        let theirs = Set(TextTerms.terms(of: other))
        let all = own.union(theirs).count
        return all == 0 ? 1 : Double(own.intersection(theirs).count) / Double(all)
      }.max() ?? 0
    return CopyScore.Part(
      name: "diversity", value: 1 - nearest, weight: 0.5,
      reason:
        "shares \(String(format: "%.0f", nearest * 100)) % of its words with the nearest draft")
  }
}
