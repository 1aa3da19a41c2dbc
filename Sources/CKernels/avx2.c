// The kernels for CPUs with AVX2 and FMA: 16 registers of 8 floats.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define KERNELS ck_avx2_kernels
#define KERNELS_NAME "avx2"
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#define LOOK_UP_8(table, index) \
  ((v8)_mm256_permutevar8x32_ps(_mm256_loadu_ps(table), (__m256i)(index)))
#define TILE_ROWS 6
#define TILE_PANELS 1
#define WIDE_ATTENTION 0
#include "kernels.h"

#pragma clang attribute pop
#endif
