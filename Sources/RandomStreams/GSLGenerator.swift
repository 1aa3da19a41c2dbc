public import CGSL

/// Calls `body` with a GSL generator that draws from `stream`, and leaves the stream behind the last
/// draw.
///
/// A `gsl_rng_get` gives all 64 bits of one draw; a `gsl_rng_uniform` gives one uniform number in the
/// open interval (0, 1). The generator can't be seeded and must not outlive the call.
public func withGSLGenerator<Result>(
  stream: inout RandomStream, _ body: (UnsafeMutablePointer<gsl_rng>) throws -> Result
) rethrows -> Result {
  let name: StaticString = "philox4x32-10"
  // SAFETY: `name` is ASCII in the program image, as `hasPointerRepresentation` of a literal says.
  return try name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1)
  {
    var type = gsl_rng_type(
      name: $0, max: .max, min: 0, size: MemoryLayout<RandomStream>.size,
      set: { _, _ in },
      get: { UInt($0.unsafelyUnwrappedStream.pointee.nextBits()) },
      get_double: { $0.unsafelyUnwrappedStream.pointee.nextUniform() })
    return try withUnsafePointer(to: &type) { type in
      try withUnsafeMutablePointer(to: &stream) { state in
        var generator = gsl_rng(type: type, state: UnsafeMutableRawPointer(state))
        return try body(&generator)
      }
    }
  }
}

extension UnsafeMutableRawPointer? {
  // SAFETY: GSL hands back the `state` it was given, which is a stream.
  fileprivate var unsafelyUnwrappedStream: UnsafeMutablePointer<RandomStream> {
    unsafelyUnwrapped.assumingMemoryBound(to: RandomStream.self)
  }
}
