import ResultsStore

/// What a promotion's numbers mean, in sentences.
struct PromotionReading: Sendable {
  typealias Effect = ComparisonSummary.PromotionEffect
  typealias Name = ComparisonSummary.PartName

  let effect: Effect
  let format: ManagerNumber

  /// Units as whole numbers, or with a decimal where there are few.
  func units(_ value: Double) -> String {
    format.decimal(value, decimals: abs(value) < 20 ? 1 : 0)
  }

  func mean(_ name: Name) -> Double { effect.estimate(name).mean }

  /// Units sold on promotion in a season.
  var promoted: Double { mean(.subsidised) + mean(.incremental) }

  /// Discount given in a season.
  var discount: Double { -mean(.discountSubsidised) - mean(.discountIncremental) }

  /// Costs of running it, in a season.
  var cost: Double { -mean(.display) }

  /// Everything in money that is neither units, discount, funding nor cost.
  var rest: Double {
    [Name.fees, .repricing, .orders, .holding, .writeOff].reduce(0) { $0 + mean($1) }
  }

  /// Whether it pays, as far as the interval tells.
  var judgement: String {
    let contribution = effect.estimate(.contribution)
    if contribution.low > 0 { return "It pays" }
    if contribution.high < 0 { return "It loses money" }
    return contribution.mean >= 0 ? "It may pay" : "It may lose money"
  }

  /// Change of contribution with its interval.
  var contribution: String {
    let estimate = effect.estimate(.contribution)
    return "\(format.signed(estimate.mean, format.money)) "
      + "(\(format.amount(estimate.low)) to \(format.amount(estimate.high)))"
  }

  /// Who bought, where the extra units came from, and what remains.
  var sentences: [String] {
    var sentences = [
      "\(judgement): contribution changes by \(contribution) a season, in \(effect.seasons) fresh "
        + "seasons with and without."
    ]
    if let share = effect.subsidisedShare {
      sentences.append(
        "Of \(units(promoted)) units sold on promotion, \(format.percent(share)) would have been "
          + "bought anyway.")
    }
    sentences.append(source)
    if let back = effect.returnOnSpend {
      sentences.append(
        "For every \(format.currency) of own money spent on it, contribution changes by "
          + "\(format.signed(back) { format.price($0) }) \(format.currency).")
    }
    return sentences
  }

  /// Where the extra units came from.
  private var source: String {
    let (own, rivals) = (mean(.cannibalisation), mean(.switching))
    return "The promoted products sell \(units(mean(.grossLift))) units more: "
      + "\(units(own)) taken from our other products, \(units(rivals)) from rivals, "
      + "\(units(mean(.timing))) from other weeks, and \(units(mean(.growth))) new to the category."
      + (own < 0 || rivals < 0 || mean(.timing) < 0
        ? " A number below zero says that sales there rose too." : "")
  }

  /// One line for a terminal.
  var line: String {
    let lift = "\(format.signed(mean(.grossLift), units)) units"
    let share =
      effect.subsidisedShare.map { ", \(format.percent($0)) bought anyway" } ?? ""
    let back = effect.returnOnSpend.map { ", ROI \(format.price($0))" } ?? ""
    return "\(effect.promotion): \(lift)\(share), contribution \(contribution)\(back)"
  }
}
