internal import CKernels

/// Where the tokens of a shard of occasions lie: all contexts, then all events, then all offers.
///
/// The pointers must stay valid for as long as the plan is used.
public struct AttentionPlan {
  /// Occasions.
  public var rows: Int
  /// Width of a token.
  public var width: Int
  /// Heads; they divide the width.
  public var heads: Int
  /// The first token that asks: 0, or the first offer.
  public var firstQuery: Int
  /// First event of each occasion and the end; shape `[rows + 1]`.
  public var eventStarts: UnsafePointer<Int32>
  /// First offer of each occasion and the end; shape `[rows + 1]`.
  public var offerStarts: UnsafePointer<Int32>
  /// Per occasion `[tokens, stride]`, stride = tokens rounded up to a multiple of 16.
  public var relations: UnsafePointer<UInt8>
  /// Where each occasion's relations start; its probabilities start at `heads` times that.
  public var relationStarts: UnsafePointer<Int32>

  /// Gathers the parts.
  public init(
    rows: Int, width: Int, heads: Int, firstQuery: Int, eventStarts: UnsafePointer<Int32>,
    offerStarts: UnsafePointer<Int32>, relations: UnsafePointer<UInt8>,
    relationStarts: UnsafePointer<Int32>
  ) {
    self.rows = rows
    self.width = width
    self.heads = heads
    self.firstQuery = firstQuery
    self.eventStarts = eventStarts
    self.offerStarts = offerStarts
    self.relations = relations
    self.relationStarts = relationStarts
  }

  /// Returns a number of tokens, rounded up to whole vectors.
  public static func stride(tokens: Int) -> Int { (tokens + 15) / 16 * 16 }

  /// Returns the floats of scratch that occasions of up to `tokens` tokens need.
  public static func scratch(tokens: Int, width: Int) -> Int {
    Int(ck_attention_scratch(Int32(tokens), Int32(width)))
  }

  fileprivate var raw: ck_attention_plan {
    ck_attention_plan(
      rows: Int32(rows), width: Int32(width), heads: Int32(heads), first_query: Int32(firstQuery),
      event_starts: eventStarts, offer_starts: offerStarts, relations: relations,
      relation_starts: relationStarts)
  }
}

/// Which random words a dropout site draws: Philox4x32-10 at counter (site, group of 8 columns;
/// place; entity).
public struct DropoutPlan {
  /// Key of the stream family.
  public var key: UInt64
  /// The occasion of each row.
  public var entities: UnsafePointer<UInt64>
  /// The place of each row in its occasion.
  public var places: UnsafePointer<UInt32>
  /// The layer; below 65,536.
  public var site: UInt32

  /// Gathers the parts.
  public init(
    key: UInt64, entities: UnsafePointer<UInt64>, places: UnsafePointer<UInt32>, site: UInt32
  ) {
    self.key = key
    self.entities = entities
    self.places = places
    self.site = site
  }
}

/// Which elements of an update are kept, and by what they are multiplied.
public struct DropoutMask {
  /// An element is kept where its word reaches the threshold; nil keeps all.
  public var words: UnsafePointer<UInt16>?
  /// Words below it are dropped.
  public var threshold: UInt32
  /// Factor of what is kept.
  public var scale: Float

  /// Gathers the parts.
  public init(words: UnsafePointer<UInt16>?, threshold: UInt32, scale: Float) {
    self.words = words
    self.threshold = threshold
    self.scale = scale
  }
}

/// The training network's passes that are no matrix products, for one kind of CPU.
///
/// Formulas: `TrainingReference` of the scorer, against which they are tested. Arguments are
/// row-major matrices whose shapes the caller checked.
public struct TrainingKernels: Sendable {
  /// A kind of CPU that there are kernels for.
  public enum Instructions: Int32, Sendable, CaseIterable {
    /// Any CPU.
    case portable
    /// AVX2 and FMA.
    case avx2
    /// AVX-512 F, DQ, BW and VL.
    case avx512
  }

  // SAFETY: points to a constant of the program that nothing writes.
  private nonisolated(unsafe) let table: UnsafePointer<ck_training_kernels>

  /// Takes the kernels for `instructions`; nil if this machine lacks them.
  public init?(_ instructions: Instructions) {
    guard let table = ck_training_kernels_for(instructions.rawValue) else { return nil }
    self.table = table
  }

  /// The best kernels for this machine.
  public static let fastest: TrainingKernels = {
    for instructions in Instructions.allCases.reversed() {
      if let kernels = TrainingKernels(instructions) { return kernels }
    }
    preconditionFailure("the portable kernels are always there")
  }()

  /// The name of the kind of CPU.
  public var name: String { String(cString: table.pointee.name) }

  /// Adds the bias to `values`, writes GELU to `output`, and leaves the slope in `values`.
  public func geluForward(
    _ values: UnsafeMutablePointer<Float>, bias: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    table.pointee.gelu_forward(values, bias, output, Int32(rows), Int32(columns))
  }

  /// Multiplies slopes by the gradient; adds the column sums to the bias's gradient.
  public func geluBackward(
    _ gradient: UnsafePointer<Float>, slopes: UnsafeMutablePointer<Float>,
    biasGradient: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    table.pointee.gelu_backward(gradient, slopes, biasGradient, Int32(rows), Int32(columns))
  }

  /// Normalises each row; keeps the normalised row and the inverse deviation.
  public func normForward(
    _ values: UnsafePointer<Float>, gain: UnsafePointer<Float>, bias: UnsafePointer<Float>,
    normal: UnsafeMutablePointer<Float>, inverse: UnsafeMutablePointer<Float>,
    output: UnsafeMutablePointer<Float>, rows: Int, columns: Int
  ) {
    table.pointee.norm_forward(
      values, gain, bias, normal, inverse, output, Int32(rows), Int32(columns))
  }

  /// Adds the gradients of values, gain and bias.
  public func normBackward(
    _ gradient: UnsafePointer<Float>, gain: UnsafePointer<Float>, normal: UnsafePointer<Float>,
    inverse: UnsafePointer<Float>, valuesGradient: UnsafeMutablePointer<Float>,
    gainGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int
  ) {
    table.pointee.norm_backward(
      gradient, gain, normal, inverse, valuesGradient, gainGradient, biasGradient, Int32(rows),
      Int32(columns))
  }

  /// Draws the words of a dropout site; columns are a multiple of 8.
  public func dropoutWords(
    _ plan: DropoutPlan, words: UnsafeMutablePointer<UInt16>, rows: Int, columns: Int
  ) {
    var raw = ck_dropout_plan(
      key: plan.key, entities: plan.entities, places: plan.places, site: plan.site)
    table.pointee.dropout_words(&raw, words, Int32(rows), Int32(columns))
  }

  /// Adds what is kept of update + bias to `values`.
  public func residualForward(
    _ values: UnsafeMutablePointer<Float>, update: UnsafePointer<Float>,
    bias: UnsafePointer<Float>, mask: DropoutMask, rows: Int, columns: Int
  ) {
    table.pointee.residual_forward(
      values, update, bias, mask.words, mask.threshold, mask.scale, Int32(rows), Int32(columns))
  }

  /// Writes the update's gradient; adds its column sums to the bias's gradient.
  public func residualBackward(
    _ gradient: UnsafePointer<Float>, mask: DropoutMask,
    updateGradient: UnsafeMutablePointer<Float>, biasGradient: UnsafeMutablePointer<Float>,
    rows: Int, columns: Int
  ) {
    table.pointee.residual_backward(
      gradient, mask.words, mask.threshold, mask.scale, updateGradient, biasGradient, Int32(rows),
      Int32(columns))
  }

  /// Adds the column sums of the first `columns` of `leading` columns.
  public func columnSums(
    _ values: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
    leading: Int
  ) {
    table.pointee.column_sums(values, sums, Int32(rows), Int32(columns), Int32(leading))
  }

  /// Mixes values by attention: `[tokens, 3 width]` to `[tokens, width]`.
  public func attentionForward(
    _ plan: AttentionPlan, projections: UnsafePointer<Float>, relation: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>, probabilities: UnsafeMutablePointer<Float>,
    scratch: UnsafeMutablePointer<Float>
  ) {
    var raw = plan.raw
    table.pointee.attention_forward(&raw, projections, relation, output, probabilities, scratch)
  }

  /// Writes the projections' gradient (queries from the first on), adds the relations' gradient.
  public func attentionBackward(
    _ plan: AttentionPlan, projections: UnsafePointer<Float>,
    probabilities: UnsafePointer<Float>, outputGradient: UnsafePointer<Float>,
    projectionsGradient: UnsafeMutablePointer<Float>,
    relationGradient: UnsafeMutablePointer<Float>, scratch: UnsafeMutablePointer<Float>
  ) {
    var raw = plan.raw
    table.pointee.attention_backward(
      &raw, projections, probabilities, outputGradient, projectionsGradient, relationGradient,
      scratch)
  }
}
