import CGSL

/// Functions without an elementary form.
public enum SpecialFunctions {
  /// Returns the principal branch of Lambert's W, the solution of `w exp(w) = argument` with
  /// w >= -1.
  ///
  /// - Throws: `ScientificError.invalidParameter` below -1/e.
  public static func lambertW(_ argument: Double) throws -> Double {
    GSL.prepare()
    var result = gsl_sf_result()
    guard gsl_sf_lambert_W0_e(argument, &result) == 0 else {
      throw ScientificError.invalidParameter(
        owner: "Lambert W", name: "argument", value: argument, requirement: "at least -1/e")
    }
    return result.val
  }

  /// Returns the probability that a standard normal variable is at most `value`.
  public static func normalCumulative(_ value: Double) -> Double {
    gsl_cdf_ugaussian_P(value)
  }

  /// Returns the value that a standard normal variable exceeds with probability 1 - `probability`.
  public static func normalQuantile(_ probability: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability is between 0 and 1")
    return gsl_cdf_ugaussian_Pinv(probability)
  }

  /// Returns the probability that a Student variable is at most `value`.
  public static func studentCumulative(_ value: Double, degreesOfFreedom: Double) -> Double {
    precondition(degreesOfFreedom > 0, "degrees of freedom are above 0")
    GSL.prepare()
    return gsl_cdf_tdist_P(value, degreesOfFreedom)
  }

  /// Returns the value that a Student variable exceeds with probability 1 - `probability`.
  public static func studentQuantile(_ probability: Double, degreesOfFreedom: Double) -> Double {
    precondition(probability >= 0 && probability <= 1, "a probability is between 0 and 1")
    precondition(degreesOfFreedom > 0, "degrees of freedom are above 0")
    GSL.prepare()
    return gsl_cdf_tdist_Pinv(probability, degreesOfFreedom)
  }
}
