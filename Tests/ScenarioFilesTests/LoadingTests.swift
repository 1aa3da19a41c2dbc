import EventSimulation
import MarketModel
import PricingStrategies
import ScientificComputing
import Testing

@testable import ScenarioFiles

@Suite("A scenario file becomes a market")
struct LoadingTests {
  private func template(_ name: String, _ overrides: ScenarioOverride...) throws -> Scenario {
    let text = try #require(ScenarioTemplates.text(named: name))
    return try Shop.load(["shop.yaml": text], overrides: overrides).get().scenario
  }

  @Test("the committed scenarios load without a warning", arguments: ScenarioTemplates.names)
  func committed(name: String) throws {
    let scenario = try template(name)
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.name == name)
    #expect(scenario.strategies[scenario.baseline].name == "today")
  }

  @Test("coffee: calendar, money and shelf are what the file says")
  func coffeeMarket() throws {
    let market = try template("coffee").market
    #expect(market.calendar.days == 20 * 7)
    #expect(market.calendar.start.description == "2026-03-02")
    #expect(market.money.taxRate == 0.07)
    #expect(market.money.paymentShare == 0.012)
    #expect(market.money.fulfilmentPerOrder == Money(0.25))
    #expect(market.firms.map(\.name) == ["shop", "webshop"])
    #expect(market.offers.map(\.firm) == [0, 0, 0, 0, 1, 1])
    #expect(market.offers[4].name == "Lungo 250 g")
    #expect(market.offers[0].listPrice == Money(millionths: 5_490_000))
    #expect(market.segments[0].visitRate == .gamma(shape: 1.2, scale: 1 / 1.2))
    #expect(market.history == .usual)
  }

  @Test("coffee: promotions and strategies refer to the right offers and days")
  func coffeeStrategies() throws {
    let scenario = try template("coffee")
    let promotion = scenario.market.promotions[0]
    #expect(promotion.offers == [0, 1])
    #expect((promotion.firstDay, promotion.lastDay) == (14, 27))
    #expect(promotion.reduction == .percentOff(0.2))
    #expect(promotion.display == Money(20))
    #expect(promotion.mailer == nil)
    #expect(promotion.funding == .shareOfDiscount(0.8))
    #expect(scenario.strategies.map(\.name).prefix(3) == ["today", "spring", "hilo"])
    #expect(scenario.strategies[1].promotions == [0])
    #expect(
      scenario.strategies[2].specification
        == .highLow(depth: 0.2, every: .weeks(4), lasting: .weeks(1), products: []))
    #expect(
      scenario.rivalStrategies[1] == .matchLowest(latency: .days(7), floorMargin: 0.08))
  }

  @Test("stated half-widths win over defaults, and none holds every assumption at its centre")
  func assumptions() throws {
    let stated = try template("coffee").assumptions
    #expect(
      stated.map(\.name).prefix(4) == [
        "conversion", "long-run elasticity", "promotion elasticity", "diversion",
      ])
    #expect(stated.map(\.halfWidth) == [0.005, 0.4, 0.4, 0.08, 0.1, 0.1, 0.1])
    let standard = try Shop.load().scenario.assumptions
    #expect(standard.map(\.isDefault) == [true, true])
    #expect(abs(standard[0].halfWidth - 0.005) < 1e-15)
    #expect(abs(standard[1].halfWidth - 0.44) < 1e-15)
    let none = try template("coffee", "experiment.spread=none").assumptions
    #expect(none.allSatisfy { $0.halfWidth == 0 })
  }

  @Test("lifts are targets with a spread each, and shares of shops weigh a display")
  func lifts() throws {
    let loaded = try template(
      "coffee", "intent.calibrate.lifts.display=45% +- 12%", "intent.calibrate.lifts.mailer=15%")
    guard case .calibrated(let targets) = loaded.intent.source else { return }
    #expect(targets.lifts == PlacementLifts(display: 0.45, mailer: 0.15))
    let lifts = loaded.assumptions.filter { $0.name.hasSuffix(" lift") }
    #expect(lifts.map(\.subject) == [.displayLift, .mailerLift])
    #expect(lifts.map(\.isDefault) == [false, true])
    #expect(abs(lifts[0].halfWidth - 0.12) < 1e-15 && abs(lifts[1].halfWidth - 0.03) < 1e-15)
    let plain = try template("coffee")
    guard case .calibrated(let without) = plain.intent.source else { return }
    #expect(without.lifts == PlacementLifts())
    let rows = """
      id,product,from,to,percent_off,display,mailer
      spring,lungo,2026-03-16,2026-03-22,0,25%,1
      """
    let files = ["shop.yaml": Mistake.table("promotions"), "promotions.csv": rows]
    let promotion = try #require(try Shop.load(files).get().scenario.market.promotions.first)
    #expect(promotion.flags == OfferFlags(display: 0.25, mailer: 1))
  }

  @Test("the duopoly is the baseline of O1.1")
  func duopoly() throws {
    let scenario = try template("duopoly")
    #expect(
      scenario.intent.source
        == .stated(utilities: [2, 2], outside: 0, scale: 0.25, priceCoefficient: 1))
    #expect(scenario.intent.model == .logit)
    #expect(scenario.market.offers.map(\.unitCost) == [Money(1), Money(1)])
    #expect(scenario.market.calendar.warmUpWeeks == 0)
    #expect(scenario.rivalStrategies == [nil, .nash])
    #expect(scenario.assumptions.isEmpty)
  }

  @Test("diversion is a target of the transformer's: stated, assumed, or left to the network")
  func diversion() throws {
    func targets(_ text: String) throws -> CalibrationTargets? {
      let scenario = try Shop.load(
        ("model: mixed_logit, ", ""), ("conversion: 5%,", "conversion: 5%\(text),")
      ).scenario
      guard case .calibrated(let targets) = scenario.intent.source else { return nil }
      return targets
    }
    #expect(try targets("")?.diversion == 0.33)
    #expect(try targets("")?.diversionIsDerived == true)
    #expect(try targets(", diversion: 20% +- 5%")?.diversion == 0.2)
    #expect(try targets(", diversion: 20% +- 5%")?.diversionIsDerived == false)
    #expect(try targets(", diversion: none")?.diversion == nil)
    let logit = ("conversion: 5%,", "conversion: 5%, diversion: none,")
    #expect(try Shop.load(logit).scenario.intent.model == .mixedLogit)
    let refused = ("conversion: 5%,", "conversion: 5%, diversion: 30%,")
    #expect(throws: ScenarioError.self) { try Shop.load(refused) }
  }

  @Test("goods bought again and again are the transformer's unless the file says otherwise")
  func defaultModel() throws {
    let none = ("model: mixed_logit, ", "")
    let both = ("long_run: -2.2", "long_run: -2.2, promotion: -2.6 +- 0.3")
    let scenario = try Shop.load(none, both).scenario
    #expect(scenario.intent.model == .transformer)
    #expect(scenario.warnings.isEmpty)
    #expect(scenario.assumptions.map(\.name).suffix(2) == ["promotion elasticity", "diversion"])
    #expect(scenario.assumptions.dropLast().last?.halfWidth == 0.3)
    #expect(scenario.assumptions.last?.centre == 0.33)
    let durable = ("category: coffee,", "category: coffee, purchase: seasonal,")
    #expect(try Shop.load(none, durable).scenario.intent.model == .mixedLogit)
    let utilities = "stated: {utility: {lungo: 2, decaf: 1, web/lungo: 1}}"
    let stated = ("calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}", utilities)
    #expect(try Shop.load(none, stated).scenario.intent.model == .mixedLogit)
  }

  @Test("a private label bears its retailer's name; types and labels may be stated")
  func scorerKeys() throws {
    let offers = try Shop.load(
      ("unit_cost: 2.70", "unit_cost: 2.70, brand: Shop, type: beans"),
      ("unit_cost: 3.30", "unit_cost: 3.30, brand: Altura, private_label: true")
    ).scenario.market.offers
    #expect(offers.map(\.isPrivateLabel) == [true, true, true])
    #expect(offers.map(\.type) == ["beans", "", "beans"])
    let plain = try Shop.load(
      ("unit_cost: 3.30", "unit_cost: 3.30, brand: Altura"))
    #expect(plain.scenario.market.offers.map(\.isPrivateLabel) == [false, false, false])
  }

  @Test("a path of weights is relative to the scenario; open quantity responses are noted")
  func transformerSettings() throws {
    let settings = try Shop.load(
      ("model: mixed_logit", "weights: mine.safetensors"),
      ("unit_cost: 2.70", "unit_cost: 2.70, quantity: {shares: [60%, 40%]}"),
      ("unit_cost: 3.30", "unit_cost: 3.30, quantity: {shares: [60%, 40%], response: 1}")
    ).scenario.intent.transformer
    #expect(settings?.weightsPath == "mine.safetensors")
    #expect(settings?.openResponses == [0, 2])
  }

  @Test("a lognormal price coefficient has its median and its spread (O2.1)")
  func lognormalCoefficient() throws {
    let stated = """
      {stated: {utility: {lungo: 2, decaf: 1, web/lungo: 1.5}, \
      price_coefficient: {lognormal: {log_mean: 0.7, log_sd: 0.5}}}}
      """
    let intent = try Shop.load(
      ("{model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}", stated)
    ).scenario.intent
    guard case .stated(let utilities, _, _, let coefficient) = intent.source else {
      Issue.record("not stated")
      return
    }
    #expect(utilities == [2, 1, 1.5])
    // e^0.7 to nine digits.
    #expect(abs(coefficient - 2.013752707) < 1e-9)
    #expect(intent.priceCoefficientLogDeviation == 0.5)
  }

  @Test("without a stated elasticity, list prices are taken to be optimal")
  func derivedElasticity() throws {
    let edit = (", elasticity: {long_run: -2.2}", "")
    // Means of 5 / 2.3 and 6 / 2.7.
    let expected = -(5 / 2.3 + 6 / 2.7) / 2
    guard case .calibrated(let targets) = try Shop.load(edit).scenario.intent.source else {
      Issue.record("not calibrated")
      return
    }
    #expect(abs(targets.longRunElasticity - expected) < 1e-12)
    #expect(targets.longRunIsDerived)
  }

  @Test("tax and percentage fees reduce what is kept; order costs count as cost")
  func derivedElasticityNet() throws {
    let scenario = try Shop.load(
      (", elasticity: {long_run: -2.2}", ""),
      ("list_price: 6.00, unit_cost: 3.30", "list_price: 5.00, unit_cost: 2.00"),
      ("unit_cost: 2.70", "unit_cost: 2.00"),
      (
        "focal:",
        "money: {prices_include_tax: true, tax: 25%, selling_cost: {payment: 2% + 0.10, fulfilment: 0.20/order}}\nfocal:"
      )
    ).scenario
    guard case .calibrated(let targets) = scenario.intent.source else {
      Issue.record("not calibrated")
      return
    }
    // Net of tax 4.00, of the fee of 0.10 from the gross price 3.90; cost 2.00 + 0.30.
    #expect(abs(targets.longRunElasticity - -3.9 / 1.6) < 1e-12)
  }

  @Test("shares that are left out divide the rest; like copies")
  func expectedShares() throws {
    let offers = try Shop.load(
      ("unit_cost: 2.70}", "unit_cost: 2.70, expected_share: 40%}"),
      ("unit_cost: 3.30}", "unit_cost: 3.30, like: lungo}")
    ).scenario.market.offers
    let shares = offers.compactMap(\.expectedShare)
    #expect(shares.count == 3)
    #expect(zip(shares, [0.4, 0.4, 0.2]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test("a replay as baseline has no promotions of its own in the past")
  func replayHistory() throws {
    let scenario = try Shop.load(
      ("today: {fixed: {}}", "today: {replay: {from: prices.csv}}"),
      files: ["prices.csv": "sku,date,price\ndecaf,2026-03-09,5.50\nlungo,2026-02-23,4.80\n"]
    ).scenario
    #expect(scenario.market.history == .none)
    #expect(
      scenario.strategies[0].specification
        == .replay(prices: [
          .init(day: -7, product: "lungo", price: Money(4.8)),
          .init(day: 7, product: "decaf", price: Money(5.5)),
        ]))
  }

  @Test("a replayed baseline is the strategy 'today'")
  func replayedBaseline() throws {
    let scenario = try Shop.load(
      ("baseline: today", "baseline: {replay: prices.csv, promotions: [spring]}"),
      ("  today: {fixed: {}}\n", ""),
      files: ["prices.csv": "sku,date,price\nlungo,2026-02-23,4.80\n"]
    ).scenario
    let baseline = scenario.strategies[scenario.baseline]
    #expect(baseline.name == "today")
    #expect(baseline.promotions == [0])
    #expect(
      baseline.specification
        == .replay(prices: [.init(day: -7, product: "lungo", price: Money(4.8))]))
  }

  @Test("rivals with replayed prices sell what the file says, at its median prices")
  func replayedRivals() throws {
    let rows = """
      date,competitor,sku,price,available
      2026-02-02,webshop,lungo,5.29,1
      2026-02-09,webshop,lungo,5.09,1
      2026-02-09,other,lungo,1.00,1
      2026-02-16,webshop,lungo,5.19,1
      2026-02-23,webshop,lungo,9.99,0
      2026-02-16,webshop,decaf,5.50,1
      """
    let scenario = try Shop.load(
      (
        "rivals:\n  - {firm: web, offers: [{product: lungo, price: 5.00}]}",
        "rivals: {webshop: {replay: rivals.csv, then: match_lowest 7 days}}"
      ),
      files: ["rivals.csv": rows]
    ).scenario
    let offers = scenario.market.offers.filter { $0.firm == 1 }
    #expect(offers.map(\.product) == ["lungo", "decaf"])
    #expect(offers.map(\.listPrice.units) == [5.19, 5.5])
    guard case .replay(let prices, let next) = scenario.rivalStrategies[1] else {
      Issue.record("the rival does not replay")
      return
    }
    #expect(prices.map(\.price.units).sorted() == [5.09, 5.19, 5.29, 5.5])
    #expect(next == .matchLowest(latency: .days(7), floorMargin: 0))
  }

  @Test("rows of a promotion table with one id are one promotion")
  func promotionTable() throws {
    let rows = """
      id,product,from,to,percent_off,display,mailer,note
      spring,lungo,2026-03-16,2026-03-22,20,50/week,0,x
      spring,decaf,2026-03-16,2026-03-22,20,50/week,0,y
      """
    let files = ["shop.yaml": Mistake.table("promotions"), "promotions.csv": rows]
    let promotions = try Shop.load(files).get().scenario.market.promotions
    #expect(promotions.map(\.offers) == [[0, 1]])
    #expect(promotions[0].display == Money(50))
    #expect(promotions[0].mailer == nil)
  }

  @Test("a promotion of 0 % is a display or mailer at the posted price")
  func featureWithoutCut() throws {
    let rows = """
      id,product,from,to,percent_off,mailer
      spring,lungo,2026-03-16,2026-03-22,0,1
      """
    let files = ["shop.yaml": Mistake.table("promotions"), "promotions.csv": rows]
    let promotion = try #require(try Shop.load(files).get().scenario.market.promotions.first)
    #expect(promotion.reduced(Money(4.99)) == Money(4.99))
    #expect(promotion.mailer == .zero)
  }

  @Test("a product table may hold quantity shares")
  func quantityColumn() throws {
    let rows = """
      id,list_price,unit_cost,quantity_shares
      lungo,5.00,2.70,60% 30% 10%
      decaf,6.00,3.30,
      """
    let files = ["shop.yaml": Mistake.table("products"), "products.csv": rows]
    let offers = try Shop.load(files).get().scenario.market.offers
    #expect(offers[0].quantityShares == [0.6, 0.3, 0.1])
    #expect(offers[1].quantityShares == [1])
  }
}
