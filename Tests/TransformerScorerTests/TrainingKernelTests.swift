import TensorKernels
import Testing

@testable import TransformerScorer

/// Every version of the kernels that this machine can run.
let trainingKernels = TrainingKernels.Instructions.allCases.compactMap(TrainingKernels.init)

@Test(
  "GELU and its slope agree with the reference around the lane width",
  arguments: [1, 7, 16, 31, 64])
func geluAgrees(columns: Int) {
  let rows = 3
  var stream = TrainingSamples.stream("gelu")
  let bias = (0..<columns).map { _ in TrainingSamples.normal(&stream) }
  let values = (0..<rows * columns).map { _ in TrainingSamples.normal(&stream) * 4 }
  var (slopes, output) = (values.map(Double.init), [Double](repeating: 0, count: values.count))
  TrainingReference<Double>().geluForward(
    &slopes, bias: bias.map(Double.init), output: &output, rows: rows, columns: columns)
  for kernels in trainingKernels {
    var (fastSlopes, fastOutput) = (values, [Float](repeating: 0, count: values.count))
    kernels.geluForward(
      &fastSlopes, bias: bias, output: &fastOutput, rows: rows, columns: columns)
    for index in values.indices {
      #expect(abs(Double(fastOutput[index]) - output[index]) <= 2e-6 * (1 + abs(output[index])))
      #expect(abs(Double(fastSlopes[index]) - slopes[index]) <= 2e-6)
    }
  }
}

@Test("GELU of numbers far from 0 is finite: x or 0")
func geluFarOut() {
  for kernels in trainingKernels {
    var values: [Float] = [1e4, -1e4, 0]
    var output: [Float] = [0, 0, 0]
    kernels.geluForward(&values, bias: [0, 0, 0], output: &output, rows: 1, columns: 3)
    #expect(output == [1e4, 0, 0] || abs(output[1]) < 1e-20)
    #expect(values == [1, 0, 0.5] || abs(values[1]) < 1e-20)
  }
}

@Test("dropout words are Philox's, whatever the CPU", arguments: [(1, 8), (5, 32), (9, 24)])
func dropoutWordsAgree(rows: Int, columns: Int) {
  let entities = (0..<rows).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
  let places = (0..<rows).map { UInt32($0 + 3) }
  var expected = [UInt16](repeating: 0, count: rows * columns)
  let plan = { (entities: UnsafePointer<UInt64>, places: UnsafePointer<UInt32>) in
    DropoutPlan(key: 0x0123_4567_89AB_CDEF, entities: entities, places: places, site: 2)
  }
  TrainingReference<Float>().dropoutWords(
    plan(entities, places), words: &expected, rows: rows, columns: columns)
  for kernels in trainingKernels {
    var words = [UInt16](repeating: 0, count: rows * columns)
    kernels.dropoutWords(plan(entities, places), words: &words, rows: rows, columns: columns)
    #expect(words == expected)
  }
}
