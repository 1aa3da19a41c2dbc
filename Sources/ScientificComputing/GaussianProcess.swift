import Glibc

/// A Gaussian process through noisy values of a function on the unit cube: what its value elsewhere
/// may be, and how sure that is.
///
/// The covariance is Matern's with smoothness 5/2 and one length per axis. Values are standardised.
///
/// - Complexity: O(*n*^3) to create for *n* points, O(*n*^2) for each prediction.
/// - SeeAlso: C. Rasmussen and C. Williams, *Gaussian Processes for Machine Learning*, 2006, chapters
///   2, 4 and 5.
public struct GaussianProcess: Sendable {
  /// What the covariance depends on.
  public struct Shape: Sendable, Hashable {
    /// Distance along each axis over which values are alike; shape `[axis]`, above 0.
    public var lengths: [Double]
    /// Variance of the noise as a multiple of the function's, above 0.
    public var noise: Double

    /// Gathers the parts.
    public init(lengths: [Double], noise: Double) {
      self.lengths = lengths
      self.noise = noise
    }

    /// Where nothing is known yet.
    public init(axes: Int) {
      self.init(lengths: Array(repeating: 0.5, count: axes), noise: exp(-4))
    }
  }

  /// A value that is not known.
  public struct Prediction: Sendable, Hashable {
    /// Its expectation.
    public let mean: Double
    /// Its standard deviation, without noise.
    public let deviation: Double

    /// Returns by how much the value is expected to exceed a level where it does, and else 0, as a mean
    /// over both.
    public func expectedImprovement(over level: Double) -> Double {
      guard deviation > 0 else { return max(mean - level, 0) }
      let lead = (mean - level) / deviation
      let density = exp(-lead * lead / 2) / (2 * Double.pi).squareRoot()
      return deviation * (density + lead * SpecialFunctions.normalCumulative(lead))
    }
  }

  /// What the covariance depends on.
  public let shape: Shape
  private let points: [[Double]]
  private let system: SymmetricSystem
  private let weights: [Double]
  private let centre: Double
  private let scale: Double
  /// The function's variance in units of the values'.
  private let variance: Double

  /// Fits values with a given shape.
  ///
  /// - Parameters:
  ///   - points: Shape `[point][axis]`, at least one.
  ///   - values: Shape `[point]`.
  ///   - shape: The covariance.
  /// - Throws: `ScientificError.notPositiveDefinite` where points repeat and the noise is lost in rounding.
  public init(points: [[Double]], values: [Double], shape: Shape) throws {
    precondition(!points.isEmpty && points.count == values.count, "one value per point")
    centre = SampleStatistics.mean(values)
    let spread = values.count > 1 ? SampleStatistics.variance(values).squareRoot() : 0
    scale = spread > 0 ? spread : 1
    self.points = points
    self.shape = shape
    var matrix = [Double](repeating: 0, count: points.count * points.count)
    for row in points.indices {
      for column in 0..<row {
        matrix[row * points.count + column] = shape.covariance(points[row], points[column])
      }
      matrix[row * points.count + row] = 1 + shape.noise
    }
    system = try SymmetricSystem(matrix, size: points.count)
    let standardised = values.map { [centre, scale] in ($0 - centre) / scale }
    weights = system.solution(standardised)
    variance = max(
      zip(standardised, weights).reduce(0) { $0 + $1.0 * $1.1 } / Double(points.count), 1e-12)
  }

  /// Fits values with the shape that is most probable given them, by a simplex search.
  ///
  /// Lengths and noise are lognormal beforehand: a length with a median of 4 times the root of the number
  /// of axes, the noise with one of 1.8 %.
  ///
  /// - Parameters:
  ///   - points: Shape `[point][axis]`, at least one.
  ///   - values: Shape `[point]`.
  ///   - start: Where the search begins.
  /// - Returns: The process of the best shape met.
  /// - Throws: `ScientificError.notPositiveDefinite` where the start itself can't be fitted.
  /// - SeeAlso: C. Hvarfner, E. Hellsten and L. Nardi, Vanilla Bayesian optimization performs great in high
  ///   dimensions, ICML 2024, for the prior.
  public static func fitted(
    points: [[Double]], values: [Double], from start: Shape
  ) throws -> GaussianProcess {
    var best = try GaussianProcess(points: points, values: values, shape: start)
    var lowest = best.unlikeliness
    func unlikeliness(_ logarithms: [Double]) -> Double {
      let shape = Shape(
        lengths: logarithms.dropLast().map { exp(min(max($0, -5), 5)) },
        noise: exp(min(max(logarithms[logarithms.count - 1], -12), 2)))
      guard let process = try? GaussianProcess(points: points, values: values, shape: shape) else {
        return 1e9
      }
      let value = process.unlikeliness
      if value < lowest { (best, lowest) = (process, value) }
      return value
    }
    let logarithms = start.lengths.map(log) + [log(start.noise)]
    // Where the steps run out the best shape met is good enough to go on with.
    _ = try? Minimizer.nelderMead(
      start: logarithms, steps: logarithms.map { _ in 0.5 }, tolerance: 0.02,
      iterations: 40 * logarithms.count, unlikeliness)
    return best
  }

  /// Minus the logarithm of the shape's posterior density, but for a constant; the function's variance
  /// is the likeliest one.
  private var unlikeliness: Double {
    let count = Double(points.count)
    let median = 2.squareRoot() + log(Double(shape.lengths.count)) / 2
    let lengths = shape.lengths.reduce(0) { $0 + (log($1) - median) * (log($1) - median) / 6 }
    let noise = (log(shape.noise) + 4) * (log(shape.noise) + 4) / 2
    return (count * log(variance) + system.logDeterminant) / 2 + lengths + noise
  }

  /// Returns what the function's value at a point may be.
  public func prediction(at point: [Double]) -> Prediction {
    let covariances = points.map { shape.covariance($0, point) }
    let mean = zip(covariances, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let known = zip(covariances, system.solution(covariances)).reduce(0) { $0 + $1.0 * $1.1 }
    let deviation = (variance * max(1 - known, 0)).squareRoot()
    return Prediction(mean: centre + scale * mean, deviation: scale * deviation)
  }
}

extension GaussianProcess.Shape {
  /// The covariance of the values at two points, 1 where they are the same.
  fileprivate func covariance(_ first: [Double], _ second: [Double]) -> Double {
    var square = 0.0
    for axis in lengths.indices {
      let distance = (first[axis] - second[axis]) / lengths[axis]
      square += distance * distance
    }
    let distance = (5 * square).squareRoot()
    return (1 + distance + distance * distance / 3) * exp(-distance)
  }
}
