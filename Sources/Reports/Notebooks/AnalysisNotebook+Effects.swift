extension AnalysisNotebook {
  /// What promotions changed.
  static let incrementality = [
    NotebookDocument.Cell(
      .markdown, id: "incrementality-title",
      """
      ## Incrementality

      Fresh seasons against their twins without the promotion. All parts must add up to the change of contribution in
      every season, to the millionth, and their means must be those of the effects.
      """),
    NotebookDocument.Cell(
      .code, id: "incrementality",
      #"""
      twins, effects = table("incrementality"), table("promotion_effects")
      season = ["strategy", "promotion", "kind", "twin", "replication"]
      whole = twins.quantity == "contribution"
      total = twins[whole].groupby(season).millionths.sum()
      parts = twins[~whole].groupby(season).millionths.sum()
      assert (total.sub(parts, fill_value=0) == 0).all(), "the parts do not add up to the contribution"

      overall = effects[effects.segment.isna() & effects.week.isna()]
      checked = 0
      for row in overall[(overall.part == "contribution") & overall.kind.isin(["dated", "cut", "rest"])].itertuples():
          found = parts[[key[:4] == (row.strategy, row.promotion, row.kind, row.twin) for key in parts.index]]
          # A season in which nothing differs has no rows.
          values = pd.Series([*found / 1e6, *[0.0] * (row.seasons - len(found))])
          shown = 3 if len(values) > 1 else 1  # one season tells no interval
          np.testing.assert_allclose(
              student(values)[:shown], [row.mean, row.low, row.high][:shown], rtol=1e-9, atol=1e-9 * SCALE,
              err_msg=f"the effect of {row.promotion} is not that of the raw seasons")
          checked += 1
      print(f"{len(total)} seasons add up; {checked} effects equal Marketeer's.")
      direct = overall[overall.twin == "direct"]
      direct.pivot_table(index="part", columns=["strategy", "promotion"], values="mean", sort=False)
      """#),
    NotebookDocument.Cell(
      .code, id: "incrementality-chart",
      #"""
      money = direct[(direct.unit == "money") & (direct["mean"] != 0)]
      money = money.assign(name=money.strategy + ": " + money.promotion)
      order = [part for part in direct.part.unique() if part in set(money.part)]
      show("incrementality", {
          "title": f"change of contribution and its parts, {CURRENCY}",
          "data": {"values": records(money[["name", "part", "mean", "low", "high"]])},
          "facet": {"field": "name", "type": "nominal", "title": None}, "columns": 3,
          "spec": {"width": 220, "encoding": {
              "y": {"field": "part", "type": "nominal", "title": None, "sort": order}},
              "layer": [
                  {"mark": "bar", "encoding": {
                      "x": {"field": "mean", "type": "quantitative", "title": CURRENCY},
                      "color": {"condition": {"test": "datum.part == 'contribution'", "value": "#c1121f"},
                                "value": "#9db4c0"}}},
                  {"mark": {"type": "rule"}, "encoding": {
                      "x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}}}]}})
      """#),
  ]

  /// What segments paid.
  static let segments = [
    NotebookDocument.Cell(.markdown, id: "segments-title", "## Segments"),
    NotebookDocument.Cell(
      .code, id: "segments",
      #"""
      paid = table("prices_paid").set_index(["strategy", "segment"])
      own = sales[(sales.part == "rank") & (sales.firm == FIRM)]
      sums = own.groupby(["strategy", "segment"])[["units", "deal_units", "gross"]].sum().reindex(paid.index, fill_value=0)
      np.testing.assert_allclose(
          pd.DataFrame({
              "mean_price": ratio(sums.gross / 1e6, sums.units), "units": sums.units / len(ranked),
              "deal_share": ratio(sums.deal_units, sums.units)}),
          paid[["mean_price", "units", "deal_share"]].astype(float), rtol=1e-9,
          err_msg="what segments paid is not that of the raw seasons")
      paid
      """#),
    NotebookDocument.Cell(
      .code, id: "segments-chart",
      #"""
      show("segments", {
          "data": {"values": records(paid.reset_index())}, "width": 420,
          "mark": {"type": "point", "filled": True, "size": 80}, "encoding": {
              "x": {"field": "mean_price", "type": "quantitative", "scale": {"zero": False},
                    "title": f"mean price paid, {CURRENCY}"},
              "y": {"field": "segment", "type": "nominal", "title": None},
              "color": {"field": "strategy", "type": "nominal"}}})
      """#),
  ]

  /// What groups of consumers paid.
  static let fairness = [
    NotebookDocument.Cell(.markdown, id: "fairness-title", "## Fairness"),
    NotebookDocument.Cell(
      .code, id: "fairness",
      #"""
      fairness = table("fairness")
      index = fairness[fairness.metric == "price index"]
      show("fairness", {
          "title": "prices paid over what everyone pays, less 1",
          "data": {"values": records(index)},
          "facet": {"row": {"field": "dimension", "type": "nominal", "title": None}},
          "resolve": {"scale": {"y": "independent"}},
          "spec": {"width": 420, "encoding": {
              "y": {"field": "group", "type": "nominal", "title": None},
              "color": {"field": "strategy", "type": "nominal"}},
              "layer": [
                  {"mark": "rule", "encoding": {
                      "x": {"field": "low", "type": "quantitative", "title": None},
                      "x2": {"field": "high"}}},
                  {"mark": {"type": "point", "filled": True}, "encoding": {
                      "x": {"field": "mean", "type": "quantitative"}}}]}})
      fairness[fairness.group.isna()]
      """#),
  ]

  /// What customers gain or lose.
  static let welfare = [
    NotebookDocument.Cell(.markdown, id: "welfare-title", "## What customers gain"),
    NotebookDocument.Cell(.code, id: "welfare", "table(\"welfare\")"),
  ]

  /// What learning cost.
  static let learning = [
    NotebookDocument.Cell(
      .markdown, id: "learning-title",
      """
      ## Learning

      How far each learner has fallen behind by each week's end: mean and the band from the 10 % to the 90 % quantile.
      """),
    NotebookDocument.Cell(
      .code, id: "learning",
      #"""
      regret = table("learning_regret")
      show("learning", {
          "data": {"values": records(regret)},
          "facet": {"field": "against", "type": "nominal", "title": "against"}, "columns": 3,
          "spec": {"width": 260, "height": 200, "encoding": {
              "x": {"field": "week", "type": "quantitative"},
              "color": {"field": "strategy", "type": "nominal", "legend": {"symbolOpacity": 1}}},
              "layer": [
                  {"mark": {"type": "area", "opacity": 0.15}, "encoding": {
                      "y": {"field": "q10", "type": "quantitative", "title": f"regret, {CURRENCY}"},
                      "y2": {"field": "q90"}}},
                  {"mark": "line", "encoding": {"y": {"field": "regret", "type": "quantitative"}}}]}})
      """#),
    NotebookDocument.Cell(
      .code, id: "learning-prices",
      #"""
      tried = table("learning_prices")
      show("learning-prices", {
          "title": "share of days at each price, by stretch of time",
          "data": {"values": records(tried)},
          "facet": {"row": {"field": "strategy", "type": "nominal", "title": None},
                    "column": {"field": "product", "type": "nominal", "title": None}},
          "spec": {"width": 260, "height": 150, "mark": "rect", "encoding": {
              "x": {"field": "first_day", "type": "ordinal", "title": "from day"},
              "y": {"field": "price", "type": "ordinal", "sort": "descending",
                    "title": CURRENCY, "axis": {"format": ".2f"}},
              "color": {"field": "share", "type": "quantitative", "scale": {"scheme": "blues"}}}}})
      """#),
  ]
}
