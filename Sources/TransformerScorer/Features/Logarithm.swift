#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Returns the natural logarithm.
func logarithm(_ value: Float) -> Float { log(value) }
