import EventSimulation
import MarketModel
import ScientificComputing
import Testing

@testable import ScenarioFiles

/// Keys of traffic, shocks and supply, as the market reads them.
@Suite("Supply keys")
struct SupplyKeyTests {
  private static let end = "baseline: today"

  @Test("a market without them uses none of the mechanisms")
  func unused() throws {
    let market = try Shop.load().scenario.market
    #expect(!market.usesTrafficOrSupply)
  }

  @Test("lifts and campaigns have dates, costs and half-lives")
  func traffic() throws {
    let scenario = try Shop.load(
      ("percent_off: 20%,", "percent_off: 20%, traffic: {lift: +10%, decay: 1 week},"),
      (
        Self.end,
        """
        advertising:
          - {id: radio, from: 2026-03-09, to: 2026-03-15, cost: 70/week, lift: 12%}
          - {id: leaflet, firm: web, from: 2026-03-02, to: 2026-03-08, lift: -5%, decay: 3 days}
        baseline: today
        """
      ), ("promotions: [spring]}", "promotions: [spring], advertising: [radio]}")
    ).scenario
    #expect(scenario.market.promotions[0].traffic == TrafficLift(change: 0.1, halfLife: .weeks(1)))
    #expect(
      scenario.market.advertising.campaigns == [
        Advertising(
          name: "radio", firm: 0, firstDay: 7, lastDay: 13, costPerWeek: Money(70),
          lift: TrafficLift(change: 0.12)),
        Advertising(
          name: "leaflet", firm: 1, firstDay: 0, lastDay: 6, costPerWeek: .zero,
          lift: TrafficLift(change: -0.05, halfLife: .days(3))),
      ])
    #expect(scenario.strategies.map(\.advertising) == [[], [0]])
  }

  @Test("each kind of shock is read with its time")
  func shocks() throws {
    let market = try Shop.load(
      (
        Self.end,
        """
        shocks:
          - {id: a, traffic: -30%, from: 2026-03-09, to: 2026-03-10}
          - {id: b, traffic: {weekly_sd: 0.2}, from: 2026-03-09}
          - {id: c, demand: {utility: -0.4}, chance: 5%, lasting: 2 weeks}
          - {id: d, cost: {products: [lungo, web/lungo], change: 12%}, to: 2026-03-08}
          - {id: e, cost: {weekly_sd: 0.02}}
          - {id: f, rival: {firm: web, price: -15%}, from: 2026-03-02, to: 2026-03-02}
          - {id: g, rival: {firm: web, enters: 2026-03-16}}
        baseline: today
        """
      )
    ).scenario.market
    let last = market.calendar.days - 1
    let (lungo, decaf, web) = (0, 1, 2)
    #expect(market.offers[web].firm == 1)
    #expect(
      market.shocks.shocks.map(\.effect) == [
        .traffic(change: -0.3), .trafficNoise(deviation: 0.2), .demand(category: 0, utility: -0.4),
        .cost(offers: [lungo, web], change: 0.12),
        .costWalk(offers: [lungo, decaf], deviation: 0.02),
        .price(offers: [web], change: -0.15), .absence(offers: [web]),
      ])
    #expect(
      market.shocks.shocks.map(\.timing) == [
        .dated(firstDay: 7, lastDay: 8), .dated(firstDay: 7, lastDay: last),
        .random(firstDay: 0, chancePerWeek: 0.05, lasting: .weeks(2)),
        .dated(firstDay: 0, lastDay: 6), .dated(firstDay: 0, lastDay: last),
        .dated(firstDay: 0, lastDay: 0),
        .dated(firstDay: -7 * market.calendar.warmUpWeeks, lastDay: 13),
      ])
  }

  @Test("terms of supply and limits of shipping are read")
  func supply() throws {
    let market = try Shop.load(
      ("focal: {firm: shop}", "focal: {firm: shop, ships_per_day: 40}"),
      (
        "unit_cost: 3.30}",
        """
        unit_cost: 3.30, stock: {initial: 9, shelf_life: 5 days, replenish: {every: 1 day, up_to: 9, \
        lead_time: {uniform: {low: 7 days, high: 14 days}}, minimum: 3, reorder_at: 4, order_cost: 2.50}}}
        """
      )
    ).scenario.market
    #expect(market.firms.map(\.fulfilment.unitsPerDay) == [40, nil])
    #expect(
      market.offers[1].stock?.supply
        == SupplyTerms(
          orderCost: Money(2.5), minimumOrder: 3, reorderAt: 4,
          leadTimeWeeks: .uniform(low: 1, high: 2), shelfLifeDays: 5))
  }
}
