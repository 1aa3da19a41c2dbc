/// How many units a buyer takes, and what the chance to take several adds to utility.
///
/// With one unit price p, quantities q have weights h(q) q^(-kappa (phi(p) - phi(regular))): at the
/// regular price the stated shares, at other prices a tilt.
///
/// Source: docs/background/market-model.md, section 3.
struct QuantityRule: Sendable {
  /// Utility added at this price: lambda ln of the weights' sum, in utils.
  let tilt: Double
  /// Expected units per purchase.
  let meanUnits: Double
  /// E[ln q] given purchase.
  let meanLog: Double
  /// E[q ln q] given purchase.
  let meanUnitsLog: Double
  /// Cumulative probabilities of each quantity from 1 on.
  let cumulative: [Double]

  /// The scale of the log-sum over quantities.
  static let lambda = 0.3

  /// Weighs the shares at a price whose first term lies `termChange` above the regular price's.
  init(shares: [Double], response: Double, termChange: Double) {
    let exponent = -response * termChange
    var weights: [Double] = []
    for (index, share) in shares.enumerated() {
      weights.append(index == 0 ? share : share * expOf(exponent * lnOf(Double(index + 1))))
    }
    self.init(weights: weights)
  }

  /// Takes the weights of each quantity from 1 on, in any unit.
  init(weights: [Double]) {
    let total = weights.reduce(0, +)
    var running = 0.0
    var sums = (units: 0.0, log: 0.0, unitsLog: 0.0)
    var cumulative: [Double] = []
    for (index, weight) in weights.enumerated() {
      let q = Double(index + 1)
      let probability = weight / total
      running += probability
      cumulative.append(running)
      sums.units += probability * q
      sums.log += probability * lnOf(q)
      sums.unitsLog += probability * q * lnOf(q)
    }
    tilt = Self.lambda * lnOf(total)
    meanUnits = sums.units
    meanLog = sums.log
    meanUnitsLog = sums.unitsLog
    self.cumulative = cumulative
  }

  /// Returns the quantity at the uniform number `u`.
  func quantity(_ u: Double) -> Int {
    for index in cumulative.indices where u < cumulative[index] { return index + 1 }
    return cumulative.count
  }
}
