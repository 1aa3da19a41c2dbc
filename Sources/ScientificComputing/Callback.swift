/// A caller's function behind a C function pointer; keeps the first error instead of unwinding
/// through C.
///
/// Every call makes its own, so any number of threads may be inside GSL at once, also from inside
/// each other's functions. After a failure it answers `nan` without calling the function again; the
/// loop around GSL asks `check()` after every step.
final class Callback<Input: Coordinates, Output: Coordinates> {
  private let body: (Input) throws -> Output
  private var failure: (any Error)?

  init(_ body: @escaping (Input) throws -> Output) {
    self.body = body
  }

  /// The address that GSL passes back; valid while the callback is alive.
  var address: UnsafeMutableRawPointer {
    Unmanaged.passUnretained(self).toOpaque()
  }

  /// Returns the callback behind an address that GSL passed back.
  static func at(_ address: UnsafeMutableRawPointer?) -> Callback {
    // SAFETY: the address came from `address`, and whoever called GSL holds the callback.
    Unmanaged<Callback>.fromOpaque(address.unsafelyUnwrapped).takeUnretainedValue()
  }

  /// Returns the function's output, or nil after an error or a value that is not finite.
  func output(at input: Input) -> Output? {
    guard failure == nil else { return nil }
    do {
      let output = try body(input)
      if let value = output.coordinates.first(where: { !$0.isFinite }) {
        throw ScientificError.notFinite(value: value, point: input.coordinates)
      }
      return output
    } catch {
      failure = error
      return nil
    }
  }

  /// Throws what the function threw, if it did.
  func check() throws {
    if let failure { throw failure }
  }
}

/// A number or a list of numbers.
protocol Coordinates {
  /// The numbers as a list.
  var coordinates: [Double] { get }
}

extension Double: Coordinates {
  var coordinates: [Double] { [self] }
}

extension [Double]: Coordinates {
  var coordinates: [Double] { self }
}

/// A function of one number.
typealias ScalarCallback = Callback<Double, Double>
/// A function of several numbers.
typealias ObjectiveCallback = Callback<[Double], Double>
/// Several functions of several numbers.
typealias VectorCallback = Callback<[Double], [Double]>
