// Vectors of 8 and 16 lanes; the compiler splits them where registers are narrower.
#include "CKernels.h"

#include <stddef.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

typedef float v16 __attribute__((ext_vector_type(16)));
typedef float v8 __attribute__((ext_vector_type(8)));
typedef float v4 __attribute__((ext_vector_type(4)));
typedef float v2 __attribute__((ext_vector_type(2)));
typedef int32_t i16 __attribute__((ext_vector_type(16)));
typedef int32_t i8 __attribute__((ext_vector_type(8)));
typedef float v16_unaligned __attribute__((ext_vector_type(16), aligned(4), may_alias));
typedef float v8_unaligned __attribute__((ext_vector_type(8), aligned(4), may_alias));
typedef int32_t i16_unaligned __attribute__((ext_vector_type(16), aligned(4), may_alias));
typedef int32_t i8_unaligned __attribute__((ext_vector_type(8), aligned(4), may_alias));

INLINE v16 load_16(const float *from) { return *(const v16_unaligned *)from; }
INLINE v8 load_8(const float *from) { return *(const v8_unaligned *)from; }
INLINE void store_16(float *to, v16 x) { *(v16_unaligned *)to = x; }
INLINE void store_8(float *to, v8 x) { *(v8_unaligned *)to = x; }

/// Reads `count` < 16 floats; the other lanes are 0.
INLINE v16 load_part(const float *from, int64_t count) {
#ifdef LOAD_PART
  return LOAD_PART(from, count);
#else
  float lanes[16] = {0};
  for (int64_t lane = 0; lane < count; lane++) lanes[lane] = from[lane];
  return load_16(lanes);
#endif
}

/// Writes `count` < 16 floats.
INLINE void store_part(float *to, int64_t count, v16 x) {
#ifdef STORE_PART
  STORE_PART(to, count, x);
#else
  float lanes[16];
  store_16(lanes, x);
  for (int64_t lane = 0; lane < count; lane++) to[lane] = lanes[lane];
#endif
}

/// Reads up to 16 of `count` floats; the other lanes are 0.
INLINE v16 load_up_to_16(const float *from, int64_t count) {
  return count >= 16 ? load_16(from) : load_part(from, count);
}

/// Writes up to 16 of `count` floats.
INLINE void store_up_to_16(float *to, int64_t count, v16 x) {
  if (count >= 16) {
    store_16(to, x);
  } else {
    store_part(to, count, x);
  }
}

/// Returns the sums of four vectors' lanes; lanes are added in halves: i and i + 8, then i and i + 4...
INLINE v4 sums_of_lanes(const v16 x[4]) {
  v4 four[4];
#pragma clang loop unroll(full)
  for (int i = 0; i < 4; i++) {
    v8 eight = x[i].lo + x[i].hi;
    four[i] = eight.lo + eight.hi;
  }
  v4 first = __builtin_shufflevector(four[0], four[1], 0, 1, 4, 5) +
             __builtin_shufflevector(four[0], four[1], 2, 3, 6, 7);
  v4 second = __builtin_shufflevector(four[2], four[3], 0, 1, 4, 5) +
              __builtin_shufflevector(four[2], four[3], 2, 3, 6, 7);
  return __builtin_shufflevector(first, second, 0, 2, 4, 6) +
         __builtin_shufflevector(first, second, 1, 3, 5, 7);
}

/// Reads table entries 0...7 at the indices stored from `from` on.
INLINE v8 look_up_8(const float *table, const int32_t *from) {
  i8 index = *(const i8_unaligned *)from;
#ifdef LOOK_UP_8
  return LOOK_UP_8(table, index);
#else
  v8 found;
  for (int lane = 0; lane < 8; lane++) found[lane] = table[index[lane]];
  return found;
#endif
}

#ifdef LOOK_UP_16
INLINE v16 look_up_16(const float *table, const int32_t *from) {
  return LOOK_UP_16(table, *(const i16_unaligned *)from);
}
#endif

/// Defines e^x for x in [-87, 88]: x = n ln 2 + f, a polynomial of degree 6 in f (relative error
/// 3e-9, fitted by reweighted least squares), and n added to the exponent. Adding and subtracting
/// 1.5 * 2^23 rounds to the nearest integer and leaves n in the low bits.
#define DEFINE_EXPONENTIAL(NAME, V, I)                              \
  INLINE V NAME(V x) {                                              \
    V shifted = MULTIPLY_ADD(x, (V)0x1.715476p+0f, (V)0x1.8p+23f);  \
    V n = shifted - (V)0x1.8p+23f;                                  \
    V f = MULTIPLY_ADD(n, (V)-0x1.62e4p-1f, x);                     \
    f = MULTIPLY_ADD(n, (V)-0x1.7f7d1cp-20f, f);                    \
    V p = MULTIPLY_ADD(f, (V)0x1.6a23cep-10f, (V)0x1.123a20p-7f);   \
    p = MULTIPLY_ADD(f, p, (V)0x1.5558f2p-5f);                      \
    p = MULTIPLY_ADD(f, p, (V)0x1.555492p-3f);                      \
    p = MULTIPLY_ADD(f, p, (V)0x1.fffffcp-2f);                      \
    p = MULTIPLY_ADD(f, p, (V)1.0f);                                \
    p = MULTIPLY_ADD(f, p, (V)1.0f);                                \
    return (V)((I)p + ((I)shifted << 23));                          \
  }
DEFINE_EXPONENTIAL(exponential_8, v8, i8)
DEFINE_EXPONENTIAL(exponential_16, v16, i16)
