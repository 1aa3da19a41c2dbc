// Element-wise passes, layer norm, attention and dropout of the training network, forward and
// backward. Matrices are row-major floats; a "column sum" is added to what its array holds.
// Source of each formula and its readable form: TransformerScorer/Training/TrainingReference.swift.
#ifndef MARKETEER_TRAINING_KERNELS_H
#define MARKETEER_TRAINING_KERNELS_H

#include <stdint.h>

/// Where the tokens of a shard of occasions lie: all contexts, then all events, then all offers.
typedef struct {
  int32_t rows;                             // occasions
  int32_t width;                            // of a token
  int32_t heads;                            // they divide the width
  int32_t first_query;                      // the first token that asks: 0, or the first offer
  const int32_t *_Nonnull event_starts;     // [rows + 1], from 0
  const int32_t *_Nonnull offer_starts;     // [rows + 1], from 0
  const uint8_t *_Nonnull relations;        // per occasion [tokens, stride], stride = tokens to 16
  const int32_t *_Nonnull relation_starts;  // [rows + 1]; heads times that, a probability's start
} ck_attention_plan;

/// Which random words a dropout site draws: counter (site, group of 8 columns; place; entity).
typedef struct {
  uint64_t key;                        // of the stream family
  const uint64_t *_Nonnull entities;   // [rows]
  const uint32_t *_Nonnull places;     // [rows]
  uint32_t site;                       // below 65,536
} ck_dropout_plan;

/// One version of the kernels, for one kind of CPU.
typedef struct {
  const char *_Nonnull name;
  /// values += bias; output = GELU(values); values = GELU'(values).
  void (*_Nonnull gelu_forward)(
    float *_Nonnull values, const float *_Nonnull bias, float *_Nonnull output, int32_t rows,
    int32_t columns);
  /// slopes *= gradient; bias_gradient += column sums.
  void (*_Nonnull gelu_backward)(
    const float *_Nonnull gradient, float *_Nonnull slopes, float *_Nonnull bias_gradient,
    int32_t rows, int32_t columns);
  /// normal = (values - mean) * inverse; output = normal * gain + bias.
  void (*_Nonnull norm_forward)(
    const float *_Nonnull values, const float *_Nonnull gain, const float *_Nonnull bias,
    float *_Nonnull normal, float *_Nonnull inverse, float *_Nonnull output, int32_t rows,
    int32_t columns);
  /// Adds the gradients of values, gain and bias.
  void (*_Nonnull norm_backward)(
    const float *_Nonnull gradient, const float *_Nonnull gain, const float *_Nonnull normal,
    const float *_Nonnull inverse, float *_Nonnull values_gradient, float *_Nonnull gain_gradient,
    float *_Nonnull bias_gradient, int32_t rows, int32_t columns);
  /// Fills words [rows, columns]; columns are a multiple of 8.
  void (*_Nonnull dropout_words)(
    const ck_dropout_plan *_Nonnull plan, uint16_t *_Nonnull words, int32_t rows, int32_t columns);
  /// values += keep * (update + bias), keep = scale where the word reaches the threshold, else 0.
  void (*_Nonnull residual_forward)(
    float *_Nonnull values, const float *_Nonnull update, const float *_Nonnull bias,
    const uint16_t *_Nullable words, uint32_t threshold, float scale, int32_t rows,
    int32_t columns);
  /// update_gradient = keep * gradient; bias_gradient += column sums.
  void (*_Nonnull residual_backward)(
    const float *_Nonnull gradient, const uint16_t *_Nullable words, uint32_t threshold,
    float scale, float *_Nonnull update_gradient, float *_Nonnull bias_gradient, int32_t rows,
    int32_t columns);
  /// sums += column sums.
  void (*_Nonnull column_sums)(
    const float *_Nonnull values, float *_Nonnull sums, int32_t rows, int32_t columns,
    int32_t leading);
  /// qkv [tokens, 3 width] to output [tokens, width] and probabilities.
  void (*_Nonnull attention_forward)(
    const ck_attention_plan *_Nonnull plan, const float *_Nonnull qkv,
    const float *_Nonnull relation, float *_Nonnull output, float *_Nonnull probabilities,
    float *_Nonnull scratch);
  /// Fills qkv_gradient (queries from first_query on), adds relation_gradient.
  void (*_Nonnull attention_backward)(
    const ck_attention_plan *_Nonnull plan, const float *_Nonnull qkv,
    const float *_Nonnull probabilities, const float *_Nonnull output_gradient,
    float *_Nonnull qkv_gradient, float *_Nonnull relation_gradient, float *_Nonnull scratch);
} ck_training_kernels;

/// The kinds of CPU that there are kernels for.
enum { CK_TRAINING_PORTABLE = 0, CK_TRAINING_AVX2 = 1, CK_TRAINING_AVX512 = 2 };

/// Returns the kernels for one kind of CPU, or null if this machine's CPU lacks what they need.
const ck_training_kernels *_Nullable ck_training_kernels_for(int32_t kind);

/// Returns the floats of scratch that attention needs for occasions of up to `tokens` tokens.
int64_t ck_attention_scratch(int32_t tokens, int32_t width);

#endif
