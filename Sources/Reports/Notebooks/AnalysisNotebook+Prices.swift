extension AnalysisNotebook {
  /// Prices day by day.
  static let prices = [
    NotebookDocument.Cell(
      .markdown, id: "prices-title",
      """
      ## Price paths

      Median price on the shelf and the band from the 10 % to the 90 % quantile over ranking seasons, under the baseline
      and the three best strategies.
      """),
    NotebookDocument.Cell(
      .code, id: "prices",
      #"""
      daily = table("daily_summary")
      drawn = [BASELINE, *[name for name in strategies.strategy if name != BASELINE][:3]]
      own = daily[(daily.firm == FIRM) & daily.strategy.isin(drawn)]
      paths = own[own.quantity == "price"]
      band = ["q10", "q50", "q90"]
      places = ["strategy", "product"]
      # Only days on which something changes, and the last one: a step chart needs no others.
      changed = paths.groupby(places)[band].diff().fillna(1).ne(0).any(axis=1)
      last = paths.groupby(places).day.transform("max") == paths.day
      steps = paths[changed | last][["strategy", "product", "date", *band]]
      show("prices", {
          "data": {"values": records(steps)},
          "facet": {"row": {"field": "product", "type": "nominal", "title": None}},
          "resolve": {"scale": {"y": "independent"}},
          "spec": {"width": 560, "height": 110, "encoding": {
              "x": {"field": "date", "type": "temporal", "title": None},
              "color": {"field": "strategy", "type": "nominal", "sort": drawn,
                        "legend": {"symbolOpacity": 1}}},
              "layer": [
                  {"mark": {"type": "area", "opacity": 0.2, "interpolate": "step-after"}, "encoding": {
                      "y": {"field": "q10", "type": "quantitative", "title": CURRENCY,
                            "scale": {"zero": False}, "axis": {"format": ".2f", "tickCount": 4}},
                      "y2": {"field": "q90"}}},
                  {"mark": {"type": "line", "interpolate": "step-after"}, "encoding": {
                      "y": {"field": "q50", "type": "quantitative", "scale": {"zero": False}}}}]}})
      """#),
  ]

  /// The closed form of demand over prices.
  static let demand = [
    NotebookDocument.Cell(
      .markdown, id: "demand-title",
      """
      ## Demand curves

      Units over the price at central assumptions, everything else at list. `adapted` is a price that lasts, `frozen`
      one that holds for a week while consumers expect list.
      """),
    NotebookDocument.Cell(
      .code, id: "demand",
      #"""
      demand = table("demand")
      show("demand", {
          "data": {"values": records(demand[demand["product"] != "all"])},
          "facet": {"field": "product", "type": "nominal", "title": None}, "columns": 4,
          "spec": {"width": 170, "height": 150, "mark": {"type": "line", "point": False}, "encoding": {
              "x": {"field": "price", "type": "quantitative", "title": f"price, {CURRENCY}",
                    "scale": {"zero": False}},
              "y": {"field": "units_per_1000", "type": "quantitative",
                    "title": "units per 1,000 occasions"},
              "color": {"field": "expectation", "type": "nominal"}}},
          "resolve": {"scale": {"x": "independent"}}})
      """#),
    NotebookDocument.Cell(
      .code, id: "demand-elasticity",
      #"""
      # The elasticity at list as the slope of the curve between 0.95 and 1.05 x list, beside the derivative.
      keys = ["category", "product", "expectation"]
      near = demand[demand.factor.isin([0.95, 1.05])].sort_values("factor")
      slope = near.groupby(keys).agg(units=("units_per_1000", list), factor=("factor", list)).apply(
          lambda row: np.diff(np.log(row.units))[0] / np.diff(np.log(row.factor))[0], axis=1)
      at_list = demand[demand.factor == 1].set_index(keys).elasticity
      pd.DataFrame({"derivative": at_list, "slope of the curve": slope}).reset_index()
      """#),
  ]

  /// Elasticities and where buyers go, and what was sold at which price.
  static let elasticities = [
    NotebookDocument.Cell(
      .markdown, id: "elasticities-title",
      """
      ## Elasticities and sales by price

      The first table holds the closed form at list prices, as far as the market has one. The chart shows what was sold in
      the first ranking seasons on days at each price, with seasons, rivals and promotions as they came: no experiment.
      """),
    NotebookDocument.Cell(.code, id: "elasticities", "table(\"market\")"),
    NotebookDocument.Cell(
      .code, id: "sales-by-price",
      #"""
      days = table("daily")
      days = days[days.firm == FIRM]
      at_price = days.groupby(["strategy", "product", "price"], as_index=False).agg(
          units_per_day=("units", "mean"), days=("units", "size"))
      common = at_price.groupby(["strategy", "product"]).days.rank(ascending=False, method="first")
      show("sales-by-price", {
          "data": {"values": records(at_price[common <= 25])}, "width": 480, "height": 220,
          "mark": {"type": "point", "filled": True, "opacity": 0.7}, "encoding": {
              "x": {"field": "price", "type": "quantitative", "title": f"price, {CURRENCY}",
                    "scale": {"zero": False}},
              "y": {"field": "units_per_day", "type": "quantitative", "title": "units a day"},
              "color": {"field": "product", "type": "nominal"},
              "shape": {"field": "strategy", "type": "nominal"},
              "size": {"field": "days", "type": "quantitative"}}})
      """#),
  ]
}
