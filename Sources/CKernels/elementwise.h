// Kernels that see one element, or one row's elements, at a time.

INLINE v16 clamped_exponential(v16 x) {
  v16 high = x > (v16)88.0f ? (v16)88.0f : x;
  v16 y = exponential_16(high < (v16)-87.0f ? (v16)-87.0f : high);
  return x < (v16)-87.0f ? (v16)0.0f : y;
}

static void exponential(float *x, int64_t count) {
  for (int64_t i = 0; i < count; i += 16) {
    store_up_to_16(x + i, count - i, clamped_exponential(load_up_to_16(x + i, count - i)));
  }
}

/// x / (1 + e^(-2u)), u = sqrt(2 / pi) (x + 0.044715 x^3): the tanh form of GELU.
INLINE v16 gelu_16(v16 x) {
  v16 u = x * MULTIPLY_ADD(x * x, (v16)-0x1.2444f2p-4f, (v16)-0x1.988454p+0f);
  u = u > (v16)87.0f ? (v16)87.0f : u;
  u = u < (v16)-87.0f ? (v16)-87.0f : u;
  return x / ((v16)1.0f + exponential_16(u));
}

static void gelu(float *x, int64_t count) {
  for (int64_t i = 0; i < count; i += 16) {
    store_up_to_16(x + i, count - i, gelu_16(load_up_to_16(x + i, count - i)));
  }
}

INLINE float mean_of_row(const float *x, int64_t columns) {
  v16 sum = 0;
  for (int64_t i = 0; i < columns; i += 16) sum += load_up_to_16(x + i, columns - i);
  return sum_of_lanes(sum) / (float)columns;
}

INLINE float variance_of_row(const float *x, int64_t columns, float mean) {
  v16 sum = 0;
  int64_t i = 0;
  for (; i + 16 <= columns; i += 16) {
    v16 away = load_16(x + i) - (v16)mean;
    sum = MULTIPLY_ADD(away, away, sum);
  }
  float rest = 0;
  for (; i < columns; i++) rest += (x[i] - mean) * (x[i] - mean);
  return (sum_of_lanes(sum) + rest) / (float)columns;
}

static void normalise(
    const float *x, int64_t x_stride, int64_t rows, int64_t columns, const float *gain,
    const float *bias, float *y, int64_t y_stride) {
  for (int64_t row = 0; row < rows; row++, x += x_stride, y += y_stride) {
    float mean = mean_of_row(x, columns);
    float variance = variance_of_row(x, columns, mean);
    float scale = 1.0f / __builtin_elementwise_sqrt(variance + 1e-5f);
    for (int64_t i = 0; i < columns; i += 16) {
      int64_t left = columns - i;
      v16 normal = (load_up_to_16(x + i, left) - (v16)mean) * (v16)scale;
      v16 gained = MULTIPLY_ADD(
          normal, load_up_to_16(gain + i, left), load_up_to_16(bias + i, left));
      store_up_to_16(y + i, left, gained);
    }
  }
}

static void standardise(
    const float *x, int64_t x_stride, int64_t rows, int64_t columns, const float *mean,
    const float *inverse, float limit, float *y, int64_t y_stride) {
  for (int64_t row = 0; row < rows; row++, x += x_stride, y += y_stride) {
    for (int64_t i = 0; i < columns; i += 16) {
      int64_t left = columns - i;
      v16 away = load_up_to_16(x + i, left) - load_up_to_16(mean + i, left);
      v16 standard = away * load_up_to_16(inverse + i, left);
      standard = standard > (v16)-limit ? standard : (v16)-limit;
      standard = standard < (v16)limit ? standard : (v16)limit;
      store_up_to_16(y + i, left, standard);
    }
  }
}
