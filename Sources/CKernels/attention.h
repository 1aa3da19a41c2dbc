// Attention of up to LANES queries of one occasion, one query per lane: no sum crosses lanes, so
// a query's bits do not depend on its neighbours. Included once per LANES.

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#define N(name) JOIN(name, LANES)
#if LANES == 16
#define V v16
#define I i16
#else
#define V v8
#define I i8
#endif

/// Takes the lane of the first vector, or `step` lanes before or after it of the second.
#if LANES == 16
#define SHUFFLE(a, b, L)                                                                         \
  __builtin_shufflevector(a, b, L(0), L(1), L(2), L(3), L(4), L(5), L(6), L(7), L(8), L(9),      \
                          L(10), L(11), L(12), L(13), L(14), L(15))
#else
#define SHUFFLE(a, b, L) \
  __builtin_shufflevector(a, b, L(0), L(1), L(2), L(3), L(4), L(5), L(6), L(7))
#endif
#define UPPER(lane, step) ((lane) & (step) ? LANES + (lane) - (step) : (lane))
#define LOWER(lane, step) ((lane) & (step) ? LANES + (lane) : (lane) + (step))
#define UPPER_1(lane) UPPER(lane, 1)
#define UPPER_2(lane) UPPER(lane, 2)
#define UPPER_4(lane) UPPER(lane, 4)
#define UPPER_8(lane) UPPER(lane, 8)
#define LOWER_1(lane) LOWER(lane, 1)
#define LOWER_2(lane) LOWER(lane, 2)
#define LOWER_4(lane) LOWER(lane, 4)
#define LOWER_8(lane) LOWER(lane, 8)
/// Swaps the off-diagonal blocks of size `step` of a square of vectors.
#define SWAP_BLOCKS(rows, step)                                  \
  _Pragma("clang loop unroll(full)")                             \
  for (int i = 0; i < LANES; i++) {                              \
    if (i & step) continue;                                      \
    V upper = SHUFFLE(rows[i], rows[i + step], UPPER_##step);    \
    rows[i + step] = SHUFFLE(rows[i], rows[i + step], LOWER_##step); \
    rows[i] = upper;                                             \
  }

/// Transposes a square of LANES vectors.
INLINE void N(transpose)(V rows[LANES]) {
  SWAP_BLOCKS(rows, 1)
  SWAP_BLOCKS(rows, 2)
  SWAP_BLOCKS(rows, 4)
#if LANES == 16
  SWAP_BLOCKS(rows, 8)
#endif
}

/// Writes the queries from `first` on, scaled, with a query per lane; shape [width, LANES].
static void N(spread_queries)(const ck_attention *a, int64_t first, float scale, float *spread) {
  int64_t width = a->heads * a->head_width;
  int64_t count = a->query_count - first;
  for (int64_t column = 0; column < width; column += LANES) {
    V square[LANES];
#pragma clang loop unroll(full)
    for (int r = 0; r < LANES; r++) {
      int64_t row = first + (r < count ? r : 0);
      square[r] = N(load)(a->queries + row * a->query_stride + column) * (V)scale;
    }
    N(transpose)(square);
#pragma clang loop unroll(full)
    for (int r = 0; r < LANES; r++) N(store)(spread + (column + r) * LANES, square[r]);
  }
}

/// Writes the gathered values, of shape [width, LANES], to the queries' rows.
static void N(collect)(const ck_attention *a, int64_t first, const float *spread) {
  int64_t width = a->heads * a->head_width;
  int64_t count = a->query_count - first;
  for (int64_t column = 0; column < width; column += LANES) {
    V square[LANES];
#pragma clang loop unroll(full)
    for (int r = 0; r < LANES; r++) square[r] = N(load)(spread + (column + r) * LANES);
    N(transpose)(square);
#pragma clang loop unroll(full)
    for (int r = 0; r < LANES; r++) {
      if (r < count) N(store)(a->out + (first + r) * a->out_stride + column, square[r]);
    }
  }
}

/// Writes each key's relation to the queries from `first` on; shape [keys, LANES].
static void N(relate)(const ck_attention *a, int64_t first, int32_t *relations) {
  I item = CK_NO_ITEM, brand = 0, type = 0;
  for (int lane = 0; lane < LANES && first + lane < a->query_count; lane++) {
    ck_identity identity = a->query_identities[first + lane];
    item[lane] = identity.item, brand[lane] = identity.brand, type[lane] = identity.type;
  }
  for (int part = 0; part < 2; part++) {
    for (int64_t j = 0; j < a->parts[part].count; j++, relations += LANES) {
      ck_identity key = a->parts[part].identities[j];
      I relation = ((brand == (I)key.brand) & (I)2) | ((type == (I)key.type) & (I)1);
      relation = (item == (I)key.item) ? (I)4 : relation;
      relation &= (item != (I)CK_NO_ITEM);
      if (key.item == CK_NO_ITEM) relation = 0;
      N(store)((float *)relations, (V)relation);
    }
  }
}

/// Writes the scores of one head, shape [keys, LANES], and returns the largest of each query.
///
/// Every 8 columns of the queries stay in registers and add to the scores so far.
INLINE V N(score_head)(
    const ck_attention *a, int64_t head, const float *spread, const int32_t *relations,
    float *scores) {
  V largest = 0;
  for (int64_t c = 0; c < a->head_width; c += 8) {
    int64_t column = head * a->head_width + c;
    V query[8];
#pragma clang loop unroll(full)
    for (int i = 0; i < 8; i++) query[i] = N(load)(spread + (column + i) * LANES);
    largest = -__builtin_inff();
    float *place = scores;
    for (int part = 0; part < 2; part++) {
      const float *key = a->parts[part].keys + column;
      for (int64_t j = 0; j < a->parts[part].count; j++) {
        V score = c > 0 ? N(load)(place)
                        : N(look_up)(a->relation_bias + 16 * head, relations + (place - scores));
#pragma clang loop unroll(full)
        for (int i = 0; i < 8; i++) score = MULTIPLY_ADD(query[i], (V)key[i], score);
        largest = score > largest ? score : largest;
        N(store)(place, score);
        key += a->parts[part].stride, place += LANES;
      }
    }
  }
  return largest;
}

/// Replaces scores by e^(score - largest) and returns one over their sum.
INLINE V N(weigh)(float *scores, int64_t keys, V largest) {
  V total = 0;
  for (int64_t j = 0; j < keys; j++) {
    V score = N(load)(scores + j * LANES) - largest;
    V weight = N(exponential)(score < (V)-87.0f ? (V)-87.0f : score);
    total += weight;
    N(store)(scores + j * LANES, weight);
  }
  return (V)1.0f / total;
}

/// Gathers 8 columns of the values; `columns` counts from the start of a token.
INLINE void N(gather)(
    const ck_attention *a, int64_t column, const float *weights, V share, float *spread) {
  V sum[8];
  for (int c = 0; c < 8; c++) sum[c] = 0;
  for (int part = 0; part < 2; part++) {
    const float *value = a->parts[part].values + column;
    for (int64_t j = 0; j < a->parts[part].count; j++) {
      V weight = N(load)(weights);
#pragma clang loop unroll(full)
      for (int c = 0; c < 8; c++) sum[c] = MULTIPLY_ADD(weight, (V)value[c], sum[c]);
      value += a->parts[part].stride, weights += LANES;
    }
  }
  for (int c = 0; c < 8; c++) N(store)(spread + (column + c) * LANES, sum[c] * share);
}

static void N(attend)(const ck_attention *a, int64_t first) {
  int64_t width = a->head_width;
  int64_t keys = a->parts[0].count + a->parts[1].count;
  float *spread = a->scratch;
  float *gathered = spread + 16 * a->heads * width;
  float *scores = gathered + 16 * a->heads * width;
  int32_t *relations = (int32_t *)(scores + 16 * keys);
  N(spread_queries)(a, first, 1.0f / __builtin_elementwise_sqrt((float)width), spread);
  N(relate)(a, first, relations);
  for (int64_t head = 0; head < a->heads; head++) {
    V largest = N(score_head)(a, head, spread, relations, scores);
    V share = N(weigh)(scores, keys, largest);
    for (int64_t c = 0; c < width; c += 8) {
      N(gather)(a, head * width + c, scores, share, gathered);
    }
  }
  N(collect)(a, first, gathered);
}

#undef V
#undef I
#undef N
#undef SHUFFLE
#undef SWAP_BLOCKS
