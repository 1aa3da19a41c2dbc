/// What units of a stock are worth when at most one is asked for in an epoch, of a class drawn by chance.
///
/// V_n(s) = V_(n-1)(s) + sum over k of p_k max(f_k - V_(n-1)(s) + V_(n-1)(s - 1), 0), with n epochs to
/// go, s units, f_k what class k earns and p_k the probability of its request; V_0 = V_n(0) = 0. A
/// request is accepted if it earns at least its bid price V_(n-1)(s) - V_(n-1)(s - 1). Source: T. Lee
/// and M. Hersh, *Transportation Science* 27(3), 1993.
public struct RequestPlan: Sendable {
  /// Epochs planned.
  public let epochs: Int
  /// Units planned at most.
  public let units: Int
  /// V_n(s); shape `[epochs + 1, units + 1]`, row-major.
  private let values: [Double]
  private let gains: [Double]

  /// Works backwards from the last epoch.
  ///
  /// - Parameters:
  ///   - gains: What each class earns, in currency units; shape `[class]`.
  ///   - probabilities: Probabilities of requests in order of time; shape `[epoch, class]`, row-major.
  ///   - units: Units on hand at most.
  public init(gains: [Double], probabilities: [Double], units: Int) {
    precondition(probabilities.count.isMultiple(of: gains.count), "a row for every epoch")
    let epochs = probabilities.count / gains.count
    let width = units + 1
    var values = Array(repeating: 0.0, count: (epochs + 1) * width)
    for left in stride(from: 1, through: epochs, by: 1) {
      let row = (epochs - left) * gains.count
      for unit in stride(from: 1, through: units, by: 1) {
        let later = values[(left - 1) * width + unit]
        let worth = later - values[(left - 1) * width + unit - 1]
        values[left * width + unit] = gains.indices.reduce(later) {
          $0 + probabilities[row + $1] * max(0, gains[$1] - worth)
        }
      }
    }
    self.values = values
    self.epochs = epochs
    self.units = units
    self.gains = gains
  }

  /// Returns what `units` units earn on average with `epochs` epochs to go, in currency units.
  public func value(epochs: Int, units: Int) -> Double { values[epochs * (self.units + 1) + units] }

  /// Returns whether a request for a class is accepted with `epochs` epochs to go, its own included.
  public func accepts(_ fareClass: Int, epochs: Int, units: Int) -> Bool {
    guard units > 0 else { return false }
    let unit = min(units, self.units)
    return gains[fareClass] >= value(epochs: epochs - 1, units: unit)
      - value(epochs: epochs - 1, units: unit - 1)
  }
}
