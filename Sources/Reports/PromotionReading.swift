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
    [Name.fees, .repricing, .orders, .holding, .writeOff, .other].reduce(0) { $0 + mean($1) }
  }

  /// Whether it pays, as far as the interval tells; one season tells nothing.
  var judgement: String {
    let contribution = effect.estimate(.contribution)
    guard effect.seasons > 1 else {
      return contribution.mean >= 0 ? "It may pay" : "It may lose money"
    }
    if contribution.low > 0 { return "It pays" }
    if contribution.high < 0 { return "It loses money" }
    return contribution.mean >= 0 ? "It may pay" : "It may lose money"
  }

  /// Change of contribution with its interval.
  var contribution: String {
    let estimate = effect.estimate(.contribution)
    return "\(format.signed(estimate.mean, format.money)) (\(interval(estimate)))"
  }

  /// An interval over the effect's seasons; of one season there is none.
  func interval(_ estimate: ComparisonSummary.Estimate) -> String {
    effect.seasons > 1
      ? "\(format.amount(estimate.low)) to \(format.amount(estimate.high))"
      : "one season, no interval"
  }

  private var seasons: String {
    effect.seasons == 1 ? "one fresh season" : "\(effect.seasons) fresh seasons"
  }

  /// Who bought, where the extra units came from, and what remains.
  var sentences: [String] {
    var sentences = [
      "\(judgement): contribution changes by \(contribution) a season, in \(seasons) with and without."
    ]
    if let share = effect.subsidisedShare {
      sentences.append(
        "Of \(units(promoted)) units sold on promotion, \(format.percent(share)) would have been "
          + "bought anyway.")
    }
    sentences.append(source)
    if let back = effect.returnOnSpend { sentences.append(returned(back)) }
    return sentences
  }

  /// Where the extra units came from, and where sales rose besides.
  private var source: String {
    let places: [(name: Name, words: String)] = [
      (.cannibalisation, "our other products"), (.switching, "rivals"), (.timing, "other weeks"),
    ]
    let taken = places.filter { mean($0.name) > 0 }.map {
      "\(units(mean($0.name))) taken from \($0.words)"
    }
    let risen = places.filter { mean($0.name) < 0 }.map {
      "\($0.words) \(units(-mean($0.name)))"
    }
    let besides =
      risen.isEmpty ? "" : " Others sell more too: \(risen.joined(separator: ", "))."
    return "The promoted products sell \(units(mean(.grossLift))) units more"
      + taken.map { ", \($0)" }.joined()
      + ".\(besides) The category as a whole gains \(units(mean(.growth)))."
  }

  /// What became of the money spent.
  private func returned(_ back: Double) -> String {
    let amount = "\(format.price(abs(back))) \(format.currency)"
    let start = "Every \(format.currency) spent on it, suppliers' part aside,"
    return back >= 0 ? "\(start) came back with \(amount) on top." : "\(start) lost \(amount)."
  }

  /// One line for a terminal.
  var line: String {
    let back = effect.returnOnSpend.map { ", ROI \(format.price($0))" } ?? ""
    return
      "\(effect.promotion): \(units(promoted)) units on deal, \(units(mean(.grossLift))) extra; "
      + "\(contribution)\(back)"
  }
}
