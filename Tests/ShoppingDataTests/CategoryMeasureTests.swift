import Glibc
import Testing

@testable import ShoppingData

@Suite("Category measures")
struct CategoryMeasureTests {
  /// One item is cut in period 5; periods 1-4 and 6-9 are its base.
  private var calendar: ItemCalendar {
    var calendar = ItemCalendar(periods: 1...9, items: 2)
    calendar.set(ratio: 0.8, of: 0, in: 5)
    return calendar
  }

  /// 100 consumers who bought item 1 in period 0, then each period: `buyers` of them buy, the first
  /// `own` of those item 0 and `units` of it.
  private func log(_ plan: (Int) -> (buyers: Int32, own: Int32, units: Int32)) -> ShoppingLog {
    var log = ShoppingLog()
    for consumer in Int32(0)..<100 {
      for period in Int32(1)...9 {
        let (buyers, own, units) = plan(Int(period))
        let item: Int32 = consumer < own ? 0 : consumer < buyers ? 1 : -1
        let count: Int32 = item < 0 ? 0 : item == 0 ? units : 1
        log.append(consumer: consumer, period: period, item: item, units: count)
      }
    }
    return log
  }

  @Test("a bump is split into choice, time and quantity as its factors say")
  func bumpIsSplit() {
    // 20 buyers, 5 of item 0 and one unit each; in its week 24, 12 and two.
    let log = log { $0 == 5 ? (24, 12, 2) : (20, 5, 1) }
    let tally = WeeklyTally(log, items: 2, window: 1...9) { _ in true }
    let bump = PromotionBump(tally, calendar: calendar)
    #expect(bump.promotions == 1)
    #expect(abs(bump.ratio - 4.8) < 1e-12)
    #expect(abs(bump.time - Glibc.log(1.2)) < 1e-12)
    #expect(abs(bump.choice - Glibc.log(2)) < 1e-12)
    #expect(abs(bump.quantity - Glibc.log(2)) < 1e-12)
    #expect(abs(bump.choiceShare + bump.timeShare + bump.quantityShare - 1) < 1e-12)
    // The other item sells 12 instead of 15 units, item 0 24 instead of 5.
    #expect(abs(bump.rivalLoss - 3.0 / 19) < 1e-12)
  }

  @Test("a pair of simulations gives the split without a base period")
  func pairGivesSplit() {
    let promoted = log { $0 == 5 ? (24, 12, 2) : (20, 5, 1) }
    let twin = log { $0 == 5 ? (18, 6, 1) : (20, 5, 1) }
    let bump = PromotionBump(
      [.init(promoted: promoted, twin: twin, item: 0, spell: 5...5)], items: 2)
    #expect(abs(bump.ratio - 4) < 1e-12)
    #expect(abs(bump.time - Glibc.log(24.0 / 18)) < 1e-12)
    #expect(abs(bump.choice - Glibc.log(0.5 / (6.0 / 18))) < 1e-12)
    #expect(abs(bump.quantity - Glibc.log(2)) < 1e-12)
  }

  @Test("purchases count as repeated by the item before, wherever its purchase was made")
  func repeatsAreCounted() {
    var log = ShoppingLog()
    // Item 0 on deal in period 5, then twice more; then item 1 twice.
    for (period, item) in [(1, 0), (3, -1), (5, 0), (6, 0), (7, 1), (9, 1)] as [(Int32, Int32)] {
      log.append(consumer: 0, period: period, item: item, units: item < 0 ? 0 : 2)
    }
    log.append(consumer: 1, period: 2, item: -1, units: 0)
    let measures = CategoryMeasures(log, calendar: calendar, window: 2...9)
    // Pairs (0,0) (0,0) (0,1) (1,1): the second follows the deal of period 5.
    #expect(measures.value(of: .repeatRate) == 0.75)
    #expect(measures.value(of: .repeatAfterDeal) == 1)
    #expect(abs(measures.value(of: .repeatAfterRegular) - 2.0 / 3) < 1e-12)
    #expect(measures.value(of: .incidence) == 4.0 / 6)
    #expect(measures.value(of: .incidenceAfterPurchase) == 4.0 / 5)
    #expect(measures.value(of: .visitShare) == 6.0 / 16)
    #expect(measures.value(of: .unitsPerPurchase) == 2)
    #expect(measures.value(of: .dealShare) == 0.25)
    #expect(measures.shares == [0.5, 0.5])
  }

  @Test("only consumers who buy are users")
  func usersBuy() {
    let log = log { _ in (20, 5, 1) }
    #expect(log.users().consumerCount == 20)
    #expect(log.users().count == 180)
  }

  @Test("leaving one of ten consumers out gives the standard error of a mean")
  func jackknifeOfMean() throws {
    // Consumer i buys in i of nine periods: sum of squares 82.5 / 81 around the mean, over 10 x 9.
    var log = ShoppingLog()
    for consumer in Int32(0)..<10 {
      for period in Int32(1)...9 {
        let buys = period <= consumer
        log.append(consumer: consumer, period: period, item: buys ? 1 : -1, units: buys ? 1 : 0)
      }
    }
    let errors = CategoryMeasures.standardErrors(log, calendar: calendar, window: 1...9)
    let error = try #require(errors[.incidence])
    #expect(abs(error - (82.5 / 81 / 90).squareRoot()) < 1e-12)
  }

  @Test("visits of one period become one row with the first purchase")
  func periodsAreMerged() {
    var log = ShoppingLog()
    for (period, item) in [(1, -1), (1, 1), (1, 0), (2, -1), (2, -1)] as [(Int32, Int32)] {
      log.append(consumer: 0, period: period, item: item, units: item < 0 ? 0 : 1)
    }
    let merged = log.mergingPeriods()
    #expect(merged.periods == [1, 2])
    #expect(merged.items == [1, -1])
  }

  @Test("a flag is on where its share is largest, as often as the shares add up to")
  func flagsBecomeWhole() {
    var calendar = ItemCalendar(periods: 1...4, items: 1)
    for (period, share) in [(1, 0.9), (2, 0.5), (3, 0.6), (4, 0)] {
      calendar.set(display: share, mailer: 0, of: 0, in: period)
    }
    let whole = calendar.withWholeFlags()
    #expect((1...4).map { whole.display(0, in: $0) } == [1, 0, 1, 0])
    #expect((1...4).allSatisfy { whole.mailer(0, in: $0) == 0 })
  }

  @Test("a spell is a run of periods on deal")
  func spellsAreRuns() {
    var calendar = calendar
    calendar.set(ratio: 0.6, of: 0, in: 6)
    calendar.set(ratio: 0.9, of: 1, in: 9)
    let spells = calendar.spells(in: 1...9)
    #expect(spells.map(\.item) == [0, 1])
    #expect(spells.map(\.periods) == [5...6, 9...9])
    #expect(abs(spells[0].ratio - 0.7) < 1e-12)
  }
}

@Suite("Fits to shopping data")
struct FactFitTests {
  @Test("a panel of exact means gives back its coefficients")
  func panelIsRecovered() {
    var panel = PoissonPanel(groups: 4, times: 6)
    for group in 0..<4 {
      for time in 0..<6 {
        let price = -0.1 * Double((group * 3 + time * 2) % 5)
        let display = (group + time).isMultiple(of: 3) ? 1.0 : 0
        let mean = exp(1 + 0.3 * Double(group) - 0.2 * Double(time) - 2.5 * price + 0.4 * display)
        panel.add(group: group, time: time, count: mean, regressors: [price, display])
      }
    }
    let coefficients = panel.coefficients()
    #expect(abs(coefficients[0] + 2.5) < 1e-4)
    #expect(abs(coefficients[1] - 0.4) < 1e-4)
  }

  @Test("a regressor that never varies gets no coefficient")
  func constantRegressor() {
    var panel = PoissonPanel(groups: 2, times: 3)
    for cell in 0..<6 {
      panel.add(group: cell / 3, time: cell % 3, count: Double(2 + cell), regressors: [0])
    }
    #expect(panel.coefficients() == [0])
  }

  @Test("Cholesky solves a known system")
  func systemIsSolved() {
    // [4 2; 2 3] x = [2; 5] has x = [-0.5, 2].
    let x = SymmetricSystem.solve([4, 2, 2, 3], [2, 5])
    #expect(abs(x[0] + 0.5) < 1e-12 && abs(x[1] - 2) < 1e-12)
  }

  @Test("visit rates reproduce the moments of absence", arguments: [0.3, 1.0, 4.0])
  func ratesReproduceMoments(shape: Double) {
    // Absences whose unbiased moments are close to those of a gamma distribution of mean 1.2.
    let periods = 40
    let once = pow(1 + 1.2 / shape, -shape)
    let twice = pow(1 + 2.4 / shape, -shape)
    let spread = (twice - once * once).squareRoot()
    let low = Int(((once - spread) * Double(periods)).rounded())
    let high = Int(((once + spread) * Double(periods)).rounded())
    let fit = VisitRates(absences: [low, high], periods: periods)
    let first = Double(low + high) / 2 / Double(periods)
    let second = Double(low * (low - 1) + high * (high - 1)) / 2 / Double(periods * (periods - 1))
    #expect(abs(pow(1 + fit.mean / fit.shape, -fit.shape) - first) < 1e-9)
    #expect(abs(pow(1 + 2 * fit.mean / fit.shape, -fit.shape) - second) < 1e-6)
  }

  @Test("consumers who come equally often get the largest shape")
  func equalConsumers() {
    let fit = VisitRates(absences: [10, 10, 10, 10], periods: 20)
    #expect(fit.shape > 900)
    #expect(abs(fit.mean - Glibc.log(2)) < 1e-3)
  }
}
