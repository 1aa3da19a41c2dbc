// The training kernels; included by training.c once per kind of CPU.
#pragma clang fp contract(fast)

static inline __attribute__((always_inline)) v16 VERSION(spread)(float value) {
  return (v16){} + value;
}

static inline __attribute__((always_inline)) v16 VERSION(load)(const float *from) {
  return *(const v16 *)from;
}

static inline __attribute__((always_inline)) void VERSION(store)(float *to, v16 value) {
  *(v16 *)to = value;
}

// Loads the `count` < 16 floats at `from`, then zeros.
static inline __attribute__((always_inline)) v16 VERSION(load_part)(const float *from, int count) {
  v16 value = {};
  memcpy(&value, from, sizeof(float) * (size_t)count);
  return value;
}

static inline __attribute__((always_inline)) void VERSION(store_part)(
  float *to, v16 value, int count) {
  memcpy(to, &value, sizeof(float) * (size_t)count);
}

static inline __attribute__((always_inline)) v16 VERSION(choose)(v16i mask, v16 yes, v16 no) {
  return (v16)((mask & (v16i)yes) | (~mask & (v16i)no));
}

static inline __attribute__((always_inline)) float VERSION(sum)(v16 x) {
  v8 y = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7)
    + __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  v4 z = __builtin_shufflevector(y, y, 0, 1, 2, 3) + __builtin_shufflevector(y, y, 4, 5, 6, 7);
  z += __builtin_shufflevector(z, z, 2, 3, 0, 1);
  return z[0] + z[1];
}

static inline __attribute__((always_inline)) float VERSION(largest)(v16 x) {
  return __builtin_reduce_max(x);
}

// e^x to about 2 units in the last place for -87 <= x <= 87, clamped outside (Cephes' polynomial).
static inline __attribute__((always_inline)) v16 VERSION(exponential)(v16 x) {
  x = VERSION(choose)(x > 87.0f, VERSION(spread)(87.0f), x);
  x = VERSION(choose)(x < -87.0f, VERSION(spread)(-87.0f), x);
  v16 shifted = x * 1.44269504088896341f + 12582912.0f;
  v16 n = shifted - 12582912.0f;
  v16 r = x - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  v16 p = VERSION(spread)(1.9875691500e-4f);
  p = p * r + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * r * r + r + 1.0f;
  v16i power = ((v16i)shifted - 0x4B400000 + 127) << 23;
  return p * (v16)power;
}

// GELU(x) = x s with s = 1 / (1 + exp(-2 u)), u = sqrt(2/pi) (x + 0.044715 x^3).
static inline __attribute__((always_inline)) void VERSION(gelu)(v16 x, v16 *output, v16 *slope) {
  v16 square = x * x;
  v16 u = x * (square * 0.0713548162726f + 1.59576912160573f);
  v16 s = 1.0f / (1.0f + VERSION(exponential)(-u));
  *output = x * s;
  *slope = s + *output * (1.0f - s) * (square * 0.2140644488178f + 1.59576912160573f);
}

static void VERSION(gelu_forward)(
  float *values, const float *bias, float *output, int32_t rows, int32_t columns) {
  for (int64_t row = 0; row < rows; row++) {
    float *value = values + row * columns;
    float *result = output + row * columns;
    v16 y, slope;
    int32_t c = 0;
    for (; c + LANES <= columns; c += LANES) {
      VERSION(gelu)(VERSION(load)(value + c) + VERSION(load)(bias + c), &y, &slope);
      VERSION(store)(result + c, y);
      VERSION(store)(value + c, slope);
    }
    if (c == columns) continue;
    v16 x = VERSION(load_part)(value + c, columns - c) + VERSION(load_part)(bias + c, columns - c);
    VERSION(gelu)(x, &y, &slope);
    VERSION(store_part)(result + c, y, columns - c);
    VERSION(store_part)(value + c, slope, columns - c);
  }
}

static void VERSION(gelu_backward)(
  const float *gradient, float *slopes, float *bias_gradient, int32_t rows, int32_t columns) {
  for (int64_t row = 0; row < rows; row++) {
    for (int32_t c = 0; c < columns; c++) {
      float product = gradient[row * columns + c] * slopes[row * columns + c];
      slopes[row * columns + c] = product;
      bias_gradient[c] += product;
    }
  }
}

static inline __attribute__((always_inline)) void VERSION(norm_rows)(
  const float *values, const float *gain, const float *bias, float *normal, float *inverse,
  float *output, int32_t rows, int32_t columns) {
#pragma clang fp contract(fast) reassociate(on)
  for (int64_t row = 0; row < rows; row++) {
    const float *x = values + row * columns;
    float total = 0, squares = 0;
    for (int32_t c = 0; c < columns; c++) total += x[c];
    float mean = total / (float)columns;
    for (int32_t c = 0; c < columns; c++) squares += (x[c] - mean) * (x[c] - mean);
    float scale = 1.0f / __builtin_sqrtf(squares / (float)columns + 1e-5f);
    inverse[row] = scale;
    for (int32_t c = 0; c < columns; c++) {
      float y = (x[c] - mean) * scale;
      normal[row * columns + c] = y;
      output[row * columns + c] = y * gain[c] + bias[c];
    }
  }
}

static void VERSION(norm_forward)(
  const float *values, const float *gain, const float *bias, float *normal, float *inverse,
  float *output, int32_t rows, int32_t columns) {
  if (columns == 32) {
    VERSION(norm_rows)(values, gain, bias, normal, inverse, output, rows, 32);
  } else {
    VERSION(norm_rows)(values, gain, bias, normal, inverse, output, rows, columns);
  }
}

static inline __attribute__((always_inline)) void VERSION(norm_back_rows)(
  const float *gradient, const float *gain, const float *normal, const float *inverse,
  float *values_gradient, float *gain_gradient, float *bias_gradient, int32_t rows,
  int32_t columns) {
#pragma clang fp contract(fast) reassociate(on)
  for (int64_t row = 0; row < rows; row++) {
    const float *dy = gradient + row * columns;
    const float *y = normal + row * columns;
    float *dx = values_gradient + row * columns;
    float total = 0, product = 0;
    for (int32_t c = 0; c < columns; c++) {
      gain_gradient[c] += dy[c] * y[c];
      bias_gradient[c] += dy[c];
      float scaled = dy[c] * gain[c];
      total += scaled;
      product += scaled * y[c];
    }
    float mean = total / (float)columns, slope = product / (float)columns;
    for (int32_t c = 0; c < columns; c++)
      dx[c] += inverse[row] * (dy[c] * gain[c] - mean - y[c] * slope);
  }
}

static void VERSION(norm_backward)(
  const float *gradient, const float *gain, const float *normal, const float *inverse,
  float *values_gradient, float *gain_gradient, float *bias_gradient, int32_t rows,
  int32_t columns) {
  float gains[32] = {}, biases[32] = {};
  if (columns == 32) {
    VERSION(norm_back_rows)(
      gradient, gain, normal, inverse, values_gradient, gains, biases, rows, 32);
    for (int c = 0; c < 32; c++) {
      gain_gradient[c] += gains[c];
      bias_gradient[c] += biases[c];
    }
  } else {
    VERSION(norm_back_rows)(
      gradient, gain, normal, inverse, values_gradient, gain_gradient, bias_gradient, rows,
      columns);
  }
}

// Philox4x32-10 on sixteen counters (J. Salmon et al., SC'11); as RandomStreams' Philox.
static inline __attribute__((always_inline)) void VERSION(philox)(v16u c[4], uint64_t key) {
  uint32_t key0 = (uint32_t)key, key1 = (uint32_t)(key >> 32);
  for (int round = 0; round < 10; round++) {
    v16l p = __builtin_convertvector(c[0], v16l) * 0xD2511F53u;
    v16l q = __builtin_convertvector(c[2], v16l) * 0xCD9E8D57u;
    v16u high0 = __builtin_convertvector(p >> 32, v16u), low0 = __builtin_convertvector(p, v16u);
    v16u high1 = __builtin_convertvector(q >> 32, v16u), low1 = __builtin_convertvector(q, v16u);
    c[0] = high1 ^ c[1] ^ key0;
    c[1] = low1;
    c[2] = high0 ^ c[3] ^ key1;
    c[3] = low0;
    key0 += 0x9E3779B9u;
    key1 += 0xBB67AE85u;
  }
}

static void VERSION(dropout_words)(
  const ck_dropout_plan *plan, uint16_t *words, int32_t rows, int32_t columns) {
  int64_t groups = columns / 8, total = groups * rows;
  for (int64_t base = 0; base < total; base += LANES) {
    v16u c[4] = {};
    int64_t count = total - base < LANES ? total - base : LANES;
    for (int64_t lane = 0; lane < count; lane++) {
      int64_t row = (base + lane) / groups;
      c[0][lane] = plan->site << 16 | (uint32_t)(base + lane - row * groups);
      c[1][lane] = plan->places[row];
      c[2][lane] = (uint32_t)plan->entities[row];
      c[3][lane] = (uint32_t)(plan->entities[row] >> 32);
    }
    VERSION(philox)(c, plan->key);
    for (int64_t lane = 0; lane < count; lane++) {
      for (int word = 0; word < 4; word++) {
        words[(base + lane) * 8 + 2 * word] = (uint16_t)c[word][lane];
        words[(base + lane) * 8 + 2 * word + 1] = (uint16_t)(c[word][lane] >> 16);
      }
    }
  }
}

static void VERSION(residual_forward)(
  float *values, const float *update, const float *bias, const uint16_t *words,
  uint32_t threshold, float scale, int32_t rows, int32_t columns) {
  for (int64_t row = 0; row < rows; row++) {
    for (int32_t c = 0; c < columns; c++) {
      int64_t i = row * columns + c;
      float keep = !words || words[i] >= threshold ? scale : 0.0f;
      values[i] += keep * (update[i] + bias[c]);
    }
  }
}

static void VERSION(residual_backward)(
  const float *gradient, const uint16_t *words, uint32_t threshold, float scale,
  float *update_gradient, float *bias_gradient, int32_t rows, int32_t columns) {
  for (int64_t row = 0; row < rows; row++) {
    for (int32_t c = 0; c < columns; c++) {
      int64_t i = row * columns + c;
      float keep = !words || words[i] >= threshold ? scale : 0.0f;
      update_gradient[i] = keep * gradient[i];
      bias_gradient[c] += update_gradient[i];
    }
  }
}

static void VERSION(column_sums)(
  const float *values, float *sums, int32_t rows, int32_t columns, int32_t leading) {
  for (int64_t row = 0; row < rows; row++)
    for (int32_t c = 0; c < columns; c++) sums[c] += values[row * leading + c];
}

// The row number of each token of an occasion, and what it may see.
typedef struct {
  int32_t *token;
  int32_t tokens, prefix, stride;
} VERSION(occasion);

static inline VERSION(occasion) VERSION(occasion_at)(
  const ck_attention_plan *plan, int32_t row, float *scratch) {
  int32_t events = plan->event_starts[row + 1] - plan->event_starts[row];
  int32_t offers = plan->offer_starts[row + 1] - plan->offer_starts[row];
  int32_t first_event = plan->rows + plan->event_starts[row];
  int32_t first_offer = plan->rows + plan->event_starts[plan->rows] + plan->offer_starts[row];
  VERSION(occasion) o = {(int32_t *)scratch, 1 + events + offers, 1 + events, 0};
  o.stride = (o.tokens + LANES - 1) / LANES * LANES;
  o.token[0] = row;
  for (int32_t i = 0; i < events; i++) o.token[1 + i] = first_event + i;
  for (int32_t i = 0; i < offers; i++) o.token[1 + events + i] = first_offer + i;
  return o;
}

// to [width, stride] = the part of each token's 3 width floats from `offset`, transposed.
static inline __attribute__((always_inline)) void VERSION(transpose)(
  const float *qkv, VERSION(occasion) o, int32_t width, int32_t offset, float *to) {
  for (int32_t j = 0; j < o.tokens; j++) {
    const float *from = qkv + (int64_t)o.token[j] * 3 * width + offset;
    for (int32_t e = 0; e < width; e++) to[e * o.stride + j] = from[e];
  }
  for (int32_t e = 0; e < width; e++)
    for (int32_t j = o.tokens; j < o.stride; j++) to[e * o.stride + j] = 0;
}

static inline __attribute__((always_inline)) v16 VERSION(relation_bias)(
  v16i relation, const float *table, int32_t heads) {
  v16 bias = VERSION(spread)(table[0]);
  for (int32_t r = 1; r < 5; r++)
    bias = VERSION(choose)(relation == r, VERSION(spread)(table[r * heads]), bias);
  return bias;
}

static inline __attribute__((always_inline)) v16i VERSION(lanes_from)(int32_t first) {
  return (v16i){0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15} + first;
}

// Probabilities of one query and head; keys [head width, stride].
static inline __attribute__((always_inline)) void VERSION(attend)(
  const float *query, const float *keys, const uint8_t *relations, const float *table,
  int32_t heads, int32_t head_width, int32_t stride, int32_t limit, float factor,
  float *probabilities) {
  v16 top = VERSION(spread)(-1e30f);
  for (int32_t j = 0; j < stride; j += LANES) {
    v16 score = {};
    for (int32_t e = 0; e < head_width; e++)
      score += query[e] * VERSION(load)(keys + e * stride + j);
    v16i relation = __builtin_convertvector(*(const v16b *)(relations + j), v16i);
    score = score * factor + VERSION(relation_bias)(relation, table, heads);
    score = VERSION(choose)(VERSION(lanes_from)(j) < limit, score, VERSION(spread)(-1e30f));
    VERSION(store)(probabilities + j, score);
    top = VERSION(choose)(score > top, score, top);
  }
  float highest = VERSION(largest)(top);
  v16 total = {};
  for (int32_t j = 0; j < stride; j += LANES) {
    v16 weight = VERSION(exponential)(VERSION(load)(probabilities + j) - highest);
    weight = VERSION(choose)(VERSION(lanes_from)(j) < limit, weight, (v16){});
    VERSION(store)(probabilities + j, weight);
    total += weight;
  }
  float scale = 1.0f / VERSION(sum)(total);
  for (int32_t j = 0; j < stride; j += LANES)
    VERSION(store)(probabilities + j, VERSION(load)(probabilities + j) * scale);
}

// result = sum over tokens of weight times value; four sums run side by side.
static inline __attribute__((always_inline)) void VERSION(mix)(
  const float *weights, const float *values, const int32_t *token, int32_t step, int32_t count,
  int32_t head_width, float *result) {
  if (head_width != 8) {
    for (int32_t e = 0; e < head_width; e++) result[e] = 0;
    for (int32_t j = 0; j < count; j++)
      for (int32_t e = 0; e < head_width; e++)
        result[e] += weights[j] * values[(int64_t)token[j] * step + e];
    return;
  }
  v8 sums[4] = {};
  int32_t j = 0;
  for (; j + 4 <= count; j += 4)
    for (int32_t k = 0; k < 4; k++)
      sums[k] += weights[j + k] * *(const v8 *)(values + (int64_t)token[j + k] * step);
  for (; j < count; j++) sums[0] += weights[j] * *(const v8 *)(values + (int64_t)token[j] * step);
  *(v8 *)result = (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static inline __attribute__((always_inline)) void VERSION(attention_rows)(
  const ck_attention_plan *plan, const float *qkv, const float *relation, float *output,
  float *probabilities, float *scratch, int32_t width, int32_t heads) {
  int32_t head_width = width / heads;
  float factor = 1.0f / __builtin_sqrtf((float)head_width);
  for (int32_t row = 0; row < plan->rows; row++) {
    VERSION(occasion) o = VERSION(occasion_at)(plan, row, scratch);
    float *keys = scratch + o.stride;
    VERSION(transpose)(qkv, o, width, width, keys);
    const uint8_t *relations = plan->relations + plan->relation_starts[row];
    float *weight = probabilities + (int64_t)heads * plan->relation_starts[row];
    for (int32_t i = 0; i < o.tokens; i++) {
      if (o.token[i] < plan->first_query) continue;
      const float *query = qkv + (int64_t)o.token[i] * 3 * width;
      float *result = output + (int64_t)o.token[i] * width;
      int32_t limit = i < o.prefix ? o.prefix : o.tokens;
      for (int32_t h = 0; h < heads; h++) {
        float *p = weight + ((int64_t)i * heads + h) * o.stride;
        VERSION(attend)(
          query + h * head_width, keys + h * head_width * o.stride, relations + i * o.stride,
          relation + h, heads, head_width, o.stride, limit, factor, p);
        VERSION(mix)(
          p, qkv + 2 * width + h * head_width, o.token, 3 * width, limit, head_width,
          result + h * head_width);
      }
    }
  }
}

static void VERSION(attention_forward)(
  const ck_attention_plan *plan, const float *qkv, const float *relation, float *output,
  float *probabilities, float *scratch) {
  if (plan->width == 32 && plan->heads == 4) {
    VERSION(attention_rows)(plan, qkv, relation, output, probabilities, scratch, 32, 4);
  } else {
    VERSION(attention_rows)(
      plan, qkv, relation, output, probabilities, scratch, plan->width, plan->heads);
  }
}

// Slopes of one query's scores in one head: ds = p (dp - sum of p dp), dp = upstream . values;
// values [head width, stride]. Adds to the relation sums; the slopes come times `factor`.
static inline __attribute__((always_inline)) void VERSION(score_slopes)(
  const float *upstream, const float *p, const float *values, const uint8_t *relations,
  int32_t head_width, int32_t stride, float factor, float *slopes, v16 relation_sums[5]) {
  v16 dot = {};
  for (int32_t j = 0; j < stride; j += LANES) {
    v16 dp = {};
    for (int32_t e = 0; e < head_width; e++)
      dp += upstream[e] * VERSION(load)(values + e * stride + j);
    dot += dp * VERSION(load)(p + j);
    VERSION(store)(slopes + j, dp);
  }
  float mean = VERSION(sum)(dot);
  for (int32_t j = 0; j < stride; j += LANES) {
    v16 ds = VERSION(load)(p + j) * (VERSION(load)(slopes + j) - mean);
    v16i relation = __builtin_convertvector(*(const v16b *)(relations + j), v16i);
    for (int32_t r = 0; r < 5; r++)
      relation_sums[r] += VERSION(choose)(relation == r, ds, (v16){});
    VERSION(store)(slopes + j, ds * factor);
  }
}

// result [j][e] = sum over i of right [i][j] left [i][e], for four j at a time or one. With
// queries and slopes the gradient of a head's keys, with upstreams and probabilities of its values.
static inline __attribute__((always_inline)) void VERSION(collect)(
  const float *const *left, const float *right, int32_t right_step, int32_t queries,
  int32_t tokens, int32_t head_width, float *const *result, int32_t offset) {
  int32_t j = 0;
  for (; head_width == 8 && j + 4 <= tokens; j += 4) {
    v8 sums[4] = {};
    for (int32_t i = 0; i < queries; i++) {
      v8 row = *(const v8 *)left[i];
      for (int32_t k = 0; k < 4; k++) sums[k] += right[(int64_t)i * right_step + j + k] * row;
    }
    for (int32_t k = 0; k < 4; k++) *(v8 *)(result[j + k] + offset) = sums[k];
  }
  for (; j < tokens; j++) {
    for (int32_t e = 0; e < head_width; e++) {
      float sum = 0;
      for (int32_t i = 0; i < queries; i++) sum += right[(int64_t)i * right_step + j] * left[i][e];
      result[j][offset + e] = sum;
    }
  }
}

static inline __attribute__((always_inline)) void VERSION(attention_back_rows)(
  const ck_attention_plan *plan, const float *qkv, const float *probabilities,
  const float *output_gradient, float *qkv_gradient, float *relation_gradient, float *scratch,
  int32_t width, int32_t heads) {
  int32_t head_width = width / heads;
  float factor = 1.0f / __builtin_sqrtf((float)head_width);
  v16 sums[heads][5];
  for (int32_t h = 0; h < heads; h++)
    for (int32_t r = 0; r < 5; r++) sums[h][r] = (v16){};
  for (int32_t row = 0; row < plan->rows; row++) {
    VERSION(occasion) o = VERSION(occasion_at)(plan, row, scratch);
    float *values = scratch + o.stride, *slopes = values + (int64_t)o.stride * width;
    const float *queries[o.stride], *upstreams[o.stride];
    float *targets[o.stride];
    VERSION(transpose)(qkv, o, width, 2 * width, values);
    const uint8_t *relations = plan->relations + plan->relation_starts[row];
    const float *weight = probabilities + (int64_t)heads * plan->relation_starts[row];
    int32_t first = o.token[0] < plan->first_query ? o.prefix : 0, asked = o.tokens - first;
    for (int32_t j = 0; j < o.tokens; j++)
      targets[j] = qkv_gradient + (int64_t)o.token[j] * 3 * width;
    for (int32_t h = 0; h < heads; h++) {
      int32_t part = h * head_width, step = heads * o.stride;
      const float *p = weight + ((int64_t)first * heads + h) * o.stride;
      for (int32_t i = 0; i < asked; i++) {
        int64_t token = o.token[first + i];
        queries[i] = qkv + token * 3 * width + part;
        upstreams[i] = output_gradient + token * width + part;
        VERSION(score_slopes)(
          upstreams[i], p + (int64_t)i * step, values + part * o.stride,
          relations + (first + i) * o.stride, head_width, o.stride, factor,
          slopes + i * o.stride, sums[h]);
        VERSION(mix)(
          slopes + i * o.stride, qkv + width + part, o.token, 3 * width, o.tokens, head_width,
          targets[first + i] + part);
      }
      VERSION(collect)(
        queries, slopes, o.stride, asked, o.tokens, head_width, targets, width + part);
      VERSION(collect)(
        upstreams, p, step, asked, o.tokens, head_width, targets, 2 * width + part);
    }
  }
  for (int32_t h = 0; h < heads; h++)
    for (int32_t r = 0; r < 5; r++) relation_gradient[r * heads + h] += VERSION(sum)(sums[h][r]);
}

static void VERSION(attention_backward)(
  const ck_attention_plan *plan, const float *qkv, const float *probabilities,
  const float *output_gradient, float *qkv_gradient, float *relation_gradient, float *scratch) {
  if (plan->width == 32 && plan->heads == 4) {
    VERSION(attention_back_rows)(
      plan, qkv, probabilities, output_gradient, qkv_gradient, relation_gradient, scratch, 32, 4);
  } else {
    VERSION(attention_back_rows)(
      plan, qkv, probabilities, output_gradient, qkv_gradient, relation_gradient, scratch,
      plan->width, plan->heads);
  }
}

static const ck_training_kernels VERSION(kernels) = {
  VERSION_NAME, VERSION(gelu_forward), VERSION(gelu_backward), VERSION(norm_forward),
  VERSION(norm_backward), VERSION(dropout_words), VERSION(residual_forward),
  VERSION(residual_backward), VERSION(column_sums), VERSION(attention_forward),
  VERSION(attention_backward),
};
