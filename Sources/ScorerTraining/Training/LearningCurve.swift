import Foundation

/// The losses of a training, step by step, as a table and as a picture.
struct LearningCurve {
  private let points: [TrainingPoint]

  init(_ points: [TrainingPoint]) {
    self.points = points
  }

  /// One line per point; the validation loss is empty inside an epoch.
  var csv: String {
    "step,training_loss,validation_loss\n"
      + points.map {
        "\($0.step),\($0.trainingLoss),\($0.validationLoss.map { "\($0)" } ?? "")\n"
      }.joined()
  }

  private static let (width, height) = (640.0, 320.0)
  private static let (left, right, top, bottom) = (56.0, 16.0, 28.0, 40.0)

  /// The curve as a picture of its own.
  var svg: String {
    let validation = points.compactMap { point in
      point.validationLoss.map { (point.step, $0) }
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \
      \(Int(Self.height))" font-family="sans-serif" font-size="12">
      <title>Loss by training step</title>
      <rect width="100%" height="100%" fill="#fff"/>
      \(axes)
      <polyline fill="none" stroke="#8a8f98" stroke-width="1.5" points="\
      \(line(points.map { ($0.step, $0.trainingLoss) }))"/>
      <polyline fill="none" stroke="#1f5fbf" stroke-width="2" points="\(line(validation))"/>
      \(validation.map(dot).joined(separator: "\n"))
      <text x="\(Self.left)" y="18" fill="#666b73">training loss, with dropout</text>
      <text x="\(Self.left + 190)" y="18" fill="#1f5fbf">validation loss</text>
      <text x="\(Self.width / 2)" y="\(Self.height - 6)" text-anchor="middle">step</text>
      </svg>

      """
  }

  /// Losses shown: the first points, far above the rest, run out at the top.
  private var range: (low: Double, high: Double) {
    let late = points.dropFirst(points.count / 10)
    let losses = late.map(\.trainingLoss) + points.compactMap(\.validationLoss)
    let (low, high) = (losses.min() ?? 0, losses.max() ?? 1)
    let padding = max(0.002, (high - low) * 0.1)
    return (low - padding, high + padding)
  }

  private func place(_ step: Int, _ loss: Double) -> (x: Double, y: Double) {
    let last = Double(max(1, points.last?.step ?? 1))
    let share = (loss - range.low) / (range.high - range.low)
    let x = Self.left + (Self.width - Self.left - Self.right) * Double(step) / last
    let y = Self.top + (Self.height - Self.top - Self.bottom) * (1 - min(1, max(0, share)))
    return (x, y)
  }

  private func line(_ values: [(Int, Double)]) -> String {
    values.map { step, loss in
      let point = place(step, loss)
      return String(format: "%.1f,%.1f", point.x, point.y)
    }.joined(separator: " ")
  }

  private func dot(_ value: (Int, Double)) -> String {
    let point = place(value.0, value.1)
    return String(
      format: "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#1f5fbf\"/>", point.x, point.y)
  }

  private var axes: String {
    let steps = (0...4).map { range.low + (range.high - range.low) * Double($0) / 4 }
    let rows = steps.map { loss in
      let y = place(0, loss).y
      return String(
        format: "<line x1=\"%.0f\" x2=\"%.0f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#e3e5e8\"/>"
          + "<text x=\"%.0f\" y=\"%.1f\" text-anchor=\"end\">%.3f</text>",
        Self.left, Self.width - Self.right, y, y, Self.left - 6, y + 4, loss)
    }
    let last = points.last?.step ?? 0
    let columns = (0...4).map { quarter in
      let step = last * quarter / 4
      let x = place(step, range.low).x
      return String(
        format: "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%d</text>", x,
        Self.height - Self.bottom + 16, step)
    }
    return (rows + columns).joined(separator: "\n")
  }
}
