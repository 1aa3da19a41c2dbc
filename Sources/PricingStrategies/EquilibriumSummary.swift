/// What an equilibrium looks like: prices, demand, profits and who loses buyers to whom.
///
/// Amounts are in currency units, demand and profit per occasion.
public struct EquilibriumSummary: Sendable, Hashable, Codable {
  /// Which solution it is.
  public enum Concept: String, Sendable, Hashable, Codable {
    /// No firm gains by moving its own prices.
    case nash
    /// The joint profit of all firms is largest.
    case jointProfit = "joint_profit"
    /// The offers' stated prices, for comparison; no solution.
    case stated
  }

  /// One offer at the solution.
  public struct OfferRow: Sendable, Hashable, Codable {
    /// The offer's name.
    public var name: String
    /// The selling firm's name.
    public var firm: String
    /// Net cost of a unit.
    public var unitCost: Double
    /// The posted price.
    public var price: Double
    /// Probability of buying it.
    public var share: Double
    /// Expected units.
    public var units: Double
    /// Profit it earns.
    public var profit: Double
  }

  /// One firm at the solution.
  public struct FirmRow: Sendable, Hashable, Codable {
    /// The firm's name.
    public var name: String
    /// Profit of all its offers.
    public var profit: Double
  }

  /// Which solution it is.
  public var concept: Concept
  /// The offers in shelf order.
  public var offers: [OfferRow]
  /// The firms with an offer.
  public var firms: [FirmRow]
  /// d ln units_j / d ln p_k of a lasting change; shape `[j][k]`.
  public var elasticities: [[Double]]
  /// The same for a change of one week; `nil` where both are equal.
  public var oneWeekElasticities: [[Double]]?
  /// Share of the buyers whom offer j loses that go to offer k, and last to no purchase.
  ///
  /// The own column is 0. Shape `[j][k]`, k up to the number of offers.
  public var diversion: [[Double]]
  /// Probability of no purchase.
  public var outsideShare: Double
  /// Expected consumer surplus; `nil` where utility is not linear in money.
  public var consumerSurplus: Double?
  /// Largest first-order condition of whoever chose, in currency units; of any firm at stated prices.
  public var residual: Double
  /// Steps of all searches; 0 at stated prices.
  public var iterations: Int
  /// Every local optimum or equilibrium found, the chosen one first; none at stated prices.
  public var optima: [PriceOptimum]
}

extension PriceGame {
  /// Returns the Nash equilibrium with its shares, elasticities and diversion.
  ///
  /// - Throws: `PriceGameError`, as `nash()` does.
  public func nashSummary() throws -> EquilibriumSummary { summary(of: try nash(), concept: .nash) }

  /// Returns the joint-profit prices with their shares, elasticities and diversion.
  ///
  /// - Throws: `PriceGameError`, as `jointProfit()` does.
  public func jointProfitSummary() throws -> EquilibriumSummary {
    summary(of: try jointProfit(), concept: .jointProfit)
  }

  /// Returns what the offers' stated prices bring.
  public func summaryAtStatedPrices() -> EquilibriumSummary {
    let prices = offers.map(\.price)
    let solution = PriceSolution(
      prices: prices, profit: profits(at: prices).reduce(0, +),
      residual: setters.map { state(of: $0, at: prices).residual }.max() ?? 0, iterations: 0,
      optima: [])
    return summary(of: solution, concept: .stated)
  }

  private func summary(
    of solution: PriceSolution, concept: EquilibriumSummary.Concept
  ) -> EquilibriumSummary {
    let response = demand.priceResponse(at: solution.prices)
    let oneWeek = demand.oneWeekResponse(around: solution.prices)
    let rows = offerRows(solution.prices, response)
    return EquilibriumSummary(
      concept: concept, offers: rows, firms: firmRows(rows),
      elasticities: elasticities(response, prices: solution.prices),
      oneWeekElasticities: oneWeek.map { elasticities($0, prices: solution.prices) },
      diversion: diversion(response), outsideShare: 1 - response.probabilities.reduce(0, +),
      consumerSurplus: response.surplus, residual: solution.residual,
      iterations: solution.iterations, optima: solution.optima)
  }

  private func offerRows(
    _ prices: [Double], _ response: PriceResponse
  ) -> [EquilibriumSummary.OfferRow] {
    let profits = profits(at: prices, response: response)
    return offers.indices.map { j in
      EquilibriumSummary.OfferRow(
        name: offers[j].name, firm: firmNames[offers[j].firm], unitCost: offers[j].unitCost,
        price: prices[j], share: response.probabilities[j], units: response.units[j],
        profit: profits[j])
    }
  }

  private func firmRows(_ rows: [EquilibriumSummary.OfferRow]) -> [EquilibriumSummary.FirmRow] {
    firmNames.indices.compactMap { firm in
      let own = offers.indices.filter { offers[$0].firm == firm }
      guard !own.isEmpty else { return nil }
      return EquilibriumSummary.FirmRow(
        name: firmNames[firm], profit: own.reduce(0) { $0 + rows[$1].profit })
    }
  }

  private func elasticities(_ response: PriceResponse, prices: [Double]) -> [[Double]] {
    offers.indices.map { j in
      offers.indices.map { k in
        response.unitsJacobian[j * offers.count + k] * prices[k] / response.units[j]
      }
    }
  }

  private func diversion(_ response: PriceResponse) -> [[Double]] {
    offers.indices.map { j in
      let lost = -response.probabilityJacobian[j * offers.count + j]
      let shares = offers.indices.map { k in
        j == k ? 0 : response.probabilityJacobian[k * offers.count + j] / lost
      }
      return shares + [1 - shares.reduce(0, +)]
    }
  }
}
