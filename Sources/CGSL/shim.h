#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_matrix.h>
#include <gsl/gsl_min.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_multiroots.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf_lambert.h>
#include <gsl/gsl_siman.h>
#include <gsl/gsl_statistics_double.h>
#include <gsl/gsl_vector.h>

// GSL names its methods by global pointers that it never changes. Swift sees them as mutable global
// variables and refuses them, so each one in use is read through a function.
static inline const gsl_min_fminimizer_type *cgsl_min_brent(void) {
  return gsl_min_fminimizer_brent;
}
static inline const gsl_multimin_fminimizer_type *cgsl_multimin_nelder_mead(void) {
  return gsl_multimin_fminimizer_nmsimplex2;
}
static inline const gsl_multimin_fdfminimizer_type *cgsl_multimin_bfgs(void) {
  return gsl_multimin_fdfminimizer_vector_bfgs2;
}
static inline const gsl_root_fsolver_type *cgsl_root_brent(void) {
  return gsl_root_fsolver_brent;
}
static inline const gsl_multiroot_fsolver_type *cgsl_multiroot_hybrids(void) {
  return gsl_multiroot_fsolver_hybrids;
}
static inline const gsl_multiroot_fdfsolver_type *cgsl_multiroot_hybridsj(void) {
  return gsl_multiroot_fdfsolver_hybridsj;
}
static inline const gsl_integration_fixed_type *cgsl_fixed_hermite(void) {
  return gsl_integration_fixed_hermite;
}
static inline const gsl_qrng_type *cgsl_qrng_sobol(void) {
  return gsl_qrng_sobol;
}
