public import MarketModel

/// Coupons for those whose behaviour they are expected to change.
///
/// 1. Fit a response model to a part of the warm-up's trial and see on the rest how well it ranks. 2. Fit it to the
/// whole trial, and work out the expected gain and cost of each depth for each known customer. 3. Choose
/// the plan with the largest gain under the budget, each gain less `caution` standard errors: of many noisy
/// gains the largest are mostly noise. 4. Hold a share of those chosen out, by chance, to measure the others
/// by. Without a trial nobody gets a coupon.
///
/// - SeeAlso: N. Radcliffe, "Using control groups to target on predicted lift", *Direct Marketing
///   Analytics Journal* 1, 2007; the sources of `CouponResponseModel`, `CouponPlan` and `QiniCurve`.
public struct UpliftCoupons: CouponPolicy {
  /// How the model is fitted and checked.
  public let settings: CouponTargeting.UpliftSettings

  /// Fits, plans and holds out.
  public func assignment(
    for observation: CouponObservation, sender: CouponSender
  ) -> CouponAssignment {
    let customers = observation.customers
    guard let trial = observation.trial, trial.after != nil else {
      return CouponAssignment(arms: customers.keys.map { _ in -1 })
    }
    let scale = CustomerFeatures(trial.before, at: trial.start, since: sender.booksBegin)
    let record = TrialRecord(trial, features: scale)
    guard let model = try? model(record, customers: record.known, sender: sender) else {
      return CouponAssignment(arms: customers.keys.map { _ in -1 })
    }
    let known = (0..<customers.count).filter(customers.isKnown)
    let rows = known.map { scale.row(customers, $0, at: observation.time) }
    let sending = CouponSending(
      known: known, rows: rows, model: model, sender: sender, caution: settings.caution,
      consumers: customers.count)
    var assignment = sending.assignment { customer in
      sender.uniform(customers.keys[customer], "holdout", sending: observation.waves.count)
        < settings.holdout
    }
    assignment.figures += ranking(record, keys: customers.keys, sender: sender)
    return assignment
  }

  private func model(
    _ trial: TrialRecord, customers: [Int], sender: CouponSender
  ) throws -> CouponResponseModel {
    try CouponResponseModel(
      trial: trial, customers: customers, coupons: sender.coupons, ridge: settings.ridge)
  }

  /// The Qini curve of a model that has not seen the share `test` of the trial's customers.
  private func ranking(
    _ trial: TrialRecord, keys: [UInt64], sender: CouponSender
  ) -> [CouponFigure] {
    let isTest = keys.map { sender.uniform($0, "test") < settings.test }
    let fitted = trial.known.filter { !isTest[$0] }
    guard let model = try? model(trial, customers: fitted, sender: sender) else { return [] }
    return model.qini(
      trial, customers: trial.known.filter { isTest[$0] }, depths: sender.coupons.count)
  }
}

/// The expected gains of one sending and the plan made from them.
private struct CouponSending {
  let known: [Int]
  let plan: CouponPlan
  let gains: [Double]
  let depths: Int
  let budget: Double
  let consumers: Int

  init(
    known: [Int], rows: [[Double]], model: CouponResponseModel, sender: CouponSender,
    caution: Double, consumers: Int
  ) {
    self.known = known
    self.consumers = consumers
    depths = sender.coupons.count
    budget = sender.budget
    let arms = sender.coupons.indices
    gains = rows.flatMap { row in arms.map { model.gain(row, arm: $0) } }
    let errors = rows.flatMap { row in arms.map { model.standardError(row, arm: $0) } }
    plan = CouponPlan(
      gains: zip(gains, errors).map { $0 - caution * $1 },
      costs: rows.flatMap { row in arms.map { model.cost(row, arm: $0) } },
      coupons: depths, budget: sender.budget)
  }

  /// The plan with the predictions, without those held out.
  func assignment(isHeldOut: (Int) -> Bool) -> CouponAssignment {
    var assignment = CouponAssignment(arms: Array(repeating: -1, count: consumers))
    for (place, customer) in known.enumerated() where plan.choices[place] >= 0 {
      let arm = plan.choices[place]
      assignment.intended[customer] = arm
      assignment.predicted[customer] = gains[place * depths + Int(arm)]
      if !isHeldOut(customer) { assignment.arms[customer] = arm }
    }
    assignment.figures = [
      CouponFigure(.expectedCost, plan.cost), CouponFigure(.gap, plan.gap),
    ]
    if budget.isFinite { assignment.figures.append(CouponFigure(.budget, budget)) }
    return assignment
  }
}

extension CouponResponseModel {
  /// How well the model ranks customers on whom it was not fitted: those who by chance got the depth that it
  /// would choose for them, against the control group.
  func qini(_ trial: TrialRecord, customers: [Int], depths: Int) -> [CouponFigure] {
    let ranked = customers.compactMap { customer -> QiniCurve.Customer? in
      let gains = (0..<depths).map { gain(trial.features[customer], arm: $0) }
      let best = gains.firstLargest
      guard trial.arms[customer] < 0 || trial.arms[customer] == best else { return nil }
      return QiniCurve.Customer(
        score: gains[best],
        outcome: trial.arms[customer] < 0
          ? trial.contribution[customer]
          : trial.contribution[customer] - contactCost(best),
        isTreated: trial.arms[customer] >= 0)
    }
    guard ranked.contains(where: \.isTreated), !ranked.allSatisfy(\.isTreated) else { return [] }
    let curve = QiniCurve(ranked)
    return (0...20).map {
      CouponFigure(.qini, at: Double($0) / 20, curve.value(at: Double($0) / 20))
    } + [CouponFigure(.qiniCoefficient, curve.coefficient)]
  }

  private func contactCost(_ arm: Int) -> Double { coupons[arm].contactCost }
}
