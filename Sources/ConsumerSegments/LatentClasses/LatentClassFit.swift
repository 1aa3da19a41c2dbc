import Glibc

/// Latent classes fitted to consumers' counts, largest class first.
public struct LatentClassFit: Sendable {
  /// The classes.
  public let classes: LatentClasses
  /// Each consumer's probabilities of the classes; shape `[class, consumer]`, row-major.
  public let memberships: [Double]
  /// How well they fit.
  public let criteria: FitCriteria

  /// Starts, and those of them that are followed to the end.
  private static let starts = 10
  private static let finalists = 2
  private static let shortRun = 20
  private static let longRun = 400
  private static let tolerance = 1e-6

  /// Fits a number of classes from several starts and keeps the best.
  ///
  /// - Parameters:
  ///   - counts: The consumers; at least one.
  ///   - classes: How many classes.
  ///   - seed: Names the starts.
  public init(_ counts: ConsumerCounts, classes: Int, seed: UInt64) {
    precondition(counts.consumers > 0 && classes > 0, "a fit needs consumers and classes")
    let data = LatentClassData(counts)
    let starts = ClassStarts(counts)
    let short = (0..<(classes == 1 ? 1 : Self.starts)).map { start in
      var search = ExpectationMaximization(
        data, memberships: starts.memberships(classes: classes, start: start, seed: seed))
      search.run(iterations: Self.shortRun, tolerance: Self.tolerance)
      return search
    }
    let order = short.indices.sorted { (short[$1].objective, $0) < (short[$0].objective, $1) }
    var best = short[order[0]]
    for (place, start) in order.prefix(Self.finalists).enumerated() {
      var search = short[start]
      search.run(iterations: Self.longRun, tolerance: Self.tolerance)
      if place == 0 || search.objective > best.objective { best = search }
    }
    self.init(best, consumers: counts.consumers)
  }

  private init(_ search: ExpectationMaximization, consumers: Int) {
    let shares = search.classes.shares
    let order = shares.indices.sorted { (shares[$1], $0) < (shares[$0], $1) }
    classes = search.classes.ordered(order)
    memberships = order.flatMap {
      search.memberships[$0 * consumers..<($0 + 1) * consumers]
    }
    criteria = FitCriteria(
      classes: classes, logLikelihood: search.logLikelihood, memberships: memberships,
      consumers: consumers)
  }

  /// Returns other counts' probabilities of the classes, such as those of half the periods; shape
  /// `[class, consumer]`.
  public func memberships(of counts: ConsumerCounts) -> [Double] {
    ExpectationMaximization(LatentClassData(counts), classes: classes).memberships
  }

  /// Consumers that the smallest class stands for.
  var smallestClass: Double {
    (classes.shares.last ?? 0) * Double(memberships.count / classes.count)
  }
}

/// How well a number of classes fits, and how clearly consumers belong to one.
public struct FitCriteria: Sendable, Hashable, Codable {
  /// The number of classes.
  public var classes: Int
  /// Free parameters.
  public var parameters: Int
  /// The log likelihood.
  public var logLikelihood: Double
  /// Akaike's criterion; less is better.
  public var aic: Double
  /// The Bayesian criterion (Schwarz), which chooses; less is better.
  public var bic: Double
  /// The integrated completed likelihood: BIC and twice the entropy; less is better.
  public var icl: Double
  /// 1 where every consumer surely belongs to one class, 0 where nothing is known; `nil` for one class.
  public var entropyR2: Double?

  init(
    classes: LatentClasses, logLikelihood: Double, memberships: [Double], consumers: Int
  ) {
    self.classes = classes.count
    parameters = classes.parameters
    self.logLikelihood = logLikelihood
    let entropy = -memberships.reduce(0) { $0 + ($1 > 0 ? $1 * log($1) : 0) }
    aic = 2 * Double(parameters) - 2 * logLikelihood
    bic = Double(parameters) * log(Double(consumers)) - 2 * logLikelihood
    icl = bic + 2 * entropy
    entropyR2 =
      classes.count > 1 ? 1 - entropy / (Double(consumers) * log(Double(classes.count))) : nil
  }
}
