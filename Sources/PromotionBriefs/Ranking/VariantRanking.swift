/// How a variant's drafts score, for choosing what to test; no forecast of sales.
public struct VariantRanking: Sendable, Hashable, Codable {
  /// The channel's id.
  public var channel: String
  /// BCP 47 tag.
  public var language: String
  /// The variant; 0 is the control.
  public var variant: Int
  /// 1 for the best variant with a drafted field; the control and variants of templates only have none.
  public var rank: Int?
  /// Mean score of the drafted fields; nil where nothing is drafted.
  public var score: Double?
  /// How many free fields are drafted rather than templates.
  public var draftedFields: Int
  /// Why: the parts of the score, averaged over its fields.
  public var reasons: [CopyScore.Part]

  /// Returns an entry per copy, in the copies' order.
  static func rankings(of copies: [ChannelCopy], records: [DraftRecord]) -> [VariantRanking] {
    var rankings = copies.map { ranking(of: $0, records: records) }
    let order = rankings.indices.filter { rankings[$0].score != nil }.sorted {
      let (left, right) = (rankings[$0].score ?? 0, rankings[$1].score ?? 0)
      return left == right ? $0 < $1 : left > right
    }
    for (place, index) in order.enumerated() { rankings[index].rank = place + 1 }
    return rankings
  }

  private static func ranking(of copy: ChannelCopy, records: [DraftRecord]) -> VariantRanking {
    let scores = copy.fields.filter { $0.source == .model }.compactMap { field in
      records.first { $0.field == field.name && $0.isAccepted && $0.text == field.text }?.score
    }
    let total = scores.map(\.total).reduce(0, +) / Double(max(scores.count, 1))
    return VariantRanking(
      channel: copy.channel, language: copy.language, variant: copy.variant, rank: nil,
      score: scores.isEmpty ? nil : total, draftedFields: scores.count, reasons: means(of: scores))
  }

  private static func means(of scores: [CopyScore]) -> [CopyScore.Part] {
    ["fluency", "specificity", "voice", "readability", "diversity"].compactMap { name in
      let parts = scores.flatMap(\.parts).filter { $0.name == name }
      guard let first = parts.first else { return nil }
      let mean = parts.map(\.value).reduce(0, +) / Double(parts.count)
      let reason = parts.count == 1 ? first.reason : "mean of \(parts.count) fields"
      return CopyScore.Part(name: name, value: mean, weight: first.weight, reason: reason)
    }
  }
}
