import Glibc

/// The log-likelihood of a multinomial logit and its derivatives, with what is believed beforehand.
///
/// ln L = sum over sets and alternatives j of count_j ln P_j, P_j = exp(V_j) / sum over k of exp(V_k), V =
/// offset + features x coefficients. It is concave. Source: K. Train, *Discrete Choice Methods with
/// Simulation*, 2nd ed., 2009, section 3.7.
public struct LogitLikelihood: Sendable {
  /// The choices.
  public let table: ChoiceTable
  /// What is believed of the coefficients beforehand; `nil` for nothing.
  public let belief: CoefficientBelief?

  /// Gathers the parts.
  public init(_ table: ChoiceTable, belief: CoefficientBelief? = nil) {
    precondition(
      belief.map { $0.means.count == table.width } ?? true, "one belief per coefficient")
    self.table = table
    self.belief = belief
  }

  /// Returns ln L of the choices alone.
  public func value(_ coefficients: [Double]) -> Double {
    var sum = 0.0
    for set in 0..<table.setCount {
      let rows = table.alternatives(ofSet: set)
      for (row, probability) in zip(rows, probabilities(ofSet: set, coefficients))
      where table.counts[row] > 0 {
        sum += table.counts[row] * log(probability)
      }
    }
    return sum
  }

  /// Returns the derivatives of ln L and of the belief's logarithm; shape `[coefficient]`.
  public func gradient(_ coefficients: [Double]) -> [Double] {
    var gradient =
      belief.map { belief in
        coefficients.indices.map {
          belief.precisions[$0] * (belief.means[$0] - coefficients[$0])
        }
      } ?? coefficients.map { _ in 0 }
    for set in 0..<table.setCount {
      let rows = table.alternatives(ofSet: set)
      let chosen = table.counts[rows].reduce(0, +)
      for (row, probability) in zip(rows, probabilities(ofSet: set, coefficients)) {
        add(row, times: table.counts[row] - chosen * probability, to: &gradient)
      }
    }
    return gradient
  }

  /// Returns the negative second derivatives, which don't depend on what was chosen: Fisher's information
  /// and the belief's precision; shape `[coefficient, coefficient]`, row-major.
  public func information(_ coefficients: [Double]) -> [Double] {
    let width = table.width
    var information = Array(repeating: 0.0, count: width * width)
    for (index, precision) in (belief?.precisions ?? []).enumerated() {
      information[index * width + index] = precision
    }
    for set in 0..<table.setCount {
      let rows = table.alternatives(ofSet: set)
      let chosen = table.counts[rows].reduce(0, +)
      let probabilities = probabilities(ofSet: set, coefficients)
      var mean = Array(repeating: 0.0, count: width)
      for (row, probability) in zip(rows, probabilities) {
        add(row, times: probability, to: &mean)
      }
      for (row, probability) in zip(rows, probabilities) {
        add(deviation(of: row, from: mean), times: chosen * probability, to: &information)
      }
    }
    return information
  }

  /// Returns the probabilities of a set's alternatives.
  public func probabilities(ofSet set: Int, _ coefficients: [Double]) -> [Double] {
    var utilities = table.alternatives(ofSet: set).map { row in
      coefficients.indices.reduce(table.offsets[row]) {
        $0 + table.features[row * table.width + $1] * coefficients[$1]
      }
    }
    // The largest exponent is zero, so that nothing overflows.
    let largest = utilities.max() ?? 0
    for index in utilities.indices { utilities[index] = exp(utilities[index] - largest) }
    let sum = utilities.reduce(0, +)
    return utilities.map { $0 / sum }
  }

  private func add(_ row: Int, times factor: Double, to sums: inout [Double]) {
    for index in sums.indices {
      sums[index] += factor * table.features[row * table.width + index]
    }
  }

  private func deviation(of row: Int, from mean: [Double]) -> [Double] {
    mean.indices.map { table.features[row * table.width + $0] - mean[$0] }
  }

  private func add(_ vector: [Double], times factor: Double, to matrix: inout [Double]) {
    for i in vector.indices {
      let scaled = factor * vector[i]
      for j in vector.indices { matrix[i * vector.count + j] += scaled * vector[j] }
    }
  }
}

/// What is believed of a logit's coefficients beforehand: a normal distribution for each by itself.
public struct CoefficientBelief: Sendable, Hashable {
  /// Means, shape `[coefficient]`.
  public var means: [Double]
  /// One over the variances, shape `[coefficient]`; 0 where nothing is believed.
  public var precisions: [Double]

  /// Starts without a belief about any of `count` coefficients.
  public init(count: Int) {
    means = Array(repeating: 0, count: count)
    precisions = means
  }

  /// States the belief about one coefficient.
  public mutating func believe(_ coefficient: Int, mean: Double, deviation: Double) {
    precondition(deviation > 0, "some doubt")
    means[coefficient] = mean
    precisions[coefficient] = 1 / (deviation * deviation)
  }
}
