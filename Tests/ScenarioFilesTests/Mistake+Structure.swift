/// One key or value of a correct scenario spoilt.
extension Mistake {
  static let structure: [Mistake] = [
    Mistake(
      "an unknown key gets the nearest known one",
      "list_price: 5.00",
      "list_prise: 5.00"),
    Mistake(
      "an unknown key without a near one gets the list",
      "seed: 1,",
      "seed: 1, zebra: 2,"),
    Mistake(
      "a missing key says what it must be",
      "name: shop\n",
      ""),
    Mistake(
      "a list where a map is expected",
      "focal: {firm: shop}",
      "focal: [shop]"),
    Mistake(
      "a map where a number is expected",
      "population: 1000",
      "population: {all: 3}"),
    Mistake(
      "a text where a list is expected",
      "products: [lungo]",
      "products: lungo"),
    Mistake(
      "a value without unit",
      "horizon: 12 weeks",
      "horizon: 12"),
    Mistake(
      "a value with the wrong unit",
      "{fixed: 1/week}",
      "{fixed: 5 weeks}"),
    Mistake(
      "a horizon of broken weeks",
      "horizon: 12 weeks",
      "horizon: 10 days"),
    Mistake(
      "a price of zero",
      "list_price: 5.00",
      "list_price: 0"),
    Mistake(
      "a negative cost",
      "unit_cost: 2.70",
      "unit_cost: -2.70"),
    Mistake(
      "a percentage above its range",
      "percent_off: 20%",
      "percent_off: 120%"),
    Mistake(
      "a percentage that is a share",
      "percent_off: 20%",
      "percent_off: 0.2"),
    Mistake(
      "a conversion of one",
      "conversion: 5%",
      "conversion: 100%"),
    Mistake(
      "a positive elasticity",
      "long_run: -2.2",
      "long_run: 2.2"),
    Mistake(
      "too few replications",
      "replications: 10",
      "replications: 1"),
    Mistake(
      "a negative seed",
      "seed: 1",
      "seed: -1"),
    Mistake(
      "a date that no calendar has",
      "from: 2026-03-16",
      "from: 2026-02-30"),
    Mistake(
      "an empty list",
      "products: [lungo]",
      "products: []"),
    Mistake(
      "an empty value",
      "population: 1000",
      "population:"),
    Mistake(
      "two kinds of one strategy",
      "today: {fixed: {}}",
      "today: {fixed: {}, nash: {}}"),
    Mistake(
      "no kind of strategy",
      "today: {fixed: {}}",
      "today: {promotions: [spring]}"),
    Mistake(
      "a misspelt kind of strategy",
      "today: {fixed: {}}",
      "today: {fixd: {}}"),
    Mistake(
      "a kind of strategy that is not built",
      "today: {fixed: {}}",
      "today: {external: {}}"),
    Mistake(
      "a deal that nobody remembers",
      "model: mixed_logit,",
      "model: transformer, deal_loyalty: 0,"),
    Mistake(
      "loyalty beside the transformer, which contains it",
      "model: mixed_logit,",
      "model: transformer, loyalty: 2,"),
    Mistake(
      "a misspelt model",
      "model: mixed_logit,",
      "model: mixed_logits,"),
    Mistake(
      "sellers that are no map",
      "experiment:",
      "sellers: 2\nexperiment:"),
    Mistake(
      "incrementality, which is not built",
      "experiment:",
      "incrementality: all\nexperiment:"),
    Mistake(
      "pass-through, which is not built",
      "unit_cost: 2.70}",
      "unit_cost: 2.70, pass_through: 60%}"),
    Mistake(
      "a name with blanks",
      "name: shop",
      "name: my shop"),
    Mistake(
      "a strategy's name with a slash",
      "  deal:",
      "  a/b:"),
    Mistake(
      "a word that is read as false",
      "id: decaf",
      "id: no"),
    Mistake(
      "a word that is read as base 60",
      "id: decaf",
      "id: 12:30"),
    Mistake(
      "a grouped number",
      "population: 1000",
      "population: 1_000"),
    Mistake(
      "a hexadecimal number",
      "population: 1000",
      "population: 0x1F"),
    Mistake(
      "a number with a leading zero",
      "population: 1000",
      "population: 0100"),
    Mistake(
      "an id with a leading zero",
      "id: decaf",
      "id: 0123"),
    Mistake(
      "a flag that is a word",
      "id: spring,",
      "id: spring, display: yes,"),
  ]
}
