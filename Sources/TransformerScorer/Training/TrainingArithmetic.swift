package import TensorKernels

/// The arithmetic of a training pass: fast in `Float`, readable in any number.
///
/// All matrices are row-major and don't overlap; gradients of parameters are added to.
package protocol TrainingArithmetic: Sendable {
  /// What it computes in.
  associatedtype Number: TrainingNumber

  /// Computes op(a) op(b) into `c`, or adds it.
  func multiply(
    _ a: TrainingOperand<Number>, _ b: TrainingOperand<Number>,
    into c: UnsafeMutablePointer<Number>, leading: Int, rows: Int, columns: Int, inner: Int,
    accumulate: Bool)
  /// values += bias; output = GELU(values); values = GELU'(values).
  func geluForward(
    _ values: UnsafeMutablePointer<Number>, bias: UnsafePointer<Number>,
    output: UnsafeMutablePointer<Number>, rows: Int, columns: Int)
  /// slopes *= gradient; biasGradient += column sums.
  func geluBackward(
    _ gradient: UnsafePointer<Number>, slopes: UnsafeMutablePointer<Number>,
    biasGradient: UnsafeMutablePointer<Number>, rows: Int, columns: Int)
  /// normal = (values - mean) / deviation; output = normal gain + bias.
  func normForward(
    _ values: UnsafePointer<Number>, gain: UnsafePointer<Number>, bias: UnsafePointer<Number>,
    normal: UnsafeMutablePointer<Number>, inverse: UnsafeMutablePointer<Number>,
    output: UnsafeMutablePointer<Number>, rows: Int, columns: Int)
  /// Adds the gradients of values, gain and bias.
  func normBackward(
    _ gradient: UnsafePointer<Number>, gain: UnsafePointer<Number>,
    normal: UnsafePointer<Number>, inverse: UnsafePointer<Number>,
    valuesGradient: UnsafeMutablePointer<Number>, gainGradient: UnsafeMutablePointer<Number>,
    biasGradient: UnsafeMutablePointer<Number>, rows: Int, columns: Int)
  /// Draws the words of a dropout site.
  func dropoutWords(
    _ plan: DropoutPlan, words: UnsafeMutablePointer<UInt16>, rows: Int, columns: Int)
  /// values += keep (update + bias).
  func residualForward(
    _ values: UnsafeMutablePointer<Number>, update: UnsafePointer<Number>,
    bias: UnsafePointer<Number>, mask: DropoutMask, rows: Int, columns: Int)
  /// updateGradient = keep gradient; biasGradient += column sums.
  func residualBackward(
    _ gradient: UnsafePointer<Number>, mask: DropoutMask,
    updateGradient: UnsafeMutablePointer<Number>, biasGradient: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int)
  /// sums += column sums.
  func columnSums(
    _ values: UnsafePointer<Number>, sums: UnsafeMutablePointer<Number>, rows: Int, columns: Int,
    leading: Int)
  /// Attention of a shard.
  func attentionForward(
    _ plan: AttentionPlan, projections: UnsafePointer<Number>, relation: UnsafePointer<Number>,
    output: UnsafeMutablePointer<Number>, probabilities: UnsafeMutablePointer<Number>,
    scratch: UnsafeMutablePointer<Number>)
  /// Attention of a shard, backwards.
  func attentionBackward(
    _ plan: AttentionPlan, projections: UnsafePointer<Number>,
    probabilities: UnsafePointer<Number>, outputGradient: UnsafePointer<Number>,
    projectionsGradient: UnsafeMutablePointer<Number>,
    relationGradient: UnsafeMutablePointer<Number>, scratch: UnsafeMutablePointer<Number>)
}

/// A factor of a matrix product.
package struct TrainingOperand<Number> {
  /// Its first number.
  package var pointer: UnsafePointer<Number>
  /// Numbers from one stored row to the next.
  package var leading: Int
  /// Whether the transpose of what is stored is meant.
  package var transposed: Bool

  /// A matrix as it is stored.
  package static func plain(_ pointer: UnsafePointer<Number>, _ leading: Int) -> Self {
    Self(pointer: pointer, leading: leading, transposed: false)
  }

  /// The transpose of what is stored.
  package static func transpose(_ pointer: UnsafePointer<Number>, _ leading: Int) -> Self {
    Self(pointer: pointer, leading: leading, transposed: true)
  }
}

/// Vector instructions and BLAS: what training runs on.
package struct FastArithmetic: TrainingArithmetic {
  private let kernels: TrainingKernels

  /// Takes the kernels for this machine, or others for tests.
  package init(_ kernels: TrainingKernels = .fastest) {
    self.kernels = kernels
  }

  /// Computes op(a) op(b) into `c`, or adds it, by BLAS; without rows `c` stays as it is.
  package func multiply(
    _ a: TrainingOperand<Float>, _ b: TrainingOperand<Float>,
    into c: UnsafeMutablePointer<Float>, leading: Int, rows: Int, columns: Int, inner: Int,
    accumulate: Bool
  ) {
    guard rows > 0 else { return }
    BLAS.multiply(
      a.pointer, transposed: a.transposed, b.pointer, transposed: b.transposed, into: c,
      rows: rows, columns: columns, inner: inner, leadingA: a.leading, leadingB: b.leading,
      leadingC: leading, accumulate: accumulate)
  }

  /// Adds the bias, then leaves GELU in `output` and its derivative in `values`.
  package func geluForward(
    _ values: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    kernels.geluForward(values, bias: bias, output: output, rows: rows, columns: columns)
  }

  /// Turns derivatives into gradients; adds their column sums to the bias' gradient.
  package func geluBackward(
    _ gradient: UnsafePointer<Float>, slopes: UnsafeMutablePointer<Float>,
    biasGradient: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    kernels.geluBackward(
      gradient, slopes: slopes, biasGradient: biasGradient, rows: rows, columns: columns)
  }

  /// Normalises each row, scales by gain, adds bias; keeps what the gradients need.
  package func normForward(
    _ values: UnsafePointer<Float>, gain: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    normal: UnsafeMutablePointer<Float>, inverse: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    kernels.normForward(
      values, gain: gain, bias: bias, normal: normal, inverse: inverse, output: output,
      rows: rows, columns: columns)
  }

  /// Adds the gradients of values, gain and bias.
  package func normBackward(
    _ gradient: UnsafePointer<Float>, gain: UnsafePointer<Float>, normal: UnsafePointer<Float>,
    inverse: UnsafePointer<Float>, valuesGradient: UnsafeMutablePointer<Float>,
    gainGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int
  ) {
    kernels.normBackward(
      gradient, gain: gain, normal: normal, inverse: inverse, valuesGradient: valuesGradient,
      gainGradient: gainGradient, biasGradient: biasGradient, rows: rows, columns: columns)
  }

  /// Draws a dropout site's words, the same as the reference's.
  package func dropoutWords(
    _ plan: DropoutPlan, words: UnsafeMutablePointer<UInt16>, rows: Int, columns: Int
  ) {
    kernels.dropoutWords(plan, words: words, rows: rows, columns: columns)
  }

  /// Adds update and bias where the mask keeps them.
  package func residualForward(
    _ values: UnsafeMutablePointer<Float>, update: UnsafePointer<Float>,
    bias: UnsafePointer<Float>, mask: DropoutMask, rows: Int, columns: Int
  ) {
    kernels.residualForward(
      values, update: update, bias: bias, mask: mask, rows: rows, columns: columns)
  }

  /// Leaves the kept gradient in `updateGradient` and adds its column sums.
  package func residualBackward(
    _ gradient: UnsafePointer<Float>, mask: DropoutMask,
    updateGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int
  ) {
    kernels.residualBackward(
      gradient, mask: mask, updateGradient: updateGradient, biasGradient: biasGradient,
      rows: rows, columns: columns)
  }

  /// Adds the column sums of `values`, whose rows lie `leading` numbers apart.
  package func columnSums(
    _ values: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
    leading: Int
  ) {
    kernels.columnSums(values, sums: sums, rows: rows, columns: columns, leading: leading)
  }

  /// Attends head by head; keeps the probabilities for the gradients.
  package func attentionForward(
    _ plan: AttentionPlan, projections: UnsafePointer<Float>, relation: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, probabilities: UnsafeMutablePointer<Float>,
    scratch: UnsafeMutablePointer<Float>
  ) {
    kernels.attentionForward(
      plan, projections: projections, relation: relation, output: output,
      probabilities: probabilities, scratch: scratch)
  }

  /// Replaces the projections' gradient, and adds to the relations'.
  package func attentionBackward(
    _ plan: AttentionPlan, projections: UnsafePointer<Float>,
    probabilities: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    projectionsGradient: UnsafeMutablePointer<Float>,
    relationGradient: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    kernels.attentionBackward(
      plan, projections: projections, probabilities: probabilities,
      outputGradient: outputGradient, projectionsGradient: projectionsGradient,
      relationGradient: relationGradient, scratch: scratch)
  }
}
