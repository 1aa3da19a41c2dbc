/// Somebody who chooses prices: which ones, and whose profit counts.
package struct PriceSetter: Sendable, Hashable {
  /// Its name, for messages.
  var name: String
  /// The offers whose prices it chooses.
  package var movable: [Int]
  /// The offers whose profit it counts; contains every movable one.
  package var counted: [Int]
}

/// Demand, profit and first-order conditions of a price setter at one price vector.
package struct PriceState: Sendable {
  var prices: [Double]
  var response: PriceResponse
  package var profit: Double
  /// d profit / d price; shape `[movable]`.
  package var gradient: [Double]
  /// Gradient over the offer's own demand slope, in currency units; shape `[movable]`.
  package var conditions: [Double]

  /// Largest condition.
  var residual: Double { conditions.map { abs($0) }.max() ?? 0 }
}

extension PriceGame {
  /// The setter of one firm's free prices.
  package func setter(firm: Int) -> PriceSetter {
    let counted = offers.indices.filter { offers[$0].firm == firm }
    return PriceSetter(
      name: firmNames[firm], movable: counted.filter { !offers[$0].isHeld }, counted: counted)
  }

  /// The setter of all free prices.
  package var cartel: PriceSetter {
    PriceSetter(
      name: "all firms", movable: offers.indices.filter { !offers[$0].isHeld },
      counted: Array(offers.indices))
  }

  /// Every firm with a free price.
  var setters: [PriceSetter] {
    firmNames.indices.map(setter).filter { !$0.movable.isEmpty }
  }

  /// Returns what `setter` faces at `prices`.
  package func state(of setter: PriceSetter, at prices: [Double]) -> PriceState {
    state(of: setter, at: prices, response: demand.priceResponse(at: prices))
  }

  func state(of setter: PriceSetter, at prices: [Double], response: PriceResponse) -> PriceState {
    let profits = profits(at: prices, response: response)
    let gradient = setter.movable.map { k in
      setter.counted.reduce(netShares[k] * response.units[k]) { sum, j in
        let cell = j * offers.count + k
        return sum + (netShares[j] * prices[j] - offers[j].unitCost) * response.unitsJacobian[cell]
          - orderCost * response.probabilityJacobian[cell]
      }
    }
    let conditions = zip(setter.movable, gradient).map { k, slope in
      slope / abs(response.unitsJacobian[k * offers.count + k])
    }
    return PriceState(
      prices: prices, response: response, profit: setter.counted.reduce(0) { $0 + profits[$1] },
      gradient: gradient, conditions: conditions)
  }

  /// Returns profit per occasion of each offer at `prices`.
  public func profits(at prices: [Double]) -> [Double] {
    profits(at: prices, response: demand.priceResponse(at: prices))
  }

  func profits(at prices: [Double], response: PriceResponse) -> [Double] {
    offers.indices.map { j in
      (netShares[j] * prices[j] - offers[j].unitCost) * response.units[j]
        - orderCost * response.probabilities[j]
    }
  }
}
