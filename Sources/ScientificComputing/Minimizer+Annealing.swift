import CGSL
public import RandomStreams

/// How a simulated annealing cools.
public struct Cooling: Sendable, Hashable {
  /// Steps tried at each temperature, at least 1.
  public var stepsPerTemperature: Int
  /// The first temperature, in units of the function; above the last one.
  public var first: Double
  /// The last temperature, above 0.
  public var last: Double
  /// The number of temperatures, at least 1.
  public var temperatures: Int

  /// Gathers the parts.
  public init(stepsPerTemperature: Int, first: Double, last: Double, temperatures: Int) {
    precondition(
      stepsPerTemperature >= 1 && temperatures >= 1 && 0 < last && last < first,
      "a temperature that falls, and steps at each")
    self.stepsPerTemperature = stepsPerTemperature
    self.first = first
    self.last = last
    self.temperatures = temperatures
  }
}

extension Minimizer {
  /// Finds a low point of a function by simulated annealing (GSL's `siman`): a step to a higher value
  /// is taken with probability exp(-rise / temperature).
  ///
  /// Needs no derivatives and leaves local minima while it is hot. Nothing says that the minimum found is
  /// even a local one: refine it by another method.
  ///
  /// - Parameters:
  ///   - start: Where it begins.
  ///   - cooling: The temperatures.
  ///   - stream: The random numbers.
  ///   - step: Returns a neighbour of a point, by uniform numbers in (0, 1) that it is given.
  ///   - function: The function to minimize; finite everywhere it is asked.
  /// - Returns: The lowest point met.
  /// - Throws: What `function` throws.
  /// - SeeAlso: S. Kirkpatrick, C. Gelatt and M. Vecchi, *Science* 220, 1983.
  public static func annealing(
    start: [Double], cooling: Cooling, stream: RandomStream,
    step: ([Double], () -> Double) -> [Double], _ function: ([Double]) throws -> Double
  ) throws -> Minimum {
    GSL.prepare()
    return try withoutActuallyEscaping(step) { step in
      try withoutActuallyEscaping(function) { function in
        let walk = AnnealingWalk(start: start, stream: stream, step: step, function: function)
        return try walk.run(cooling)
      }
    }
  }
}

/// The walk behind GSL's callbacks, which are given nothing but a point: the point's first word is the
/// walk's address.
private final class AnnealingWalk {
  private let callback: ObjectiveCallback
  private let step: ([Double], () -> Double) -> [Double]
  private let start: [Double]
  private var stream: RandomStream
  private var lowest: (point: [Double], value: Double)?
  private var count = 0

  init(
    start: [Double], stream: RandomStream,
    step: @escaping ([Double], () -> Double) -> [Double],
    function: @escaping ([Double]) throws -> Double
  ) {
    self.start = start
    self.stream = stream
    self.step = step
    callback = ObjectiveCallback(function)
  }

  func run(_ cooling: Cooling) throws -> Minimum {
    let factor = pow(cooling.first / cooling.last, 1 / Double(cooling.temperatures))
    let settings = gsl_siman_params_t(
      n_tries: 1, iters_fixed_T: Int32(cooling.stepsPerTemperature), step_size: 1, k: 1,
      t_initial: cooling.first, mu_t: factor, t_min: cooling.last)
    var state = [UInt64(UInt(bitPattern: Unmanaged.passUnretained(self).toOpaque()))]
    state += start.map(\.bitPattern)
    withGSLGenerator(stream: &stream) { generator in
      state.withUnsafeMutableBytes { bytes in
        gsl_siman_solve(
          generator, bytes.baseAddress, { AnnealingWalk.at($0).energy($0) },
          { generator, point, _ in AnnealingWalk.at(point).move(point, drawing: generator) },
          { _, _ in 0 }, nil, nil, nil, nil, bytes.count, settings)
      }
    }
    try callback.check()
    guard let lowest else { throw ScientificError.notFinite(value: .nan, point: start) }
    return Minimum(point: lowest.point, value: lowest.value, iterations: count)
  }

  private func energy(_ address: UnsafeMutableRawPointer?) -> Double {
    let point = coordinates(address)
    guard let value = callback.output(at: point) else { return .infinity }
    count += 1
    if value < lowest?.value ?? .infinity { lowest = (point, value) }
    return value
  }

  private func move(
    _ address: UnsafeMutableRawPointer?, drawing generator: UnsafePointer<gsl_rng>?
  ) {
    let next = step(coordinates(address)) { gsl_rng_uniform(generator) }
    for (index, value) in next.enumerated() {
      address.unsafelyUnwrapped.storeBytes(
        of: value, toByteOffset: 8 * (index + 1), as: Double.self)
    }
  }

  private func coordinates(_ address: UnsafeMutableRawPointer?) -> [Double] {
    // SAFETY: GSL copies whole states, so each holds one word and as many numbers as the start.
    start.indices.map {
      address.unsafelyUnwrapped.load(fromByteOffset: 8 * ($0 + 1), as: Double.self)
    }
  }

  private static func at(_ address: UnsafeMutableRawPointer?) -> AnnealingWalk {
    // SAFETY: the first word is the address of the walk that runs GSL and lives until it returns.
    let word = address.unsafelyUnwrapped.load(as: UInt64.self)
    let walk = UnsafeRawPointer(bitPattern: UInt(word)).unsafelyUnwrapped
    return Unmanaged<AnnealingWalk>.fromOpaque(walk).takeUnretainedValue()
  }
}
