import PriceClaims
import ResultsStore

extension ClaimCheck {
  /// Returns the check for a terminal: the banner, each announcement with the rules that concern it, and
  /// a count.
  public func table() -> String {
    let blocks = judged.map { claim in
      ([heading(claim)] + claim.verdicts.filter(\.concerns).flatMap(Self.lines))
        .joined(separator: "\n")
    }
    return ([PriceLaw.banner] + blocks + [summary]).joined(separator: "\n\n")
  }

  /// Returns the check as a Markdown table of the rules that concern each announcement.
  public func markdown() -> String {
    let head = ["claim", "rule", "outcome", "finding", "what would make it pass"]
    let rows = judged.flatMap { claim in
      claim.verdicts.filter(\.concerns).map { verdict in
        [
          heading(claim, withOutcome: false), verdict.rule, verdict.outcome.rawValue,
          verdict.sentence, verdict.remedy,
        ]
      }
    }
    let lines = ([head, head.map { _ in ":--" }] + rows).map { row in
      "| " + row.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |"
    }
    return (["*\(PriceLaw.banner)*", "", "**\(summary)**", ""] + lines).joined(separator: "\n")
  }

  /// Returns one row per announcement and rule, rules that do not apply included.
  public func csv() -> String {
    var table = TidyCSV(columns: [
      "sku", "channel", "start", "end", "now", "was", "percent", "jurisdiction", "rule", "outcome",
      "finding", "remedy", "source", "numbers",
    ])
    for claim in judged {
      let (record, announced) = (claim.record, claim.record.claim)
      for verdict in claim.verdicts {
        table.append([
          .text(record.sku), .text(record.channel), .text(MomentText.text(record.start)),
          record.end.map { .text(MomentText.text(ofEnd: $0)) } ?? .missing, .money(record.now),
          announced.was.map { .money($0) } ?? .missing,
          announced.percent.map { .text($0.text) } ?? .missing, .text(jurisdiction.rawValue),
          .text(verdict.rule), .text(verdict.outcome.rawValue), .text(verdict.sentence),
          .text(verdict.remedy), .text(verdict.source),
          .text(verdict.numbers.map { "\($0.name)=\($0.dated)" }.joined(separator: ";")),
        ])
      }
    }
    return table.text
  }

  /// One line: how many announcements fail, need evidence and pass.
  public var summary: String {
    func count(_ outcome: ClaimVerdict.Outcome) -> Int {
      judged.count { $0.outcome == outcome }
    }
    let none = count(.notApplicable)
    return CellText.count(judged.count, "claim") + " under \(jurisdiction.rawValue): "
      + "\(count(.fail)) unlawful, \(count(.needsEvidence)) in need of evidence, "
      + "\(count(.pass)) passed" + (none > 0 ? ", \(none) not concerned" : "")
  }

  private func heading(_ claim: Judged, withOutcome: Bool = true) -> String {
    let record = claim.record
    var parts = [record.sku]
    if !record.channel.isEmpty { parts.append("(\(record.channel))") }
    parts.append("from \(MomentText.text(record.start))")
    if let end = record.end { parts.append("to \(MomentText.text(ofEnd: end))") }
    let offer = [
      record.claim.was.map { "was \(ClaimNumber.text(ofMoney: $0))" },
      "now \(ClaimNumber.text(ofMoney: record.now))",
      record.claim.percent.map { "-\($0.text) %" },
      record.claim.amount.map { "save \(ClaimNumber.text(ofMoney: $0))" },
    ].compactMap { $0 }.joined(separator: ", ")
    let outcome = withOutcome ? ": \(claim.outcome.rawValue)" : ""
    return parts.joined(separator: " ") + ": \(offer)\(outcome)"
  }

  private static func lines(_ verdict: ClaimVerdict) -> [String] {
    let mark = verdict.outcome.rawValue
    let pad = String(repeating: " ", count: max(0, 14 - mark.count))
    let rule = verdict.rule + String(repeating: " ", count: max(0, 11 - verdict.rule.count))
    let line = "  \(mark)\(pad)  \(rule)  \(verdict.sentence)"
    guard !verdict.remedy.isEmpty else { return [line] }
    return [line, String(repeating: " ", count: 31) + "-> \(verdict.remedy)"]
  }
}

extension ClaimVerdict {
  /// Whether the rule concerns the claim.
  fileprivate var concerns: Bool { outcome != .notApplicable }
}

extension TidyCSV.Field {
  /// An amount in currency units, from millionths.
  fileprivate static func money(_ millionths: Int64) -> Self {
    .text(ClaimNumber.text(ofMoney: millionths))
  }
}

extension ClaimNumber {
  /// The value as plain text, moments as ISO dates.
  var dated: String { unit == .moment ? MomentText.text(value) : plain }
}
