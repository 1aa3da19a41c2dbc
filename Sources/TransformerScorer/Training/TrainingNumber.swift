#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A number that a training pass can compute in: `Float` to train, `Double` to check gradients.
package protocol TrainingNumber: BinaryFloatingPoint, BitwiseCopyable, Sendable {
  /// Returns e to the power `value`.
  static func exponential(_ value: Self) -> Self
  /// Returns the natural logarithm.
  static func logarithm(_ value: Self) -> Self
}

extension Float: TrainingNumber {
  /// The C library's `expf`.
  package static func exponential(_ value: Float) -> Float { expf(value) }
  /// The C library's `logf`.
  package static func logarithm(_ value: Float) -> Float { logf(value) }
}

extension Double: TrainingNumber {
  /// The C library's `exp`.
  package static func exponential(_ value: Double) -> Double { exp(value) }
  /// The C library's `log`.
  package static func logarithm(_ value: Double) -> Double { log(value) }
}
