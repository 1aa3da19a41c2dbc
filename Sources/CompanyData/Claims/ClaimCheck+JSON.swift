import PriceClaims
import ResultsStore

extension ClaimCheck {
  private struct Document: Encodable {
    var banner: String
    var jurisdiction: String
    var claims: [Claim]
  }

  private struct Claim: Encodable {
    var sku: String
    var channel: String
    var start: String
    var end: String?
    var now: String
    var was: String?
    var percent: String?
    var amount: String?
    var outcome: String
    var verdicts: [Verdict]

    init(_ judged: Judged) {
      let (record, claim) = (judged.record, judged.record.claim)
      (sku, channel, start) = (record.sku, record.channel, MomentText.text(record.start))
      end = record.end.map(MomentText.text(ofEnd:))
      now = ClaimNumber.text(ofMoney: record.now)
      was = claim.was.map(ClaimNumber.text(ofMoney:))
      percent = claim.percent?.text
      amount = claim.amount.map(ClaimNumber.text(ofMoney:))
      outcome = judged.outcome.rawValue
      verdicts = judged.verdicts.map(Verdict.init)
    }
  }

  private struct Verdict: Encodable {
    var rule: String
    var outcome: String
    var sentence: String
    var remedy: String
    var source: String
    var numbers: [String: String]

    init(_ verdict: ClaimVerdict) {
      (rule, outcome) = (verdict.rule, verdict.outcome.rawValue)
      (sentence, remedy, source) = (verdict.sentence, verdict.remedy, verdict.source)
      numbers = Dictionary(verdict.numbers.map { ($0.name, $0.dated) }) { first, _ in first }
    }
  }

  /// Returns the check as one JSON object: banner, jurisdiction, and the claims with their verdicts.
  ///
  /// - Throws: Never for these values; the encoder's own errors.
  public func json() throws -> String {
    try JSONText.of(
      Document(
        banner: PriceLaw.banner, jurisdiction: jurisdiction.rawValue, claims: judged.map(Claim.init)
      ))
  }
}
