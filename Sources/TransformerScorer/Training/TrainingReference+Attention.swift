package import TensorKernels

extension TrainingReference {
  /// p = softmax(q k / sqrt(head width) + relation's bias) over what a query sees; output = p v.
  package func attentionForward(
    _ plan: AttentionPlan, projections: UnsafePointer<Number>, relation: UnsafePointer<Number>,
    output: UnsafeMutablePointer<Number>, probabilities: UnsafeMutablePointer<Number>,
    scratch: UnsafeMutablePointer<Number>
  ) {
    plan.forEachQuery { query in
      let p = probabilities + query.probabilities
      var highest = -Number.infinity
      for (j, other) in query.seen.enumerated() {
        var score: Number = 0
        for e in query.columns(of: plan) {
          score +=
            projections[query.token * 3 * plan.width + e]
            * projections[(other * 3 + 1) * plan.width + e]
        }
        p[j] = score / Number(plan.headWidth).squareRoot()
        p[j] += relation[Int(plan.relations[query.relations + j]) * plan.heads + query.head]
        highest = max(highest, p[j])
      }
      for j in 0..<query.stride {
        p[j] = j < query.seen.count ? Number.exponential(p[j] - highest) : 0
      }
      let total = (0..<query.seen.count).reduce(0) { $0 + p[$1] }
      for j in query.seen.indices { p[j] /= total }
      for e in query.columns(of: plan) {
        output[query.token * plan.width + e] = query.seen.enumerated().reduce(0) {
          $0 + p[$1.offset] * projections[($1.element * 3 + 2) * plan.width + e]
        }
      }
    }
  }

  /// With dp the product of gradient and value: score's gradient = p (dp - sum of p dp).
  package func attentionBackward(
    _ plan: AttentionPlan, projections: UnsafePointer<Number>,
    probabilities: UnsafePointer<Number>, outputGradient: UnsafePointer<Number>,
    projectionsGradient: UnsafeMutablePointer<Number>,
    relationGradient: UnsafeMutablePointer<Number>, scratch: UnsafeMutablePointer<Number>
  ) {
    projectionsGradient.update(repeating: 0, count: plan.tokens * 3 * plan.width)
    let width = plan.width
    plan.forEachQuery { query in
      let p = probabilities + query.probabilities
      let upstream = outputGradient + query.token * width
      let dp = query.seen.map { other in
        query.columns(of: plan).reduce(Number(0)) {
          $0 + upstream[$1] * projections[(other * 3 + 2) * width + $1]
        }
      }
      let mean = dp.indices.reduce(0) { $0 + p[$1] * dp[$1] }
      for (j, other) in query.seen.enumerated() {
        let ds = p[j] * (dp[j] - mean)
        let factor = ds / Number(plan.headWidth).squareRoot()
        relationGradient[Int(plan.relations[query.relations + j]) * plan.heads + query.head] += ds
        for e in query.columns(of: plan) {
          let (q, k) = (query.token * 3 * width + e, (other * 3 + 1) * width + e)
          projectionsGradient[q] += factor * projections[k]
          projectionsGradient[k] += factor * projections[q]
          projectionsGradient[k + width] += p[j] * upstream[e]
        }
      }
    }
  }
}

/// One token's question in one head.
private struct Query {
  var token: Int
  var head: Int
  /// The tokens that it may attend to, in the occasion's order.
  var seen: [Int]
  var stride: Int
  var relations: Int
  var probabilities: Int

  func columns(of plan: AttentionPlan) -> Range<Int> {
    head * plan.headWidth..<(head + 1) * plan.headWidth
  }
}

extension AttentionPlan {
  fileprivate var headWidth: Int { width / heads }
  fileprivate var tokens: Int { rows + Int(eventStarts[rows]) + Int(offerStarts[rows]) }

  fileprivate func forEachQuery(_ body: (Query) -> Void) {
    for row in 0..<rows {
      let prefix =
        [row] + (eventStarts[row]..<eventStarts[row + 1]).map { rows + Int($0) }
      let firstOffer = rows + Int(eventStarts[rows])
      let all = prefix + (offerStarts[row]..<offerStarts[row + 1]).map { firstOffer + Int($0) }
      let stride = Self.stride(tokens: all.count)
      let start = Int(relationStarts[row])
      for (i, token) in all.enumerated() where token >= firstQuery {
        for head in 0..<heads {
          body(
            Query(
              token: token, head: head, seen: i < prefix.count ? prefix : all, stride: stride,
              relations: start + i * stride,
              probabilities: heads * start + (i * heads + head) * stride))
        }
      }
    }
  }
}
