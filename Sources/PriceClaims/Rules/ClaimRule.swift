/// A rule's name and source, from which its verdicts are made.
struct ClaimRule {
  /// The rule, such as `EU-6a-3`.
  let id: String
  /// The law, guide or decision.
  let source: String

  func pass(_ sentence: String, _ numbers: [ClaimNumber] = []) -> ClaimVerdict {
    verdict(.pass, sentence, "", numbers)
  }

  func fail(_ sentence: String, remedy: String, _ numbers: [ClaimNumber] = []) -> ClaimVerdict {
    verdict(.fail, sentence, remedy, numbers)
  }

  func needsEvidence(
    _ sentence: String, remedy: String, _ numbers: [ClaimNumber] = []
  ) -> ClaimVerdict {
    verdict(.needsEvidence, sentence, remedy, numbers)
  }

  func notApplicable(_ sentence: String) -> ClaimVerdict {
    verdict(.notApplicable, sentence, "", [])
  }

  private func verdict(
    _ outcome: ClaimVerdict.Outcome, _ sentence: String, _ remedy: String,
    _ numbers: [ClaimNumber]
  ) -> ClaimVerdict {
    ClaimVerdict(
      rule: id, outcome: outcome, numbers: numbers, sentence: sentence, remedy: remedy,
      source: source)
  }
}

extension ClaimNumber {
  static func money(_ name: String, _ value: Int64) -> ClaimNumber {
    ClaimNumber(name: name, value: value, unit: .money)
  }

  static func seconds(_ name: String, _ value: Int64) -> ClaimNumber {
    ClaimNumber(name: name, value: value, unit: .seconds)
  }

  static func moment(_ name: String, _ value: Int64) -> ClaimNumber {
    ClaimNumber(name: name, value: value, unit: .moment)
  }

  static func units(_ name: String, _ value: Int64) -> ClaimNumber {
    ClaimNumber(name: name, value: value, unit: .units)
  }

  static func percent(_ name: String, _ value: ShownPercent) -> ClaimNumber {
    let scale = (value.decimals..<6).reduce(Int64(1)) { product, _ in product * 10 }
    return ClaimNumber(name: name, value: value.digits * scale, unit: .percent)
  }
}
