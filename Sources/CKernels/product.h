// Rows times packed weights. A tile of rows and panels keeps its sums in registers.

/// Finishes one row's sums of one panel of 16 columns, of which `columns` exist from here on.
INLINE void finish_panel(float *y, int64_t columns, v16 sum, int32_t finish) {
  if (finish == CK_ADD) sum = load_up_to_16(y, columns) + sum;
  store_up_to_16(y, columns, sum);
}

/// Multiplies `rows` rows by `panels` panels, both constants where this is inlined.
INLINE void multiply_tile(
    const ck_product *p, const int rows, const int panels, int64_t row, int64_t panel) {
  const float *x = p->x + row * p->x_stride;
  const float *w = p->w + panel * 16 * p->inner;
  v16 sum[TILE_ROWS][TILE_PANELS];
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
#pragma clang loop unroll(full)
    for (int c = 0; c < panels; c++) sum[r][c] = load_16(p->bias + 16 * (panel + c));
  }
  for (int64_t k = 0; k < p->inner; k++) {
    v16 weights[TILE_PANELS];
#pragma clang loop unroll(full)
    for (int c = 0; c < panels; c++) weights[c] = load_16(w + 16 * (c * p->inner + k));
#pragma clang loop unroll(full)
    for (int r = 0; r < rows; r++) {
      v16 factor = x[r * p->x_stride + k];
#pragma clang loop unroll(full)
      for (int c = 0; c < panels; c++) sum[r][c] = MULTIPLY_ADD(factor, weights[c], sum[r][c]);
    }
  }
#pragma clang loop unroll(full)
  for (int r = 0; r < rows; r++) {
    float *y = p->y + (row + r) * p->y_stride;
#pragma clang loop unroll(full)
    for (int c = 0; c < panels; c++) {
      int64_t column = 16 * (panel + c);
      finish_panel(y + column, p->columns - column, sum[r][c], p->finish);
    }
  }
}

/// Multiplies `rows` rows by every panel, then applies the GELU while they are in the first cache.
INLINE void multiply_rows(const ck_product *p, const int rows, int64_t row) {
  int64_t panels = (p->columns + 15) / 16;
  int64_t panel = 0;
#if TILE_PANELS == 2
  for (; panel + 2 <= panels; panel += 2) multiply_tile(p, rows, 2, row, panel);
#endif
  for (; panel < panels; panel++) multiply_tile(p, rows, 1, row, panel);
  if (p->finish != CK_GELU) return;
  for (int r = 0; r < rows; r++) gelu(p->y + (row + r) * p->y_stride, p->columns);
}

static void multiply(const ck_product *p) {
  int64_t row = 0;
#if TILE_ROWS == 12
  for (; row + 12 <= p->rows; row += 12) multiply_rows(p, 12, row);
#endif
#if TILE_ROWS >= 6
  for (; row + 6 <= p->rows; row += 6) multiply_rows(p, 6, row);
#endif
  for (; row + 2 <= p->rows; row += 2) multiply_rows(p, 2, row);
  for (; row < p->rows; row++) multiply_rows(p, 1, row);
}
