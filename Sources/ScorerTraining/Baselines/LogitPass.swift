import Foundation

/// One pass over some rows of a design: loss and gradient.
struct LogitPass: Sendable {
  private(set) var loss = 0.0
  /// Shape `[category, features]`.
  private(set) var slopeGradient: [Double]
  /// Shape `[items]`; empty without item constants.
  private(set) var constantGradient: [Double]

  private let design: LogitDesign
  private let slopes: [Double]
  private let constants: [Double]
  private var utilities: [Double]

  init(_ design: LogitDesign, slopes: [Double], constants: [Double]) {
    self.design = design
    self.slopes = slopes
    self.constants = constants
    slopeGradient = [Double](repeating: 0, count: slopes.count)
    constantGradient = [Double](repeating: 0, count: constants.count)
    utilities = [Double](repeating: 0, count: 256)
  }

  /// Adds the rows' loss and gradient.
  mutating func run(rows: Range<Int>) {
    for row in rows {
      let offers = Int(design.offerStarts[row])..<Int(design.offerStarts[row + 1])
      fillUtilities(row, offers)
      replaceWithResiduals(row, offers.count)
      addGradient(row, offers)
    }
  }

  private mutating func fillUtilities(_ row: Int, _ offers: Range<Int>) {
    let (width, shared) = (
      design.specification.offerFeatures, design.specification.contextFeatures
    )
    let first = Int(design.rowCategories[row]) * (width + shared)
    var common = 0.0
    for index in 0..<shared {
      common += slopes[first + width + index] * Double(design.contexts[row * shared + index])
    }
    for (place, offer) in offers.enumerated() {
      var utility = constants.isEmpty ? common : common + constants[Int(design.offerItems[offer])]
      for index in 0..<width {
        utility += slopes[first + index] * Double(design.offers[offer * width + index])
      }
      utilities[place] = utility
    }
  }

  /// Adds the row's loss and replaces utilities by weight (P - chosen), the loss's derivative.
  private mutating func replaceWithResiduals(_ row: Int, _ count: Int) {
    let (weight, choice) = (design.weights[row], Int(design.choices[row]))
    var largest = 0.0
    for place in 0..<count { largest = max(largest, utilities[place]) }
    let chosen = choice < 0 ? 0 : utilities[choice]
    var sum = exp(-largest)
    for place in 0..<count {
      utilities[place] = exp(utilities[place] - largest)
      sum += utilities[place]
    }
    loss += weight * (largest + log(sum) - chosen)
    for place in 0..<count { utilities[place] *= weight / sum }
    if choice >= 0 { utilities[choice] -= weight }
  }

  private mutating func addGradient(_ row: Int, _ offers: Range<Int>) {
    let (width, shared) = (
      design.specification.offerFeatures, design.specification.contextFeatures
    )
    let first = Int(design.rowCategories[row]) * (width + shared)
    var total = 0.0
    for (place, offer) in offers.enumerated() {
      let residual = utilities[place]
      total += residual
      if !constants.isEmpty { constantGradient[Int(design.offerItems[offer])] += residual }
      for index in 0..<width {
        slopeGradient[first + index] += residual * Double(design.offers[offer * width + index])
      }
    }
    for index in 0..<shared {
      slopeGradient[first + width + index] += total * Double(design.contexts[row * shared + index])
    }
  }
}
