// The kernels for CPUs with AVX-512 (F, BW, DQ, VL): 32 registers of 16 floats.
#if defined(__x86_64__)
#include <immintrin.h>
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)

#define KERNELS ck_avx512_kernels
#define KERNELS_NAME "avx512"
#define MULTIPLY_ADD(a, b, c) __builtin_elementwise_fma(a, b, c)
#define LOOK_UP_8(table, index) \
  ((v8)_mm256_permutevar8x32_ps(_mm256_loadu_ps(table), (__m256i)(index)))
#define LOOK_UP_16(table, index) \
  ((v16)_mm512_permutexvar_ps((__m512i)(index), _mm512_loadu_ps(table)))
#define LOAD_PART(from, count) ((v16)_mm512_maskz_loadu_ps((__mmask16)((1u << (count)) - 1), from))
#define STORE_PART(to, count, x) \
  _mm512_mask_storeu_ps(to, (__mmask16)((1u << (count)) - 1), (__m512)(x))
#define TILE_ROWS 12
#define TILE_PANELS 2
#define WIDE_ATTENTION 1
#include "kernels.h"

#pragma clang attribute pop
#endif
