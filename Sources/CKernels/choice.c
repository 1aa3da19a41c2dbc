#include "CKernels.h"

#include <stddef.h>
#include <string.h>

extern const ck_kernels ck_portable_kernels;

#if defined(__x86_64__)

extern const ck_kernels ck_avx512_kernels;
extern const ck_kernels ck_avx2_kernels;

static int runs_avx2(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

static int runs_avx512(void) {
  return runs_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}

const ck_kernels *ck_best_kernels(void) {
  if (runs_avx512()) return &ck_avx512_kernels;
  return runs_avx2() ? &ck_avx2_kernels : &ck_portable_kernels;
}

const ck_kernels *ck_kernels_named(const char *name) {
  if (strcmp(name, ck_avx512_kernels.name) == 0) return runs_avx512() ? &ck_avx512_kernels : NULL;
  if (strcmp(name, ck_avx2_kernels.name) == 0) return runs_avx2() ? &ck_avx2_kernels : NULL;
  return strcmp(name, ck_portable_kernels.name) == 0 ? &ck_portable_kernels : NULL;
}

#else

const ck_kernels *ck_best_kernels(void) { return &ck_portable_kernels; }

const ck_kernels *ck_kernels_named(const char *name) {
  return strcmp(name, ck_portable_kernels.name) == 0 ? &ck_portable_kernels : NULL;
}

#endif
