// The kernels' one source, compiled once per CPU by the files that include it.
//
// They define KERNELS, KERNELS_NAME, MULTIPLY_ADD, TILE_ROWS (at most 12), TILE_PANELS (1 or 2),
// WIDE_ATTENTION, and where the CPU has an instruction LOOK_UP_8, LOOK_UP_16, LOAD_PART and
// STORE_PART. Products and sums may not be contracted: the order of operations is the contract.
#pragma STDC FP_CONTRACT OFF
// Vectors that are wider than a register are passed to inlined functions only.
#pragma clang diagnostic ignored "-Wpsabi"

#include "vectors.h"

#include "elementwise.h"
#include "product.h"

#define LANES 8
#include "attention.h"
#undef LANES
#if WIDE_ATTENTION
#define LANES 16
#include "attention.h"
#undef LANES
#endif

static void attend(const ck_attention *a) {
  int64_t first = 0;
#if WIDE_ATTENTION
  for (; a->query_count - first > 8; first += 16) attend_16(a, first);
#endif
  for (; first < a->query_count; first += 8) attend_8(a, first);
}

const ck_kernels KERNELS = {
    .name = KERNELS_NAME,
    .multiply = multiply,
    .attend = attend,
    .exponential = exponential,
    .gelu = gelu,
    .normalise = normalise,
    .standardise = standardise,
};
