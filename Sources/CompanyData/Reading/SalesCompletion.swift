import MarketModel
import ScientificComputing

/// Completes the weeks of one product: list prices, prices of weeks without sales, weeks without record.
///
/// The list price of a week is the one of the sales file, else of the product list, else the highest price
/// of the last eight weeks with a record, this one included. A price more than 1 % above it raises it for
/// that week. A week without price takes the price of the promotion that ran, else the list price. A week
/// without record between others has no units, the list price of the week before it, and its price, or
/// the list price if that week was promoted; where so many units usually sell that none in the gap is
/// no chance, the product was not on sale. A week whose days in stock the sales file does not tell has
/// those of the stock file, else seven.
struct SalesCompletion {
  /// The file that the notes name.
  let file: String
  /// The list price of the product list, or `nil`.
  let listPrice: Double?
  /// The product's promotions.
  let promotions: [CompanyPromotion]
  /// Counts of the product's stock.
  let stock: StockWeeks
  /// Whether the sales file says which weeks were promoted.
  let salesTellPromotions: Bool
  /// Where notes go.
  let log: ImportLog

  private static let referenceWeeks = 8
  private static let listTolerance = 0.01
  /// Days of a week that a promotion must cover to promote it.
  private static let promotionDays = 4

  /// Returns the product's weeks from its first to its last record, or `nil` when no price is known.
  ///
  /// The weeks are those of one product in order, not empty.
  func complete(_ weeks: ArraySlice<SoldWeek>) -> [SoldWeek]? {
    var weeks = Array(weeks)
    let reference = references(weeks)
    for index in weeks.indices {
      let promotion = promotion(in: weeks[index].week)
      setListPrice(&weeks[index], reference: reference[index])
      guard !weeks[index].listPrice.isNaN else { return nil }
      setPrice(&weeks[index], promotion: promotion)
      raiseListPrice(&weeks[index])
      setPromotion(&weeks[index], promotion: promotion)
      setStock(&weeks[index])
    }
    return filled(weeks)
  }

  private func references(_ weeks: [SoldWeek]) -> [Double] {
    let firstKnown = weeks.first { !$0.price.isNaN }?.price ?? .nan
    return weeks.indices.map { index in
      let recent = weeks[max(0, index - Self.referenceWeeks + 1)...index]
      return recent.map(\.price).filter { !$0.isNaN }.max() ?? firstKnown
    }
  }

  private func setListPrice(_ week: inout SoldWeek, reference: Double) {
    guard week.listPrice.isNaN else { return }
    if let listPrice {
      week.listPrice = listPrice
      log.note(file, line: week.line, "a week without list price has the product list's")
    } else {
      week.listPrice = reference
      log.note(
        file, line: week.line,
        "a week without list price has the highest price of the last \(Self.referenceWeeks) weeks")
    }
  }

  private func setPrice(_ week: inout SoldWeek, promotion: CompanyPromotion?) {
    guard week.price.isNaN else { return }
    week.price = promotion?.price(list: week.listPrice) ?? week.listPrice
    let source = promotion == nil ? "the list price" : "the promotion's"
    log.note(file, line: week.line, "a week without price has \(source)")
  }

  private func raiseListPrice(_ week: inout SoldWeek) {
    guard week.price > week.listPrice * (1 + Self.listTolerance) else { return }
    week.listPrice = week.price
    log.note(
      file, line: week.line,
      "the price is above the list price, which is raised to it for the week")
  }

  private func setPromotion(_ week: inout SoldWeek, promotion: CompanyPromotion?) {
    if !salesTellPromotions, promotion != nil {
      week.isPromoted = true
      log.note(file, line: week.line, "a week is promoted because of the list of promotions")
    }
    if let promotion {
      if week.display.isNaN { week.display = promotion.display }
      if week.feature.isNaN { week.feature = promotion.feature }
    }
    if week.display.isNaN { week.display = 0 }
    if week.feature.isNaN { week.feature = 0 }
  }

  private func setStock(_ week: inout SoldWeek) {
    if week.stockDays.isNaN {
      week.stockDays = stock.days(inWeek: week.week) ?? 7
      if week.stockDays < 7 {
        log.note(file, line: week.line, "a week has its days in stock from the stock file")
      }
    }
    guard week.stockDays < 7 else { return }
    log.note(
      file, line: week.line, "a week with fewer than 7 days in stock counts as censored")
    if week.stockDays == 0, week.units > 0 {
      log.note(file, line: week.line, "units were sold in a week without a day in stock")
    }
  }

  private func promotion(in week: Int) -> CompanyPromotion? {
    let monday = SoldWeek.monday(ofWeek: week)
    return promotions.first { $0.days(inWeekFrom: monday) >= Self.promotionDays }
  }

  /// A gap in which at least so many units would usually sell was no chance: e^-10 for a Poisson number.
  private static let missedUnits = 10.0

  private func filled(_ weeks: [SoldWeek]) -> [SoldWeek] {
    let usual = SampleStatistics.quantile(weeks.map(\.units), 0.5)
    var all: [SoldWeek] = []
    for week in weeks {
      let gap = week.week - (all.last?.week ?? week.week) - 1
      let isOffSale = usual * Double(max(0, gap)) >= Self.missedUnits
      while let last = all.last, last.week + 1 < week.week {
        log.note(
          file, line: last.line,
          isOffSale
            ? "a week without record after this one counts as not on sale: usually more would sell"
            : "a week without record after this one has 0 units at the price in force")
        all.append(idle(after: last, isOffSale: isOffSale))
      }
      all.append(week)
    }
    return all
  }

  private func idle(after last: SoldWeek, isOffSale: Bool) -> SoldWeek {
    var week = last
    week.week += 1
    (week.units, week.display, week.feature) = (0, 0, 0)
    week.stockDays = isOffSale ? stock.days(inWeek: week.week) ?? 0 : .nan
    if last.isPromoted == true { week.price = last.listPrice }
    week.isPromoted = false
    setPromotion(&week, promotion: promotion(in: week.week))
    setStock(&week)
    return week
  }
}
