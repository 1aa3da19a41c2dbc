/// Standardises the columns of one kind of token that a network reads.
struct ColumnStandardiser {
  /// The columns that are read.
  let columns: [Int]
  private let mean: [Float]
  private let deviation: [Float]
  private let limit: Float
  private let stored: Int
  private let scratch: TrainingBuffer<Float>

  /// Takes the statistics of `columns` out of rows with `stored` columns.
  init(columns: [Int], mean: [Float], deviation: [Float], limit: Float, stored: Int) {
    precondition(columns.count == mean.count && columns.count == deviation.count)
    self.columns = columns
    self.mean = mean
    self.deviation = deviation
    self.limit = limit
    self.stored = stored
    scratch = TrainingBuffer(stored)
  }

  /// Writes clamp((raw - mean) / deviation) of `count` rows of `raw`.
  ///
  /// - Parameters:
  ///   - raw: Features, shape `[rows, stored]`.
  ///   - first: The first row to read.
  ///   - count: How many rows.
  ///   - target: Where they go, shape `[rows, columns]`.
  ///   - row: The first row to write.
  ///   - rewrite: Changes a row's raw features before.
  func write<Number: TrainingNumber>(
    _ raw: [Float], first: Int, count: Int, to target: TrainingBuffer<Number>, at row: Int,
    rewrite: ((UnsafeMutablePointer<Float>) -> Void)?
  ) {
    raw.withUnsafeBufferPointer { raw in
      for index in 0..<count {
        for column in 0..<stored {
          scratch.pointer[column] = raw[(first + index) * stored + column]
        }
        rewrite?(scratch.pointer)
        let output = target.pointer + (row + index) * columns.count
        for (place, column) in columns.enumerated() {
          let value = (scratch.pointer[column] - mean[place]) / deviation[place]
          output[place] = Number(min(max(value, -limit), limit))
        }
      }
    }
  }
}
