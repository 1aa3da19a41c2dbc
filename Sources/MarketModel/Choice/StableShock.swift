import Glibc

/// Returns the logarithm of a positive stable number of index `index` in (0, 1), made of two uniforms
/// in (0, 1); 0 for an index of 1.
///
/// E exp(-t S) = exp(-t^index), so index x (ln S + Gumbel numbers), S shared, are the shocks of a
/// nested logit of that dissimilarity. Source: M. Kanter, "Stable densities under change of scale and
/// total variation inequalities", *Annals of Probability* 3(4), 1975; N. S. Cardell, *Econometric
/// Theory* 13(2), 1997.
func logStable(index: Double, _ u: Double, _ v: Double) -> Double {
  guard index < 1 else { return 0 }
  let angle = Double.pi * u
  let exponential = -lnOf(v)
  return lnOf(sin(index * angle)) - lnOf(sin(angle)) / index
    + (1 - index) / index * (lnOf(sin((1 - index) * angle)) - lnOf(exponential))
}
