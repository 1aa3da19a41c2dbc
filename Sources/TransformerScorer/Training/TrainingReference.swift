internal import RandomStreams
package import TensorKernels

/// The training arithmetic in plain loops: the specification of the fast kernels, and in `Double`
/// the means to check gradients against finite differences.
package struct TrainingReference<Number: TrainingNumber>: TrainingArithmetic {
  /// Needs nothing.
  package init() {}

  /// Sums over `k` in order: op(a) op(b) into `c`, or added to it.
  package func multiply(
    _ a: TrainingOperand<Number>, _ b: TrainingOperand<Number>,
    into c: UnsafeMutablePointer<Number>, leading: Int, rows: Int, columns: Int, inner: Int,
    accumulate: Bool
  ) {
    for row in 0..<rows {
      for column in 0..<columns {
        var sum: Number = 0
        for k in 0..<inner { sum += a[row, k] * b[k, column] }
        c[row * leading + column] = sum + (accumulate ? c[row * leading + column] : 0)
      }
    }
  }

  /// GELU(x) = x s, s = 1 / (1 + exp(-2 u)), u = sqrt(2/pi) (x + 0.044715 x^3), which equals
  /// 0.5 x (1 + tanh u).
  package func geluForward(
    _ values: UnsafeMutablePointer<Number>, bias: UnsafePointer<Number>,
    output: UnsafeMutablePointer<Number>, rows: Int, columns: Int
  ) {
    let factor = 2 * (2 / Number.pi).squareRoot()
    let cubic = Number(0.044715)
    for index in 0..<rows * columns {
      let x = values[index] + bias[index % columns]
      let s = 1 / (1 + Number.exponential(-factor * (x + cubic * x * x * x)))
      output[index] = x * s
      values[index] = s + x * s * (1 - s) * factor * (1 + 3 * cubic * x * x)
    }
  }

  /// slopes *= gradient; biasGradient += column sums.
  package func geluBackward(
    _ gradient: UnsafePointer<Number>, slopes: UnsafeMutablePointer<Number>,
    biasGradient: UnsafeMutablePointer<Number>, rows: Int, columns: Int
  ) {
    for index in 0..<rows * columns {
      slopes[index] *= gradient[index]
      biasGradient[index % columns] += slopes[index]
    }
  }

  /// normal = (values - mean) inverse, inverse = 1 / sqrt(biased variance + 1e-5).
  package func normForward(
    _ values: UnsafePointer<Number>, gain: UnsafePointer<Number>, bias: UnsafePointer<Number>,
    normal: UnsafeMutablePointer<Number>, inverse: UnsafeMutablePointer<Number>,
    output: UnsafeMutablePointer<Number>, rows: Int, columns: Int
  ) {
    for row in 0..<rows {
      let x = values + row * columns
      let mean = (0..<columns).reduce(0) { $0 + x[$1] } / Number(columns)
      let variance =
        (0..<columns).reduce(0) { $0 + (x[$1] - mean) * (x[$1] - mean) } / Number(columns)
      inverse[row] = 1 / (variance + Number(1e-5)).squareRoot()
      for column in 0..<columns {
        let y = (x[column] - mean) * inverse[row]
        normal[row * columns + column] = y
        output[row * columns + column] = y * gain[column] + bias[column]
      }
    }
  }

  /// With g = gradient gain: values' gradient = (g - mean(g) - normal mean(g normal)) inverse.
  package func normBackward(
    _ gradient: UnsafePointer<Number>, gain: UnsafePointer<Number>,
    normal: UnsafePointer<Number>, inverse: UnsafePointer<Number>,
    valuesGradient: UnsafeMutablePointer<Number>, gainGradient: UnsafeMutablePointer<Number>,
    biasGradient: UnsafeMutablePointer<Number>, rows: Int, columns: Int
  ) {
    for row in 0..<rows {
      let (dy, y) = (gradient + row * columns, normal + row * columns)
      let dx = valuesGradient + row * columns
      let mean = (0..<columns).reduce(0) { $0 + dy[$1] * gain[$1] } / Number(columns)
      let slope = (0..<columns).reduce(0) { $0 + dy[$1] * gain[$1] * y[$1] } / Number(columns)
      for column in 0..<columns {
        gainGradient[column] += dy[column] * y[column]
        biasGradient[column] += dy[column]
        dx[column] += inverse[row] * (dy[column] * gain[column] - mean - y[column] * slope)
      }
    }
  }

  /// Draws words by Philox: the counter is site, column group, place and entity.
  package func dropoutWords(
    _ plan: DropoutPlan, words: UnsafeMutablePointer<UInt16>, rows: Int, columns: Int
  ) {
    let key = SIMD2<UInt32>(
      UInt32(truncatingIfNeeded: plan.key), UInt32(truncatingIfNeeded: plan.key >> 32))
    for row in 0..<rows {
      let entity = plan.entities[row]
      for group in 0..<columns / 8 {
        let counter = SIMD4<UInt32>(
          plan.site << 16 | UInt32(group), plan.places[row], UInt32(truncatingIfNeeded: entity),
          UInt32(truncatingIfNeeded: entity >> 32))
        let block = Philox.block(counter: counter, key: key)
        for word in 0..<8 {
          words[row * columns + group * 8 + word] =
            UInt16(truncatingIfNeeded: block[word / 2] >> UInt32(16 * (word % 2)))
        }
      }
    }
  }

  /// values += factor (update + bias), where the factor is the mask's scale or 0.
  package func residualForward(
    _ values: UnsafeMutablePointer<Number>, update: UnsafePointer<Number>,
    bias: UnsafePointer<Number>, mask: DropoutMask, rows: Int, columns: Int
  ) {
    for index in 0..<rows * columns {
      values[index] += mask.factor(index) * (update[index] + bias[index % columns])
    }
  }

  /// updateGradient = factor gradient; biasGradient += column sums.
  package func residualBackward(
    _ gradient: UnsafePointer<Number>, mask: DropoutMask,
    updateGradient: UnsafeMutablePointer<Number>, biasGradient: UnsafeMutablePointer<Number>,
    rows: Int, columns: Int
  ) {
    for index in 0..<rows * columns {
      updateGradient[index] = mask.factor(index) * gradient[index]
      biasGradient[index % columns] += updateGradient[index]
    }
  }

  /// sums += column sums of `values`, whose rows lie `leading` numbers apart.
  package func columnSums(
    _ values: UnsafePointer<Number>, sums: UnsafeMutablePointer<Number>, rows: Int, columns: Int,
    leading: Int
  ) {
    for row in 0..<rows {
      for column in 0..<columns { sums[column] += values[row * leading + column] }
    }
  }
}

extension TrainingOperand {
  fileprivate subscript(row: Int, column: Int) -> Number {
    transposed ? pointer[column * leading + row] : pointer[row * leading + column]
  }
}

extension DropoutMask {
  fileprivate func factor<Number: TrainingNumber>(_ index: Int) -> Number {
    guard let words else { return Number(scale) }
    return words[index] >= threshold ? Number(scale) : 0
  }
}
