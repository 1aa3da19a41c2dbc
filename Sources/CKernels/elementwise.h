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

/// Normalises four rows side by side; `columns` is a constant where this is worth it.
INLINE void normalise_four(
    const float *x[4], const int64_t columns, const float *gain, const float *bias, float *y[4]) {
  const i16 lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  v16 sum[4] = {0, 0, 0, 0};
  for (int64_t i = 0; i < columns; i += 16) {
    for (int r = 0; r < 4; r++) sum[r] += load_up_to_16(x[r] + i, columns - i);
  }
  v4 mean = sums_of_lanes(sum) * (v4)(1.0f / (float)columns);
  v16 squares[4] = {0, 0, 0, 0};
  for (int64_t i = 0; i < columns; i += 16) {
    for (int r = 0; r < 4; r++) {
      v16 away = load_up_to_16(x[r] + i, columns - i) - (v16)mean[r];
      if (columns - i < 16) away = lanes < (i16)(int32_t)(columns - i) ? away : (v16)0.0f;
      squares[r] = MULTIPLY_ADD(away, away, squares[r]);
    }
  }
  v4 variance = sums_of_lanes(squares) * (v4)(1.0f / (float)columns);
  v4 scale = (v4)1.0f / __builtin_elementwise_sqrt(variance + (v4)1e-5f);
  for (int64_t i = 0; i < columns; i += 16) {
    v16 gains = load_up_to_16(gain + i, columns - i), biases = load_up_to_16(bias + i, columns - i);
    for (int r = 0; r < 4; r++) {
      v16 away = load_up_to_16(x[r] + i, columns - i) - (v16)mean[r];
      v16 normal = MULTIPLY_ADD(away * (v16)scale[r], gains, biases);
      store_up_to_16(y[r] + i, columns - i, normal);
    }
  }
}

static void normalise(
    const float *x, int64_t x_stride, int64_t rows, int64_t columns, const float *gain,
    const float *bias, float *y, int64_t y_stride) {
  for (int64_t row = 0; row < rows; row += 4) {
    const float *from[4];
    float *to[4];
    for (int r = 0; r < 4; r++) {
      // Past the end, the last row is computed again.
      int64_t place = row + r < rows ? row + r : rows - 1;
      from[r] = x + place * x_stride, to[r] = y + place * y_stride;
    }
    if (columns == 32) {
      normalise_four(from, 32, gain, bias, to);
    } else {
      normalise_four(from, columns, gain, bias, to);
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
