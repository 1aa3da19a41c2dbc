/// Keys and values that are right one by one and wrong together.
extension Mistake {
  static let meaning: [Mistake] = [
    Mistake(
      "duplicate product ids",
      "id: decaf",
      "id: lungo"),
    Mistake(
      "a reserved name",
      "  deal:",
      "  all:"),
    Mistake(
      "duplicate segments and shares that do not sum to one",
      "    - {id: everyone, visits: {fixed: 1/week}}",
      "    - {id: a, share: 60%, visits: {fixed: 1/week}}\n    - {id: a, share: 50%, visits: {fixed: 1/week}}"
    ),
    Mistake(
      "a negative share",
      "{id: everyone,",
      "{id: everyone, share: -10%,"),
    Mistake(
      "quantity shares that do not sum to one",
      "unit_cost: 3.30}",
      "unit_cost: 3.30, quantity: {shares: [60%, 30%]}}"),
    Mistake(
      "expected shares that do not sum to one",
      edits: [
        (
          "unit_cost: 2.70}",
          "unit_cost: 2.70, expected_share: 50%}"
        ),
        (
          "unit_cost: 3.30}",
          "unit_cost: 3.30, expected_share: 30%}"
        ),
        (
          "price: 5.00}]",
          "price: 5.00, expected_share: 30%}]"
        ),
      ]),
    Mistake(
      "expected shares that leave nothing",
      "unit_cost: 2.70}",
      "unit_cost: 2.70, expected_share: 100%}"),
    Mistake(
      "an expected share of nothing",
      "unit_cost: 2.70}",
      "unit_cost: 2.70, expected_share: 0%}"),
    Mistake(
      "like an unknown product",
      "unit_cost: 2.70}",
      "unit_cost: 2.70, like: mocha}"),
    Mistake(
      "like a product without share",
      "unit_cost: 2.70}",
      "unit_cost: 2.70, like: decaf}"),
    Mistake(
      "an unknown product in a promotion",
      "products: [lungo]",
      "products: [lunga]"),
    Mistake(
      "an unknown promotion in a strategy",
      "[spring]}",
      "[autumn]}"),
    Mistake(
      "an unknown baseline",
      "baseline: today",
      "baseline: tody"),
    Mistake(
      "a missing baseline",
      "baseline: today\n",
      ""),
    Mistake(
      "an unknown product in fixed prices",
      "today: {fixed: {}}",
      "today: {fixed: {prices: {mocha: 5}}}"),
    Mistake(
      "a rival's product without cost",
      "{product: lungo, price",
      "{product: mocha, price"),
    Mistake(
      "a promotion outside the horizon",
      "to: 2026-03-29",
      "to: 2026-05-29"),
    Mistake(
      "a promotion that ends before it starts",
      "to: 2026-03-29",
      "to: 2026-03-09"),
    Mistake(
      "a reduction of the whole price",
      "percent_off: 20%",
      "amount_off: 5.00"),
    Mistake(
      "a floor above the ceiling",
      "rivals:",
      "rules: {floor: 90%, ceiling: 80%}\nrivals:"),
    Mistake(
      "a ceiling below the cost",
      "rivals:",
      "rules: {ceiling: 52%}\nrivals:"),
    Mistake(
      "a margin above the ceiling",
      "rivals:",
      "rules: {min_margin: 50%, ceiling: 105%}\nrivals:"),
    Mistake(
      "an ending between ticks",
      "rivals:",
      "rules: {endings: [0.995]}\nrivals:"),
    Mistake(
      "reversed freeze days",
      "rivals:",
      "rules: {freeze: [{from: 2026-04-10, to: 2026-04-01}]}\nrivals:"),
    Mistake(
      "a price optimiser in an inelastic category",
      edits: [
        (
          "long_run: -2.2",
          "long_run: -1.1"
        ),
        (
          "today: {fixed: {}}",
          "today: {fixed: {}}\n  best: {nash: {}}"
        ),
      ]),
    Mistake(
      "a cost that contradicts the elasticity",
      "unit_cost: 2.70",
      "unit_cost: 1.00"),
    Mistake(
      "a cost above the price",
      "unit_cost: 2.70",
      "unit_cost: 5.70"),
    Mistake(
      "a promotion below the floor",
      "focal: {firm: shop}",
      "focal: {firm: shop}\nrules: {floor: 85%}"),
    Mistake(
      "a promotion below the smallest margin",
      "focal: {firm: shop}",
      "focal: {firm: shop}\nrules: {min_margin: 35%}"),
    Mistake(
      "no long-run elasticity",
      ", elasticity: {long_run: -2.2}",
      ""),
    Mistake(
      "a half-width that reaches zero",
      "conversion: 5%",
      "conversion: 5% +- 6%"),
    Mistake(
      "a population that does not fit",
      "population: 1000",
      "population: 1000000000"),
    Mistake(
      "a tax without a word on prices",
      "focal:",
      "money: {tax: 7%}\nfocal:"),
    Mistake(
      "a durable without lifetime",
      "category: coffee,",
      "category: coffee, purchase: durable,"),
    Mistake(
      "a lifetime of coffee",
      "category: coffee,",
      "category: coffee, lifetime: {fixed: 1 year},"),
    Mistake(
      "no category",
      "category: coffee, ",
      ""),
    Mistake(
      "several categories",
      edits: [
        (
          "category: coffee,",
          "categories: [{name: coffee}, {name: tea}],"
        ),
        (
          "unit_cost: 2.70}",
          "unit_cost: 2.70, category: tee}"
        ),
      ]),
    Mistake(
      "a profile of six weekdays",
      "{fixed: 1/week}",
      "{fixed: 1/week}, profile: {weekdays: [1, 1, 1, 1, 1, 1]}"),
    Mistake(
      "taste in a plain logit",
      "model: mixed_logit,",
      "model: logit, taste: 1,"),
    Mistake(
      "a target that logits don't have",
      "elasticity: {long_run: -2.2}",
      "elasticity: {long_run: -2.2, promotion: -2.6}"),
    Mistake(
      "weights of a logit",
      "model: mixed_logit,",
      "model: mixed_logit, weights: mine.safetensors,"),
    Mistake(
      "a transformer for machines",
      edits: [
        ("model: mixed_logit,", "model: transformer,"),
        ("long_run: -2.2", "long_run: -2.2, promotion: -2.6"),
        ("category: coffee,", "category: coffee, purchase: durable, lifetime: {fixed: 1 year},"),
      ]),
    Mistake(
      "taste beside the transformer, which contains it",
      edits: [
        ("model: mixed_logit,", "taste: 1,"),
        ("long_run: -2.2", "long_run: -2.2, promotion: -2.6"),
      ]),
    Mistake(
      "stated utilities of a transformer",
      "model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}",
      "model: transformer, stated: {utility: {lungo: 2, decaf: 1}}"),
    Mistake(
      "a transformer without calibration",
      "model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}",
      "model: transformer"),
    Mistake(
      "a transformer that is calibrated and stated",
      "model: mixed_logit, calibrate",
      "model: transformer, stated: {utility: {lungo: 2, decaf: 1}}, calibrate"),
    Mistake(
      "no promotion elasticity",
      "model: mixed_logit, ",
      ""),
    Mistake(
      "a promotion elasticity weaker than the long-run one",
      edits: [
        ("model: mixed_logit, ", ""),
        ("long_run: -2.2", "long_run: -2.2, promotion: -2.1"),
      ]),
    Mistake(
      "a stated utility for nobody",
      "{model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
      "{stated: {utility: {lungo: 2, mocha: 1}}}"),
    Mistake(
      "heterogeneity stated twice",
      "{model: mixed_logit, calibrate: {conversion: 5%, elasticity: {long_run: -2.2}}}",
      "{heterogeneity: 0.5, stated: {utility: {lungo: 2, decaf: 1}, price_coefficient: {lognormal: {log_mean: 0.7, log_sd: 0.5}}}}"
    ),
    Mistake(
      "a cut longer than its cycle",
      "today: {fixed: {}}",
      "today: {high_low: {depth: 20%, every: 1 week, lasting: 2 weeks}}"),
    Mistake(
      "stock rules without stock",
      "today: {fixed: {}}",
      "today: {inventory_threshold: {low_cover: 4 weeks, raise: 5%, high_cover: 2 weeks, cut: 5%}}"),
    Mistake(
      "a band past midnight",
      "today: {fixed: {}}",
      "today: {time_of_day: {bands: [{from: 22, to: 6, factor: 90%}]}}"),
    Mistake(
      "a follower with nobody to follow",
      edits: [
        (
          "product: lungo, price: 5.00",
          "product: mocha, price: 5.00, unit_cost: 2"
        ),
        (
          "today: {fixed: {}}",
          "today: {match_lowest: {}}"
        ),
      ]),
    Mistake(
      "an uncertain latency of our own",
      "today: {fixed: {}}",
      "today: {match_lowest: {latency: 7 days +- 2 days}}"),
    Mistake(
      "a replay of nothing",
      "today: {fixed: {}}",
      "today: {replay: {}}"),
    Mistake(
      "an unknown guardrail metric",
      "experiment:",
      "guardrails: [margins >= 28%]\nexperiment:"),
    Mistake(
      "a guardrail without percentage",
      "experiment:",
      "guardrails: [margin >= 28, 'units >= 3 vs baseline', stock_out_days]\nexperiment:"),
    Mistake(
      "a guardrail on claims of which nobody says whose law counts",
      "experiment:",
      "guardrails: [unlawful_claims == 0]\nexperiment:"),
    Mistake(
      "a member state's choice outside the European Union",
      "experiment:",
      "claims: {jurisdiction: us, options: [progressive]}\nexperiment:"),
    Mistake(
      "a number of claims that is none",
      "experiment:",
      "claims: {jurisdiction: eu}\nguardrails: [unlawful_claims <= few]\nexperiment:"),
    Mistake(
      "an objective without weight",
      "experiment:",
      "objective: {units: 0}\nexperiment:"),
    Mistake(
      "mistakes of every kind at once",
      edits: [
        (
          "name: shop\n",
          ""
        ),
        (
          "id: decaf",
          "id: lungo"
        ),
        (
          "[spring]}",
          "[autumn]}"
        ),
        (
          "seed: 1,",
          "sed: 1,"
        ),
      ]),
  ]
}
