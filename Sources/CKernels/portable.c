// The kernels for any CPU, without fused multiply-add.
#define KERNELS ck_portable_kernels
#define KERNELS_NAME "portable"
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#define TILE_ROWS 2
#define TILE_PANELS 1
#define WIDE_ATTENTION 0
#include "kernels.h"
