// The few hot kernels in C, per CPU by function attribute, chosen at run time.
//
// Every kernel computes a row from that row alone, in one fixed order of operations: its bits
// depend neither on the row's place nor on the number of rows. AVX2 and AVX-512 agree bit by bit;
// the portable version rounds products before it adds them.
#ifndef MARKETEER_CKERNELS_H
#define MARKETEER_CKERNELS_H

#include <stdint.h>

/// What happens to a product before it is stored.
enum {
  /// Replaces the output.
  CK_STORE = 0,
  /// Replaces the output by the product's GELU.
  CK_GELU = 1,
  /// Is added to the output.
  CK_ADD = 2,
};

/// y = finish(x w + bias): each output element is the bias and then `inner` products, added in order.
typedef struct {
  /// Shape [rows, inner], `x_stride` floats from row to row.
  const float *_Nonnull x;
  int64_t x_stride;
  int64_t rows;
  int64_t inner;
  /// Panels of 16 columns, each of shape [inner, 16].
  const float *_Nonnull w;
  /// Shape [16 per panel].
  const float *_Nonnull bias;
  /// Columns of y; the last panel may exceed them.
  int64_t columns;
  /// Shape [rows, columns], `y_stride` floats from row to row; may not overlap x.
  float *_Nonnull y;
  int64_t y_stride;
  /// CK_STORE, CK_GELU or CK_ADD.
  int32_t finish;
} ck_product;

/// The item, brand and type of a token.
typedef struct {
  int32_t item, brand, type;
} ck_identity;

/// An item that relates to nothing, not even to itself.
#define CK_NO_ITEM INT32_MIN

/// Tokens to attend to.
typedef struct {
  /// Shape [count, heads * head_width], `stride` floats from token to token.
  const float *_Nonnull keys;
  const float *_Nonnull values;
  int64_t stride;
  int64_t count;
  const ck_identity *_Nonnull identities;
} ck_keys;

/// Softmax attention with a bias per relation and head, for the queries of one occasion.
typedef struct {
  int64_t heads;
  /// A multiple of 8.
  int64_t head_width;
  /// Shape [queries, heads * head_width], `query_stride` floats from token to token.
  const float *_Nonnull queries;
  int64_t query_stride;
  int64_t query_count;
  const ck_identity *_Nonnull query_identities;
  /// The keys in two parts; all queries attend to both.
  ck_keys parts[2];
  /// Shape [heads, 16]: the bias of relations 0...4.
  const float *_Nonnull relation_bias;
  /// Shape [queries, heads * head_width], `out_stride` floats from token to token.
  float *_Nonnull out;
  int64_t out_stride;
  /// 16 * (2 * heads * head_width + 2 * all keys) floats, aligned to 64 bytes.
  float *_Nonnull scratch;
} ck_attention;

/// One set of kernels.
typedef struct {
  /// "avx512", "avx2" or "portable".
  const char *_Nonnull name;
  void (*_Nonnull multiply)(const ck_product *_Nonnull product);
  void (*_Nonnull attend)(const ck_attention *_Nonnull attention);
  /// Replaces `count` numbers by their exponentials; below -87 by 0, above 88 as at 88.
  void (*_Nonnull exponential)(float *_Nonnull x, int64_t count);
  /// Replaces `count` numbers by their GELU in tanh form.
  void (*_Nonnull gelu)(float *_Nonnull x, int64_t count);
  /// LayerNorm of rows with biased variance and epsilon 1e-5; y may not overlap x.
  void (*_Nonnull normalise)(
      const float *_Nonnull x, int64_t x_stride, int64_t rows, int64_t columns,
      const float *_Nonnull gain, const float *_Nonnull bias, float *_Nonnull y,
      int64_t y_stride);
  /// y = clamp((x - mean) * inverse, -limit, limit), row by row; NaN becomes -limit.
  void (*_Nonnull standardise)(
      const float *_Nonnull x, int64_t x_stride, int64_t rows, int64_t columns,
      const float *_Nonnull mean, const float *_Nonnull inverse, float limit,
      float *_Nonnull y, int64_t y_stride);
} ck_kernels;

/// Returns the kernels called `name`, or null if this CPU cannot run them or there are none.
const ck_kernels *_Nullable ck_kernels_named(const char *_Nonnull name);

/// Returns the fastest kernels that this CPU can run.
const ck_kernels *_Nonnull ck_best_kernels(void);

/// Returns the path of the shared library that owns the function `name`, or null.
const char *_Nullable ck_library_of(const char *_Nonnull name);

#endif
