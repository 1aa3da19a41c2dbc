// Three versions of the training kernels from one text; the CPU's own is chosen at run time.
#include "training.h"

#include <stdint.h>
#include <string.h>

// Vectors are passed between functions that are always inlined, so no call has their convention.
#pragma clang diagnostic ignored "-Wpsabi"

// Sixteen lanes whatever the CPU, so that sums have one order everywhere.
typedef float v16 __attribute__((vector_size(64), aligned(4)));
typedef float v8 __attribute__((vector_size(32), aligned(4)));
typedef float v4 __attribute__((vector_size(16), aligned(4)));
typedef int32_t v16i __attribute__((vector_size(64), aligned(4)));
typedef uint32_t v16u __attribute__((vector_size(64), aligned(4)));
typedef uint64_t v16l __attribute__((vector_size(128), aligned(8)));
typedef uint8_t v16b __attribute__((vector_size(16), aligned(1)));

#define LANES 16

#define VERSION(name) name##_portable
#define VERSION_NAME "portable"
#include "training_body.h"
#undef VERSION
#undef VERSION_NAME

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define VERSION(name) name##_avx2
#define VERSION_NAME "avx2"
#include "training_body.h"
#undef VERSION
#undef VERSION_NAME
#pragma clang attribute pop

#pragma clang attribute push( \
  __attribute__((target("avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"))), apply_to = function)
#define VERSION(name) name##_avx512
#define VERSION_NAME "avx512"
#include "training_body.h"
#undef VERSION
#undef VERSION_NAME
#pragma clang attribute pop
#endif

const ck_training_kernels *ck_training_kernels_for(int32_t kind) {
  switch (kind) {
  case CK_TRAINING_PORTABLE: return &kernels_portable;
#if defined(__x86_64__)
  case CK_TRAINING_AVX2:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? &kernels_avx2 : 0;
  case CK_TRAINING_AVX512:
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
      ? &kernels_avx512 : 0;
#endif
  default: return 0;
  }
}

int64_t ck_attention_scratch(int32_t tokens, int32_t width) {
  int64_t stride = (tokens + LANES - 1) / LANES * LANES;
  // Row numbers, keys or values transposed, slopes of all scores of a head.
  return stride + stride * width + stride * stride;
}
