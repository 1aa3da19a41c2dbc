import Foundation
import ScientificComputing
import Testing

@Suite("Gaussian process")
struct GaussianProcessTests {
  @Test("two values are predicted as the formula for two equations says")
  func twoPoints() throws {
    let noise = 0.1
    let process = try GaussianProcess(
      points: [[0], [1]], values: [-1, 1], shape: .init(lengths: [1], noise: noise))
    let (near, far) = (matern(0.5), matern(1))
    // The values are centred at 0 with a standard deviation of the root of 2; they are antisymmetric, so
    // each weight is the value over 1 + noise - far.
    let atStart = process.prediction(at: [0])
    #expect(abs(atStart.mean + (1 - far) / (1 + noise - far)) < 1e-12)
    let between = process.prediction(at: [0.5])
    #expect(abs(between.mean) < 1e-12)
    let variance = 2 * (0.5 / (1 + noise - far)) * (1 - 2 * near * near / (1 + noise + far))
    #expect(abs(between.deviation - variance.squareRoot()) < 1e-12)
  }

  @Test("without noise to speak of the process passes through its values")
  func interpolates() throws {
    let points = [[0.1, 0.2], [0.7, 0.3], [0.4, 0.9], [0.9, 0.9]]
    let values = [3.0, -2, 10, 4]
    let process = try GaussianProcess(
      points: points, values: values, shape: .init(lengths: [0.4, 0.4], noise: 1e-10))
    for (point, value) in zip(points, values) {
      #expect(abs(process.prediction(at: point).mean - value) < 1e-6)
      #expect(process.prediction(at: point).deviation < 1e-3)
    }
    #expect(process.prediction(at: [0.1, 0.9]).deviation > 0.1)
  }

  @Test("the most probable shape is longer along an axis that does nothing")
  func shape() throws {
    let points = try Sobol.points(count: 32, dimensions: 2)
    let values = points.map { sin(9 * $0[0]) }
    let process = try GaussianProcess.fitted(
      points: points, values: values, from: .init(axes: 2))
    #expect(process.shape.lengths[1] > 3 * process.shape.lengths[0])
    #expect(process.shape.noise < 0.01)
    #expect(abs(process.prediction(at: [0.3, 0.5]).mean - sin(2.7)) < 0.05)
  }

  @Test("expected improvement is the mean of what a normal number exceeds a level by")
  func improvement() throws {
    let process = try GaussianProcess(
      points: [[0], [1]], values: [-1, 1], shape: .init(lengths: [0.1], noise: 0.01))
    let prediction = process.prediction(at: [0.5])
    // At a level of the mean itself it is the deviation over the root of 2 pi.
    let atMean = prediction.expectedImprovement(over: prediction.mean)
    #expect(abs(atMean - prediction.deviation / (2 * Double.pi).squareRoot()) < 1e-12)
    // Far below the mean it is the lead, far above it nothing.
    let low = prediction.mean - 12 * prediction.deviation
    #expect(abs(prediction.expectedImprovement(over: low) - (prediction.mean - low)) < 1e-9)
    let high = prediction.mean + 40 * prediction.deviation
    #expect(prediction.expectedImprovement(over: high) < 1e-12)
  }

  @Test("equal values everywhere and repeated points are fitted too")
  func degenerate() throws {
    let process = try GaussianProcess.fitted(
      points: [[0.5], [0.5], [0.6]], values: [7, 7, 7], from: .init(axes: 1))
    #expect(abs(process.prediction(at: [0.1]).mean - 7) < 1e-9)
  }

  /// Matern's covariance with smoothness 5/2 and length 1.
  private func matern(_ distance: Double) -> Double {
    let scaled = 5.squareRoot() * distance
    return (1 + scaled + scaled * scaled / 3) * exp(-scaled)
  }
}
