import Foundation

/// Returns the natural logarithm.
func logarithm(_ value: Double) -> Double { log(value) }

/// Returns e to the power `value`.
func exponential(_ value: Float) -> Float { exp(value) }
