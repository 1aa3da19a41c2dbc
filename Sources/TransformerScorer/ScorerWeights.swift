/// A scorer's network: sizes, parameters, and the standardisation of its input.
public struct ScorerWeights: Sendable, Equatable {
  /// Sizes.
  public var shape: ScorerShape
  /// Every trained number, in `ScorerLayout` order.
  public var parameters: [Float]
  /// How raw features are standardised.
  public var standardisation: Standardisation
  /// The smallest slope of the long-run price term.
  public var longRunPriceFloor: Float = 0.7
  /// Where the weights come from and where they may be used.
  public var card = ScorerCard()

  /// Gathers the parts.
  public init(shape: ScorerShape, parameters: [Float], standardisation: Standardisation) {
    self.shape = shape
    self.parameters = parameters
    self.standardisation = standardisation
  }
}

/// Means and deviations of the features that a network reads.
public struct Standardisation: Sendable, Equatable {
  /// Shape `[contextColumns]`.
  public var contextMean: [Float]
  /// Shape `[contextColumns]`, above zero.
  public var contextDeviation: [Float]
  /// Shape `[eventFeatures]`.
  public var eventMean: [Float]
  /// Shape `[eventFeatures]`, above zero.
  public var eventDeviation: [Float]
  /// Shape `[offerColumns]`.
  public var offerMean: [Float]
  /// Shape `[offerColumns]`, above zero.
  public var offerDeviation: [Float]

  /// Gathers the parts.
  public init(
    contextMean: [Float], contextDeviation: [Float], eventMean: [Float], eventDeviation: [Float],
    offerMean: [Float], offerDeviation: [Float]
  ) {
    self.contextMean = contextMean
    self.contextDeviation = contextDeviation
    self.eventMean = eventMean
    self.eventDeviation = eventDeviation
    self.offerMean = offerMean
    self.offerDeviation = offerDeviation
  }

  /// Standardised context features are clamped to this size.
  public static let contextLimit: Float = 4
  /// Standardised event and offer features are clamped to this size.
  public static let tokenLimit: Float = 5
}

/// Where each tensor lies in the flat parameter vector.
public struct ScorerLayout: Sendable, Hashable {
  /// A named part of the parameters, row-major, `[in, out]` for matrices.
  public struct Tensor: Sendable, Hashable {
    /// Its name in files.
    public var name: String
    /// Its sizes.
    public var shape: [Int]
    /// Its first element.
    public var offset: Int

    /// Elements.
    public var count: Int { shape.reduce(1, *) }
    /// Its elements in the flat vector.
    public var range: Range<Int> { offset..<offset + count }
  }

  /// Every tensor, in order.
  public private(set) var tensors: [Tensor] = []
  /// Parameters in all.
  public private(set) var count = 0

  /// Lays out a network.
  public init(_ shape: ScorerShape) {
    let d = shape.width
    let kinds = [
      ("context", shape.contextColumns.count), ("event", shape.eventFeatures),
      ("offer", shape.offerColumns.count),
    ]
    for (kind, features) in kinds { addEmbedding("embed.\(kind)", features, d) }
    for block in 0..<shape.blocks { addBlock("block.\(block)", shape) }
    add("head.norm.gain", [d])
    add("head.norm.bias", [d])
    add("head.weight", [d, 3])
    add("head.bias", [3])
    add("head.skip.offer", [shape.offerColumns.count])
    add("head.skip.context", [shape.contextColumns.count])
    add("quantity.weight", [d, shape.quantityClasses])
    add("quantity.bias", [shape.quantityClasses])
    add("quantity.logkappa", [1])
  }

  /// Returns the tensor called `name`.
  ///
  /// - Precondition: The layout has it.
  public subscript(name: String) -> Tensor {
    guard let tensor = tensors.first(where: { $0.name == name }) else {
      preconditionFailure("no tensor \(name)")
    }
    return tensor
  }

  private mutating func addEmbedding(_ prefix: String, _ features: Int, _ d: Int) {
    add("\(prefix).in.weight", [features, 2 * d])
    add("\(prefix).in.bias", [2 * d])
    add("\(prefix).out.weight", [2 * d, d])
    add("\(prefix).out.bias", [d])
  }

  private mutating func addBlock(_ prefix: String, _ shape: ScorerShape) {
    let d = shape.width
    add("\(prefix).attention.norm.gain", [d])
    add("\(prefix).attention.norm.bias", [d])
    add("\(prefix).attention.qkv.weight", [d, 3 * d])
    add("\(prefix).attention.qkv.bias", [3 * d])
    add("\(prefix).attention.relation", [ScorerShape.relations, shape.heads])
    add("\(prefix).attention.out.weight", [d, d])
    add("\(prefix).attention.out.bias", [d])
    add("\(prefix).feedforward.norm.gain", [d])
    add("\(prefix).feedforward.norm.bias", [d])
    add("\(prefix).feedforward.in.weight", [d, shape.hidden])
    add("\(prefix).feedforward.in.bias", [shape.hidden])
    add("\(prefix).feedforward.out.weight", [shape.hidden, d])
    add("\(prefix).feedforward.out.bias", [d])
  }

  private mutating func add(_ name: String, _ shape: [Int]) {
    tensors.append(Tensor(name: name, shape: shape, offset: count))
    count += shape.reduce(1, *)
  }
}
