import Foundation

/// The natural logarithm.
func logarithm(_ x: Double) -> Double { log(x) }

/// The exponential function.
func exponential(_ x: Double) -> Double { exp(x) }
