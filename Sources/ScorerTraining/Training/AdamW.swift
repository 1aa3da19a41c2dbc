import Foundation
import TransformerScorer

/// AdamW with a bound on the gradient's norm, and the average of the parameters.
///
/// Source: I. Loshchilov and F. Hutter, "Decoupled weight decay regularization", ICLR 2019.
struct AdamW {
  private let options: TrainingOptions
  /// The parts of the parameters that decay: matrices.
  private let decaying: [Range<Int>]

  init(_ options: TrainingOptions, layout: ScorerLayout) {
    self.options = options
    decaying = layout.tensors.filter { $0.name.hasSuffix(".weight") }.map(\.range)
  }

  /// Moves the parameters against the gradient.
  ///
  /// - Parameters:
  ///   - state: Its step is the one being done, from 0.
  ///   - gradient: Shape `[parameters]`.
  ///   - rate: The learning rate.
  func update(_ state: inout TrainingState, gradient: [Float], rate: Double) {
    let squares = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }
    let shrink = Float(min(1, options.largestGradient / max(squares.squareRoot(), 1e-12)))
    let steps = Double(state.step + 1)
    let (first, second) = (Float(options.firstDecay), Float(options.secondDecay))
    let correction = Float((1 - pow(options.secondDecay, steps)).squareRoot())
    let pace = Float(rate / (1 - pow(options.firstDecay, steps)))
    let decay = Float(1 - rate * options.weightDecay)
    for range in decaying {
      for index in range { state.parameters[index] *= decay }
    }
    for index in gradient.indices {
      let slope = gradient[index] * shrink
      let mean = first * state.firstMoment[index] + (1 - first) * slope
      let square = second * state.secondMoment[index] + (1 - second) * slope * slope
      state.firstMoment[index] = mean
      state.secondMoment[index] = square
      state.parameters[index] -= pace * mean / (square.squareRoot() / correction + 1e-8)
    }
    updateAverage(&state, steps: steps)
  }

  /// The average forgets faster at first, so that it leaves the starting weights soon.
  private func updateAverage(_ state: inout TrainingState, steps: Double) {
    let keep = Float(min(options.averaging, steps / (steps + 10)))
    for index in state.average.indices {
      state.average[index] = keep * state.average[index] + (1 - keep) * state.parameters[index]
    }
  }
}
