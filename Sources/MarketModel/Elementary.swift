import Glibc

/// Returns the natural logarithm.
@inline(__always)
func lnOf(_ value: Double) -> Double { log(value) }

/// Returns e to the power `value`.
@inline(__always)
func expOf(_ value: Double) -> Double { exp(value) }

/// Returns the standard Gumbel number at the uniform `u` in (0, 1).
@inline(__always)
func gumbel(_ u: Double) -> Double { -log(-log(u)) }
