import MarketModel
import ResultsStore
import ScenarioFiles
import ScientificComputing

extension ComparisonBuilder {
  /// Says what rivals do, and what their reaction changes where that was run.
  func addRivals(
    _ ranking: [ComparisonSummary.StrategySummary], to summary: inout ComparisonSummary
  ) {
    guard scenario.experiment.rivals != .reacting else { return }
    guard scenario.hasReactingRivals else {
      summary.verdict.sentences.append(noReaction)
      return
    }
    if scenario.comparedRivals == .passive {
      summary.rivals = .passive
      summary.verdict.sentences.append(
        "Rivals do not react here: they keep the prices they post against `\(baselineName)`.")
    }
    guard let passiveRivals else { return }
    let passive = passiveRivals.ranking()
    let reaction = rivalReaction(ranking, passive: passive, passiveRivals)
    summary.rivalReaction = reaction
    summary.verdict.sentences +=
      RivalSentences(
        reaction: reaction, passive: passive, baseline: baselineName, amount: amount
      ).sentences
  }

  private var noReaction: String {
    scenario.market.firms.count > 1
      ? "No rival's prices depend on ours, so passive rivals would give the same results."
      : "There are no rivals, so there is no reaction to leave out."
  }

  /// The same comparison against rivals that keep the prices they post against the baseline.
  private var passiveRivals: ComparisonBuilder? {
    passive.map {
      ComparisonBuilder(
        prepared: prepared, rank: $0.rank, central: $0.central, fresh: fresh, runID: runID,
        threads: threads)
    }
  }

  private func rivalReaction(
    _ ranking: [ComparisonSummary.StrategySummary],
    passive: [ComparisonSummary.StrategySummary], _ other: ComparisonBuilder
  ) -> ComparisonSummary.RivalReaction {
    let rows = ranking.enumerated().filter { !$0.element.isBaseline }.compactMap { place, row in
      passive.firstIndex { $0.name == row.name }.map { passivePlace in
        ComparisonSummary.RivalReaction.Row(
          strategy: row.name, rank: place + 1, passiveRank: passivePlace + 1,
          reacting: row.difference, passive: passive[passivePlace].difference,
          reaction: PairedStatistics.interval(
            drawn: Self.paired(row.name, rank, other.rank),
            central: Self.paired(row.name, central, other.central)),
          rivalPriceChange: rivalPriceChange(row.name, other))
      }
    }
    return ComparisonSummary.RivalReaction(
      leader: candidate(ranking), passiveLeader: other.candidate(passive), rows: rows)
  }

  /// The objective in `first` less the one in `second`, in replication order.
  private static func paired(
    _ name: String, _ first: CellTable, _ second: CellTable
  ) -> [Double] {
    zip(first.objectives[name] ?? [], second.objectives[name] ?? []).map { $0 - $1 }
  }

  /// Rivals' mean price over all days and ranking replications, over the one without reaction, less 1.
  private func rivalPriceChange(_ name: String, _ other: ComparisonBuilder) -> Double {
    let without = other.meanRivalPrice(name)
    return without > 0 ? meanRivalPrice(name) / without - 1 : 0
  }

  private func meanRivalPrice(_ name: String) -> Double {
    let market = scenario.market
    let rivals = market.offers.indices.filter { market.offers[$0].firm != market.focalFirm }
    return SampleStatistics.mean(
      (rank.cells[name] ?? []).flatMap { cell in
        rivals.map { offer in
          let prices = stride(from: offer, to: cell.daily.prices.count, by: cell.daily.offerCount)
            .map { Double(cell.daily.prices[$0]) }
          return SampleStatistics.mean(prices) / Double(market.offers[offer].listPrice.millionths)
        }
      })
  }
}
