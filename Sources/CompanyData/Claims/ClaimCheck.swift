public import PriceClaims

/// Announcements with what the law of one jurisdiction says about each.
public struct ClaimCheck: Sendable {
  /// An announcement and its verdicts.
  public struct Judged: Sendable {
    /// The announcement.
    public var record: ClaimRecord
    /// One per rule.
    public var verdicts: [ClaimVerdict]

    /// The worst that a rule found: failure, then a need for evidence, then a pass.
    public var outcome: ClaimVerdict.Outcome {
      let order: [ClaimVerdict.Outcome] = [.fail, .needsEvidence, .pass]
      return order.first { worst in verdicts.contains { $0.outcome == worst } } ?? .notApplicable
    }
  }

  /// Whose rules.
  public let jurisdiction: Jurisdiction
  /// Numbers that no law text gives.
  public let policy: ClaimPolicy
  /// The announcements in the order of the file.
  public let judged: [Judged]

  /// Judges every announcement against the prices of its sku and channel.
  public init(
    _ files: ClaimFiles, jurisdiction: Jurisdiction, options: MemberStateOptions,
    policy: ClaimPolicy
  ) {
    self.jurisdiction = jurisdiction
    self.policy = policy
    judged = files.claims.compactMap { record in
      guard
        let series = files.series.first(where: {
          $0.sku == record.sku && $0.channel == record.channel
        })
      else { return nil }
      let context = ClaimContext(
        jurisdiction: jurisdiction, history: series.history, knownUntil: series.knownUntil,
        start: record.start, end: record.end, now: record.now,
        transactions: series.transactions, onMarketSince: record.onMarketSince,
        firstReduction: record.firstReduction, isPerishable: record.isPerishable,
        options: options, policy: policy)
      return Judged(
        record: record, verdicts: PriceLaw.verdicts(of: record.claim, in: context))
    }
  }

  /// Whether some announcement breaks a rule.
  public var hasFailures: Bool { judged.contains { $0.outcome == .fail } }
}
