// Generated from scenarios/*.yaml by `RECORD_GOLDEN=1 swift test --filter GeneratedFilesTests`.
// swift-format-ignore-file

extension ScenarioTemplates {
  static let texts: [String: String] = [
    "coffee": #"""
      # A coffee shelf in spring: the quick start.
      #
      # A shop sells four coffees; a webshop sells two of them a little cheaper and follows the shop's price
      # cuts a week late. Consumers choose by a network that has learned from shopping histories: they are
      # loyal to what they bought, and a price that differs from what they expect moves them more. What to
      # notice: costs are such that today's list prices are about right (`marketeer demand` shows the curves).
      # A lasting price of one product responds with -2.8, a cut of one week with -3.3; a third of what it
      # adds is taken from other offers, most of them the shop's own, so that the shelf as a whole responds
      # less. A strategy has to win by timing, not by a new price level: see what becomes of `dearer`, which
      # moves all prices. See where the units of `spring` come from, how many units are bought below list, and
      # what the supplier's part of the discount is worth. Elasticities are known to +- 0.4 only: look at how much of each interval comes from that.
      marketeer: 1
      name: coffee
      summary: A coffee shelf in spring with a webshop that follows price cuts a week late.
      market: {category: coffee, purchase: repeat, start: 2026-03-02, horizon: 12 weeks, warm_up: 26 weeks, cool_down: 8 weeks}
      money: {currency: EUR, prices_include_tax: true, tax: 7%, selling_cost: {payment: 1.2%, fulfilment: 0.25/order}}
      focal: {firm: shop, role: retailer}
      products:
        - {id: lungo-250, name: Lungo 250 g, brand: Altura, list_price: 5.49, unit_cost: 2.50 +- 0.10, expected_share: 28%,
           description: Whole beans of medium roast for long cups from a fully automatic machine or a filter.,
           facts: [{text: Arabica beans from Guatemala and Ethiopia, evidence: supplier data sheet}, {text: Roasted slowly in a drum, evidence: roastery visit}]}
        - {id: espresso-250, name: Espresso 250 g, brand: Altura, list_price: 5.99, unit_cost: 2.75 +- 0.10, expected_share: 22%,
           description: Whole beans of dark roast with a dense crema for small cups.,
           facts: [{text: Arabica and Robusta beans from Brazil and India, evidence: supplier data sheet}, {text: Little acid, evidence: tasting panel of the roastery}]}
        - {id: house-500, name: House blend 500 g, brand: Shop, list_price: 9.99, unit_cost: 4.75, expected_share: 20%}
        - {id: decaf-250, name: Decaf 250 g, brand: Altura, list_price: 6.49, unit_cost: 3.00, expected_share: 10%}
      rules: {floor: 75%, ceiling: 120%, endings: [0.29, 0.49, 0.79, 0.99]}
      rivals:
        - firm: webshop
          offers:
            - {product: lungo-250, price: 5.29, unit_cost: 2.60, expected_share: 12%}
            - {product: espresso-250, price: 5.79, unit_cost: 2.85, expected_share: 8%}
          strategy: {match_lowest: {latency: 7 days, floor_margin: 8%}}
      consumers:
        population: 2000
        traffic: 1 +- 10%
        segments:
          - {id: regulars, share: 60%, visits: {gamma: {mean: 1/week, shape: 1.2}}, price_sensitivity: 0.9}
          - {id: hunters, share: 40%, visits: {gamma: {mean: 0.6/week, shape: 1}}, price_sensitivity: 1.4}
      intent:
        model: transformer
        calibrate:
          conversion: 5% +- 0.5%
          elasticity: {promotion: -3.3 +- 0.4, long_run: -2.8 +- 0.4}
          diversion: 33% +- 8%
      promotions:
        - id: spring
          products: [lungo-250, espresso-250]
          percent_off: 20%
          from: 2026-03-16
          to: 2026-03-29
          display: {cost: 20/week}
          funding: {supplier: 80% of discount}
      baseline: today
      strategies:
        today: {fixed: {}}
        spring: {fixed: {}, promotions: [spring]}
        hilo: {high_low: {depth: 20%, every: 4 weeks}}
        match: {match_lowest: {latency: 1 day, floor_margin: 25%}}
        cost_plus: {cost_plus: {markup: 100%}}
        dearer: {fixed: {factor: 105%}}
      objective: contribution
      guardrails: [margin >= 38%, units >= -5% vs baseline]
      experiment: {seed: 20260302, replications: 10, material_difference: 1%}

      """#,
    "espresso": #"""
      # Espresso machines: a durable with stock.
      #
      # A kitchen store sells three machines, orders every other week and waits ten days for the goods; a
      # megastore sells two of the machines a little cheaper and undercuts by 2 %. Whoever buys a machine is
      # out of the market for years. What to notice: a sale today is partly a sale less tomorrow, so judge
      # a cheap week by the whole run; it also empties the shelf before the next delivery (compare the days
      # without stock). How fast the megastore answers is not known: the spread of its latency is in the
      # interval of every strategy that lowers prices.
      marketeer: 1
      name: espresso
      summary: Espresso machines with delivery times, bought once in years.
      market:
        category: espresso-machines
        purchase: durable
        lifetime: {gamma: {mean: 5 years, shape: 4}}
        start: 2026-09-07
        horizon: 16 weeks
        warm_up: 26 weeks
        cool_down: 8 weeks
      money: {currency: EUR, prices_include_tax: true, tax: 19%, selling_cost: {payment: 1.9% + 0.30, fulfilment: 4.90/order}}
      focal: {firm: kitchen-store, role: retailer}
      products:
        - id: piccolo
          name: Piccolo pump machine
          brand: Vela
          list_price: 129.00
          unit_cost: 65.50
          expected_share: 25%
          stock: {initial: 40, replenish: {every: 2 weeks, up_to: 50, lead_time: 10 days}, holding: 0.03/day}
        - id: classico
          name: Classico with grinder
          brand: Vela
          list_price: 249.00
          unit_cost: 131.00
          expected_share: 30%
          stock: {initial: 45, replenish: {every: 2 weeks, up_to: 60, lead_time: 10 days}, holding: 0.06/day}
        - id: maestro
          name: Maestro dual boiler
          brand: Rancio
          list_price: 449.00
          unit_cost: 240.00
          expected_share: 12%
          stock: {initial: 20, replenish: {every: 2 weeks, up_to: 26, lead_time: 10 days}, holding: 0.10/day}
      rules: {floor: 80%, ceiling: 115%, min_margin: 15%, endings: [0.00]}
      rivals:
        - firm: megastore
          offers:
            - {product: piccolo, price: 125.00, unit_cost: 67.00, expected_share: 19%}
            - {product: classico, price: 239.00, unit_cost: 134.00, expected_share: 14%}
          strategy: {undercut: {by: 2%, latency: 14 days +- 7 days, floor_margin: 12%}}
      consumers:
        population: 20000
        segments:
          - {id: beginners, share: 70%, visits: {gamma: {mean: 0.3/week, shape: 1}}, price_sensitivity: 1.1}
          - {id: baristas, share: 30%, visits: {gamma: {mean: 0.4/week, shape: 1.5}}, price_sensitivity: 0.8}
      intent:
        model: mixed_logit
        calibrate: {conversion: 0.6% +- 0.1%, elasticity: {long_run: -3.0 +- 0.5}}
      history: none
      promotions:
        - {id: black-week, products: [piccolo, classico], percent_off: 10%, from: 2026-11-23, to: 2026-11-29, mailer: {cost: 150/week}}
      baseline: today
      strategies:
        today: {fixed: {}}
        black_week: {fixed: {}, promotions: [black-week]}
        match: {match_lowest: {latency: 1 day, floor_margin: 20%}}
        undercut: {undercut: {by: 2%, latency: 1 day, floor_margin: 20%}}
        by_stock: {inventory_threshold: {low_cover: 1 week, raise: 6%, high_cover: 5 weeks, cut: 6%}}
      objective: contribution
      guardrails: [margin >= 25%, price_changes <= 1/week]
      experiment: {seed: 20260907, replications: 30, material_difference: 1%}

      """#,
    "duopoly": #"""
      # Two firms, one good each, logit demand: a market whose answer is known.
      #
      # Utility is (2 - price) / 0.25 for either good and 0 for buying nothing; a unit costs 1. The static
      # Nash equilibrium is 1.4729 for both and the price of a cartel 1.9250. What to notice: the rival
      # plays Nash, so `nash` is the best answer and nothing else can beat it beyond chance. Raising our
      # price to the cartel's alone (`joint_profit`) only hands customers to the rival. There is no warm-up,
      # no cool-down and no uncertainty, so the simulation's mean can be held against the closed form: a
      # share of 0.4714 of all occasions for each firm and 0.2229 earned per occasion.
      marketeer: 1
      name: duopoly
      summary: The logit duopoly of the theory books, with known equilibrium prices.
      market: {category: good, start: 2026-01-05, horizon: 12 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
      money: {currency: EUR, tick: 0.0001}
      focal: {firm: ours, role: brand}
      products:
        - {id: our-good, list_price: 1.60, unit_cost: 1.00}
      rivals:
        - firm: theirs
          role: brand
          offers: [{product: their-good, price: 1.60, unit_cost: 1.00}]
          strategy: {nash: {}}
      consumers:
        population: 2000
        segments:
          - {id: everyone, visits: {fixed: 1/week}}
      intent: {model: logit, stated: {utility: {our-good: 2, their-good: 2}, outside: 0, scale: 0.25, price_coefficient: 1}}
      history: none
      baseline: today
      strategies:
        today: {fixed: {}}
        nash: {nash: {}}
        joint_profit: {joint_profit: {}}
      objective: contribution
      experiment: {seed: 20260105, replications: 20, spread: none}

      """#,
    "season": #"""
      # One season, one delivery: what is left in December is worth a fraction.
      #
      # A shop has bought jackets for sixteen weeks, about half more than full price will sell. What to
      # notice: stock that is left is written down to its salvage value, and cutting early gives away margin
      # on jackets that would have sold anyway. `by_stock` looks at the weeks of cover and cuts what
      # has more than ten of them to go: all three jackets at first, the slow parka almost to the end; the other strategies
      # follow the calendar. Compare contribution, left-over units and the price path.
      marketeer: 1
      name: season
      summary: Winter jackets, bought once, to be sold by the end of December.
      market: {category: jackets, purchase: seasonal, start: 2026-09-07, horizon: 16 weeks, warm_up: 0 weeks, cool_down: 0 weeks}
      money: {currency: EUR, prices_include_tax: true, tax: 19%, selling_cost: {payment: 1.9%, fulfilment: 3.50/order}}
      focal: {firm: outdoor-shop, role: retailer}
      products:
        - {id: fleece, name: Fleece jacket, brand: Nord, list_price: 59.00, unit_cost: 25.50, expected_share: 45%, stock: {initial: 620, salvage: 12.00}}
        - {id: shell, name: Rain shell, brand: Nord, list_price: 89.00, unit_cost: 40.50, expected_share: 35%, stock: {initial: 480, salvage: 20.00}}
        - {id: parka, name: Down parka, brand: Fjell, list_price: 149.00, unit_cost: 70.00, expected_share: 20%, stock: {initial: 380, salvage: 35.00}}
      rules: {floor: 50%, ceiling: 115%, endings: [0.00]}
      consumers:
        population: 20000
        traffic: 1 +- 15%
        segments:
          - id: regulars
            share: 65%
            visits: {gamma: {mean: 0.5/week, shape: 1.5}}
            price_sensitivity: 0.9
            profile: {weekdays: [0.9, 0.9, 0.9, 1, 1.2, 1.6, 0.5]}
          - id: bargain-hunters
            share: 35%
            visits: {gamma: {mean: 0.5/week, shape: 1}}
            price_sensitivity: 1.4
      intent:
        model: mixed_logit
        calibrate: {conversion: 0.6% +- 0.1%, elasticity: {long_run: -2.5 +- 0.5}}
      history: none
      baseline: today
      strategies:
        today: {fixed: {}}
        markdown: {markdown: {from: 2026-11-02, every: 2 weeks, step: 10%, deepest: 40%}}
        late_sale: {schedule: {steps: [{from: 2026-12-07, factor: 70%}]}}
        by_stock: {inventory_threshold: {low_cover: 2 weeks, raise: 5%, high_cover: 10 weeks, cut: 20%}}
      objective: contribution
      guardrails: [margin >= 15%]
      experiment: {seed: 20260908, replications: 30, material_difference: 1%}

      """#,
  ]
}
