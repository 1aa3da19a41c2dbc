import ResultsStore

extension SegmentReport {
  /// A row per segment.
  public func csv() -> String {
    var table = TidyCSV(columns: [
      "segment", "share", "unit_share", "spend_share", "weeks_with_visit", "visits_per_week",
      "visit_shape", "purchase_rate", "units_per_week", "units_per_purchase", "spend_per_purchase",
      "deal_share", "private_label_share", "price_sensitivity", "price_sensitivity_error",
      "utility_shift",
    ])
    for persona in segmentation.personas {
      let profile = persona.profile
      let numbers = [
        profile.share, profile.unitShare, profile.spendShare, profile.weeksWithVisit,
        profile.visitsPerWeek, profile.visitShape, profile.purchaseRate, profile.unitsPerWeek,
        profile.unitsPerPurchase, profile.spendPerPurchase, profile.dealShare,
        profile.privateLabelShare, persona.priceSensitivity?.value ?? .nan,
        persona.priceSensitivity?.standardError ?? .nan, persona.utilityShift,
      ]
      table.append([.text(persona.id)] + numbers.map(TidyCSV.Field.number))
    }
    return table.text
  }

  /// Everything, with a persona per segment.
  public func json() throws -> String { try JSONText.of(Document(segmentation)) }

  private struct Document: Encodable {
    let category: String
    let method: String
    let seed: UInt64
    let firstPeriod: Int
    let lastPeriod: Int
    let elasticity: Double
    let elasticityError: Double
    let criteria: [FitCriteria]
    let average: SegmentProfile
    let segments: [Persona]

    init(_ segmentation: Segmentation) {
      category = segmentation.category
      method = segmentation.options.method.rawValue
      seed = segmentation.options.seed
      firstPeriod = segmentation.window.lowerBound
      lastPeriod = segmentation.window.upperBound
      elasticity = segmentation.response.pooled
      elasticityError = segmentation.response.pooledError
      criteria = segmentation.criteria
      average = segmentation.average
      segments = segmentation.personas
    }
  }
}
