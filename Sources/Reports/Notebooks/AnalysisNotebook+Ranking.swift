extension AnalysisNotebook {
  /// What is recommended.
  static let verdict = [
    NotebookDocument.Cell(.markdown, id: "verdict-title", "## Verdict"),
    NotebookDocument.Cell(
      .code, id: "verdict",
      #"""
      for sentence in verdict.text[verdict["item"] == "sentence"]:
          print(sentence)
      for note in verdict.text[verdict["item"] == "note"]:
          print("Note:", note)
      """#),
  ]

  /// The ranking, recomputed.
  static let ranking = [
    NotebookDocument.Cell(
      .markdown, id: "ranking-title",
      """
      ## Ranking

      Every number here is recomputed from the raw seasons and must equal Marketeer's. With $s^2_a$ = max(0, variance of
      the paired differences over seasons with drawn assumptions less that over seasons at their centres), the interval is
      mean ± t √($s^2_a$ + $s^2$ / R): the part that comes from assumptions does not shrink with more seasons. Where
      nothing is drawn it is Student's. P-values are adjusted by Holm's method.
      """),
    NotebookDocument.Cell(
      .code, id: "metrics",
      #"""
      def season_sums(frame, part):
          """Sums over the focal firm's rows of a part, by strategy and season."""
          own = frame[frame.part == part]
          if "firm" in own:
              own = own[own.firm == FIRM]
          numbers = [column for column in own.columns if column not in
                     ("part", "strategy", "replication", "firm", "product", "segment", "category")]
          return own.groupby(["strategy", "replication"])[numbers].sum()


      def ratio(above, below):
          return (above / below.where(below > 0)).fillna(0.0)


      def metrics(part):
          """The focal firm's metrics in every season of a part of the experiment."""
          kept = season_sums(offers, part)
          sold = season_sums(sales, part).reindex(kept.index, fill_value=0)
          visits = season_sums(traffic, part).reindex(kept.index, fill_value=0)
          back = pd.DataFrame(0, kept.index, ["gross", "tax", "goods", "handling"])
          if returns is not None:
              back = season_sums(returns, part).reindex(kept.index, fill_value=0)
          refunded = back.gross - back.tax
          focal_offers = len(offers.loc[offers.firm == FIRM, "product"].unique())
          costs = kept.promotion_cost + kept.holding + kept.write_off
          lost = refunded + back.handling - back.goods
          contribution = (
              sold.net + sold.funding - sold.goods - sold.selling - costs - lost) / 1e6
          revenue = (sold.net - refunded) / 1e6
          return pd.DataFrame({
              "contribution": contribution, "revenue": revenue,
              "margin": ratio(contribution, revenue), "units": sold.units.astype(float),
              "purchases": sold.purchases.astype(float),
              "purchases per occasion": ratio(sold.purchases, visits.occasions),
              "mean price paid": ratio(sold.gross / 1e6, sold.units),
              "units on deal": ratio(sold.deal_units, sold.units),
              "discount given": sold.discount / 1e6,
              "lost units": kept.lost_units.astype(float), "stock-out days": kept.stock_out_days,
              "price changes per week": kept.price_changes / (max(1, WEEKS) * max(1, focal_offers)),
          })


      weights = scenario["objective"]
      if isinstance(weights, str):
          weights = {weights: 1.0}


      def objective(part):
          """The objective in every season: one column a strategy, one row a season."""
          values = metrics(part)
          total = sum(values[name] * weight for name, weight in sorted(weights.items()))
          return total.unstack("strategy").sort_index()


      ranked, central = objective("rank"), objective("central")
      if central.empty:  # nothing is drawn: simulation is all there is
          central = ranked
      ranked
      """#),
    NotebookDocument.Cell(
      .code, id: "ranking",
      #"""
      DRAWN = bool((table("assumptions").half_width > 0).any())


      def student(sample):
          """Mean and 95 % interval."""
          mean, count = sample.mean(), len(sample)
          if count < 2:
              return mean, mean, mean
          half = stats.t.ppf(0.975, count - 1) * np.sqrt(sample.var(ddof=1) / count)
          return mean, mean - half, mean + half


      def both(sample, at_centre):
          """Mean and 95 % interval of simulation and assumptions."""
          count = len(sample)
          if not DRAWN or count < 2 or len(at_centre) < 2:
              return student(sample)
          assumptions = max(0.0, sample.var(ddof=1) - at_centre.var(ddof=1))
          half = stats.t.ppf(0.975, count - 1) * np.sqrt(assumptions + sample.var(ddof=1) / count)
          return sample.mean(), sample.mean() - half, sample.mean() + half


      def p_value(sample):
          if len(sample) < 2:
              return 1.0
          error = np.sqrt(sample.var(ddof=1) / len(sample))
          if error == 0:
              return 1.0 if sample.mean() == 0 else 0.0
          return 2 * stats.t.cdf(-abs(sample.mean() / error), len(sample) - 1)


      def holm(p_values):
          """Adjusts p-values by Holm's step-down method."""
          ordered = p_values.sort_values()
          steps = np.minimum(1, (len(ordered) - np.arange(len(ordered))) * ordered)
          return steps.cummax()


      def reduction(sample, base):
          paired = (sample - base).var(ddof=1) if len(sample) > 1 else 0
          return (sample.var(ddof=1) + base.var(ddof=1)) / paired if paired > 0 else 1.0


      def recomputed(name):
          sample, base = ranked[name], ranked[BASELINE]
          paired, at_centre = sample - base, central[name] - central[BASELINE]
          worst = sample.sort_values().head(max(1, int(np.ceil(0.05 * len(sample)))))
          triples = [student(sample), both(paired, at_centre), student(at_centre)]
          names = ["objective", "difference", "simulation_only"]
          row = {}
          for column, (mean, low, high) in zip(names, triples):
              row |= {column: mean, f"{column}_low": low, f"{column}_high": high}
          return row | {
              "win_share": (paired > 0).mean(), "variance_reduction": reduction(sample, base),
              "worst5": worst.mean()}


      ours = pd.DataFrame({name: recomputed(name) for name in strategies.strategy}).T
      others = [name for name in strategies.strategy if name != BASELINE]
      adjusted = holm(pd.Series({name: p_value(ranked[name] - ranked[BASELINE]) for name in others}, dtype=float))
      ours["adjusted_p"] = adjusted.reindex(ours.index).fillna(1.0)

      theirs = strategies.set_index("strategy")[ours.columns].astype(float)
      SCALE = max(1.0, float(ranked.abs().to_numpy().max()))
      np.testing.assert_allclose(
          ours, theirs, rtol=1e-9, atol=1e-9 * SCALE, err_msg="the ranking is not that of the raw seasons")
      seasons = table("replications")
      np.testing.assert_allclose(
          seasons.objective, [ranked.loc[row.replication, row.strategy] for row in seasons.itertuples()],
          rtol=1e-9, atol=1e-9 * SCALE, err_msg="a season's objective is not that of the raw seasons")
      print(f"{ours.size} numbers of the ranking equal Marketeer's, to nine digits.")
      ours[["objective", "difference", "difference_low", "difference_high", "adjusted_p", "win_share"]]
      """#),
    NotebookDocument.Cell(
      .code, id: "ranking-chart",
      #"""
      shown = ours.rename_axis("strategy").reset_index()
      show("ranking", {
          "title": f"{fact.objective}: difference to {BASELINE}", "width": 480,
          "data": {"values": records(shown[shown.strategy != BASELINE])},
          "encoding": {"y": {"field": "strategy", "type": "nominal", "title": None,
                             "sort": list(strategies.strategy)}},
          "layer": [
              {"mark": {"type": "rule", "strokeWidth": 2, "color": "#9db4c0"}, "encoding": {
                  "x": {"field": "difference_low", "type": "quantitative", "title": "difference"},
                  "x2": {"field": "difference_high"}}},
              {"mark": {"type": "rule", "strokeWidth": 6, "color": "#5c6b73"}, "encoding": {
                  "x": {"field": "simulation_only_low", "type": "quantitative"},
                  "x2": {"field": "simulation_only_high"}}},
              {"mark": {"type": "point", "filled": True, "size": 70, "color": "#c1121f"}, "encoding": {
                  "x": {"field": "difference", "type": "quantitative"}}},
              {"mark": {"type": "rule", "strokeDash": [4, 4]}, "encoding": {"x": {"datum": 0}}},
          ]})
      """#),
    NotebookDocument.Cell(
      .markdown, id: "forecast-title",
      "The forecast rests on fresh seasons, which had no part in choosing the winner."),
    NotebookDocument.Cell(
      .code, id: "forecast",
      #"""
      forecast = table("forecast")
      if len(forecast):
          fresh = metrics("fresh")
          known = forecast[forecast.metric.isin(fresh.columns)]
          means = [student(fresh.loc[row.strategy][row.metric]) for row in known.itertuples()]
          np.testing.assert_allclose(
              means, known[["fresh", "fresh_low", "fresh_high"]].astype(float), rtol=1e-9, atol=1e-9 * SCALE,
              err_msg="the forecast is not that of the raw seasons")
          display(forecast.pivot(index="metric", columns="strategy", values="fresh").reindex(fresh.columns))
      else:
          print("No strategy was to replace the baseline, so there are no fresh seasons.")
      """#),
  ]
}
