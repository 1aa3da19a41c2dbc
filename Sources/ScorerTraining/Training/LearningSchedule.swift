import Foundation

/// The learning rate at each step: a linear rise, then half a cosine.
struct LearningSchedule {
  private let largest: Double
  private let warmUp: Double
  private let last: Double
  private let steps: Int

  init(_ options: TrainingOptions, steps: Int) {
    largest = options.learningRate
    warmUp = max(1, options.warmUpShare * Double(steps))
    last = options.finalShare
    self.steps = steps
  }

  /// Returns the rate of step `step`, from 0.
  func rate(at step: Int) -> Double {
    let place = Double(step) + 1
    guard place > warmUp else { return largest * place / warmUp }
    let share = (place - warmUp) / max(1, Double(steps) - warmUp)
    return largest * (last + (1 - last) * 0.5 * (1 + cos(Double.pi * min(1, share))))
  }
}
